package fastapi

import (
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/python"
)

// handlers is the module in which the reader writes what the operations of one
// tag do.
func (w *writer) handlers(m *python.Module) []byte {
	f := newFile()
	f.use(contractModule, "bases")
	title := m.Tag.Name
	if title == "" {
		title = m.Name
	}
	f.write(0, "class ", call(word(m.Handlers()), word("bases."+m.Base())), ":")
	f.put(docstring(1, fmt.Sprintf("Write the methods of bases.%s here: each answers 501 until then.\n\n"+
		"Models are those of app.contract.models. Raise HTTPException(404, \"...\") for an\n"+
		"error: it is answered as the contract declares errors.", m.Base()))...)
	return f.module("What the operations of " + title + " do.")
}

const securityHandlers = `"""Who is let in."""

from __future__ import annotations

from app.contract import security


class SecurityHandlers(security.SecurityBase):
    """Write the methods of security.SecurityBase here: each answers 501 until then.

    A method gives who the caller is; handlers get it as caller.identity.
    """
`

const mainModule = `"""The app, as a server runs it: uvicorn app.main:app."""

from app.contract.application import create_app

app = create_app()
`

// project writes the project file.
func (w *writer) project() []byte {
	dependencies := []string{"fastapi>=0.115", "pydantic>=2.10"}
	if w.forms() {
		dependencies = append(dependencies, "python-multipart>=0.0.9")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "[project]\nname = %s\nversion = \"0.1.0\"\ndescription = %s\nrequires-python = \">=3.10\"\ndependencies = [\n",
		tomlString(slug(w.contract.Title)), tomlString(oneLine(w.contract.Title)))
	for _, d := range dependencies {
		fmt.Fprintf(&b, "    %q,\n", d)
	}
	b.WriteString(`]

[project.optional-dependencies]
dev = ["httpx>=0.27", "mypy>=1.11", "pytest>=8", "uvicorn>=0.30"]

[tool.mypy]
strict = true

[tool.pytest.ini_options]
testpaths = ["tests"]
pythonpath = ["."]

[tool.setuptools.packages.find]
include = ["app*"]
`)
	return []byte(b.String())
}

// forms reports whether some operation takes a form.
func (w *writer) forms() bool {
	return slices.ContainsFunc(w.operations, func(o *operation) bool {
		return o.Body != nil && slices.ContainsFunc(o.Body.Content, func(m openapi.Media) bool { return isForm(m.Type) })
	})
}

// slug is a title as a name of a project.
func slug(title string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	if out := strings.Trim(b.String(), "-"); out != "" {
		return out
	}
	return "api"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// tomlString is a string of TOML.
func tomlString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

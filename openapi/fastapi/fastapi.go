// Package fastapi makes a server of a contract: FastAPI's routes, Pydantic's
// models and a class for each tag in which the reader writes what the
// operations do.
//
// Most callers want [Target].
//
// The package promises that after any change of the contract the app imports
// and does what it did for operations that stayed, although handlers are the
// reader's and never changed: they import modules and no names, what they lack
// answers 501, and what went away is not imported. No text of a contract can
// become code.
//
// Code is not made with a template engine. What is the same for every contract
// stands in files/*.py as it is written out. The rest is built of expressions
// ([code]) that know how black breaks lines, which no template could, and
// text/template's executor would cost every process 2 MB.
package fastapi

import (
	"bytes"
	"embed"
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/pytest"
)

// modules are those that are the same for every contract.
//
//go:embed files/*.py
var modules embed.FS

// Target makes a FastAPI server.
type Target struct{}

// Name is what the target is called in arguments.
func (Target) Name() string { return "fastapi" }

// Files are all files of the server, sorted by path.
func (Target) Files(c *openapi.Contract) ([]openapi.File, error) {
	w := newWriter(c)
	files := append(w.contractFiles(), w.scaffold()...)
	tests, err := pytest.Files(c, w.names)
	if err != nil {
		return nil, err
	}
	files = append(files, tests...)
	slices.SortFunc(files, func(a, b openapi.File) int { return strings.Compare(a.Path, b.Path) })
	return files, nil
}

// contractFiles are the files that only we write.
func (w *writer) contractFiles() []openapi.File {
	generated := func(name string, content []byte) openapi.File {
		return openapi.File{Path: "app/contract/" + name, Owner: openapi.Generated, Content: content, Needed: true}
	}
	files := []openapi.File{
		generated("__init__.py", []byte("\"\"\"What the contract says. Generated: change the contract instead.\"\"\"\n")),
		generated("routes/__init__.py", []byte("\"\"\"The routes of the contract, a module for each tag.\"\"\"\n")),
		generated("bases.py", w.bases()),
		generated("application.py", w.application()),
	}
	guarded := false
	for _, m := range w.names.Modules {
		f := generated("routes/"+m.Name+".py", w.routes(m))
		for _, o := range w.of(m) {
			f.Marks = append(f.Marks, openapi.Mark{Operation: o.Key(), Role: openapi.RoleRoute, Name: o.Name, Line: lineOf(f.Content, "async def "+o.Name+"(")})
			guarded = guarded || o.guarded
		}
		files = append(files, f)
	}
	w.models.settle()
	files = append(files, generated("models.py", w.models.write(oneLine(w.contract.Title+" "+w.contract.APIVersion))))
	files = append(files, generated("security.py", w.security()))
	// Handlers may import these whether the contract needs them now or not.
	fixed := []string{"answers", "errors", "formats", "rules", "schema"}
	if w.requests {
		fixed = append(fixed, "requests")
	}
	if guarded {
		fixed = append(fixed, "access")
	}
	for _, name := range fixed {
		content, err := modules.ReadFile("files/" + name + ".py")
		if err != nil {
			panic(err) // embedded, and a test asks for each
		}
		files = append(files, generated(name+".py", content))
	}
	return files
}

// scaffold are the files that are their reader's once they are there.
func (w *writer) scaffold() []openapi.File {
	scaffold := func(name, content string) openapi.File {
		return openapi.File{Path: name, Owner: openapi.Scaffold, Content: []byte(content), Needed: true}
	}
	files := []openapi.File{
		scaffold("app/__init__.py", "\"\"\"The server.\"\"\"\n"),
		scaffold("app/main.py", mainModule),
		scaffold("app/handlers/__init__.py", "\"\"\"What the operations do.\"\"\"\n"),
	}
	files = append(files, openapi.File{Path: "pyproject.toml", Owner: openapi.Scaffold, Content: w.project()})
	if slices.ContainsFunc(w.operations, func(o *operation) bool { return o.guarded }) {
		f := scaffold("app/handlers/security.py", securityHandlers)
		line := lineOf(f.Content, "class SecurityHandlers(")
		for _, g := range w.guards() {
			f.Marks = append(f.Marks, openapi.Mark{Operation: g.Name, Role: openapi.RoleSecurity, Name: g.name, Line: line})
		}
		files = append(files, f)
	}
	for _, m := range w.names.Modules {
		f := scaffold("app/handlers/"+m.Name+".py", string(w.handlers(m)))
		line := lineOf(f.Content, "class "+m.Handlers()+"(")
		for _, o := range m.Operations {
			f.Marks = append(f.Marks, openapi.Mark{Operation: o.Key(), Role: openapi.RoleHandler, Name: o.Name, Line: line})
		}
		files = append(files, f)
	}
	return files
}

// lineOf is the line that begins so, but for its indent; 0 when there is none.
func lineOf(source []byte, beginning string) int {
	n := 0
	for line := range bytes.Lines(source) {
		n++
		if bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte(beginning)) {
			return n
		}
	}
	return 0
}

// Handler is the line in which a method of this name is defined, 0 when none is.
func (Target) Handler(source []byte, name string) int {
	n, quote := 0, ""
	for line := range strings.Lines(string(source)) {
		n++
		code := strings.TrimSpace(line)
		if quote == "" && !strings.HasPrefix(line, code) && (isDef(code, "def ", name) || isDef(code, "async def ", name)) {
			return n
		}
		quote = openQuote(line, quote)
	}
	return 0
}

func isDef(code, def, name string) bool {
	rest, ok := strings.CutPrefix(code, def+name)
	return ok && strings.HasPrefix(strings.TrimLeft(rest, " "), "(")
}

// openQuote is the triple quote that is open behind a line, given the one that
// was open before it.
func openQuote(line, quote string) string {
	for i := 0; i+3 <= len(line); i++ {
		three := line[i : i+3]
		switch {
		case quote == "" && line[i] == '#':
			return ""
		case quote == "" && (three == `"""` || three == `'''`):
			quote = three
			i += 2
		case quote != "" && three == quote:
			quote = ""
			i += 2
		}
	}
	return quote
}

package typescript

import (
	"slices"
	"strings"

	"kiro-mcp/openapi"
)

// client writes the class, one method an operation.
func (m *model) client(calls []call) openapi.File {
	out := newSource(m.contract)
	if len(calls) == 0 {
		out.put("export {};\n")
		return out.file("client.ts")
	}
	schemes := m.schemes()
	imports := []string{"Connection"}
	for _, s := range schemes {
		imports = append(imports, "Scheme", s.secret)
	}
	slices.Sort(imports)
	out.put("import { call } from \"./runtime.js\";\nimport type { %s } from \"./runtime.js\";\n", strings.Join(slices.Compact(imports), ", "))
	out.put("import type * as operations from \"./operations.js\";\n\n")
	m.options(out, schemes)

	out.text(comment([]string{strings.TrimSpace(m.contract.Title + " " + m.contract.APIVersion), m.contract.Description}))
	out.put("export class Client {\n")
	out.depth = 1
	out.put("readonly #connection: ClientOptions & { schemes: typeof schemes };\n\nconstructor(options: ClientOptions = {}) {\n")
	out.put("  this.#connection = { baseUrl: %s, ...options, schemes };\n}\n", quote(m.base()))
	var marks []openapi.Mark
	for _, c := range calls {
		marks = append(marks, out.method(c))
	}
	out.depth = 0
	out.put("}\n")
	file := out.file("client.ts")
	file.Marks = marks
	return file
}

// base is where the API is, as far as the contract knows.
func (m *model) base() string {
	if len(m.contract.Servers) == 0 {
		return ""
	}
	return strings.TrimSuffix(m.contract.Servers[0].URL, "/")
}

// scheme is a security scheme that the runtime can serve.
type scheme struct {
	*openapi.SecurityScheme
	secret string // the type of its credential
	text   string // as the runtime takes it
}

// schemes leaves out what no header and no query can carry.
func (m *model) schemes() []scheme {
	var out []scheme
	for _, s := range m.contract.Security {
		known := scheme{SecurityScheme: s, secret: "Secret"}
		switch {
		case s.Type == "apiKey":
			known.text = `{ kind: "key", in: ` + quote(string(s.In)) + `, name: ` + quote(s.Key) + ` }`
		case s.Type == "http" && s.Scheme == "basic":
			known.secret, known.text = "Login", `{ kind: "basic" }`
		case s.Type == "http" && s.Scheme == "bearer", s.Type == "oauth2", s.Type == "openIdConnect":
			known.text = `{ kind: "bearer" }`
		default:
			continue
		}
		out = append(out, known)
	}
	return out
}

// options writes what the client is made with.
func (m *model) options(out *source, schemes []scheme) {
	if len(schemes) == 0 {
		out.put("/** What a client is made with. */\nexport type ClientOptions = Connection;\n\nconst schemes = {};\n\n")
		return
	}
	out.put("/** Who is calling, for the operations that ask. */\nexport interface Credentials {\n")
	out.depth = 1
	for _, s := range schemes {
		out.text(comment([]string{s.Description}))
		out.text(member(s.Name) + "?: " + s.secret + ";\n")
	}
	out.depth = 0
	out.put("}\n\n/** What a client is made with. */\nexport interface ClientOptions extends Connection {\n  credentials?: Credentials;\n}\n\n")
	out.put("const schemes: { readonly [name in keyof Credentials]-?: Scheme } = {\n")
	for _, s := range schemes {
		out.text("  " + member(s.Name) + ": " + s.text + ",\n")
	}
	out.put("};\n\n")
}

// method writes the method of an operation.
func (s *source) method(c call) openapi.Mark {
	s.text("\n" + comment([]string{c.Summary, c.Description, c.Key()}, tags(c.Deprecated, nil)...))
	mark := openapi.Mark{Operation: c.Key(), Role: openapi.RoleClient, Name: c.method, Line: s.lines + 1}
	empty := ""
	if !c.input {
		empty = " = {}"
	}
	s.text(c.method + "(input: operations." + c.types + "Input" + empty + "): Promise<operations." + c.types + "Answer> {\n")
	s.text("  const operation = {\n")
	for _, line := range described(c) {
		s.text("    " + line + ",\n")
	}
	s.text("  };\n  return call(this.#connection, operation, input);\n}\n")
	return mark
}

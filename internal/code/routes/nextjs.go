package routes

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// nextjs reads routes that are files: app/**/route.ts with a function for each
// method, and pages/api/** with one handler.
func nextjs(f *lex.File, out *facts.File) {
	if base := path.Base(f.Path); strings.HasPrefix(base, "middleware.") || strings.HasPrefix(base, "proxy.") {
		if bytes.Contains(f.Src, []byte("next")) {
			nextMiddleware(f, out)
		}
		return
	}
	where, pages, ok := nextPath(f.Path)
	if !ok {
		return
	}
	methods := nextExports(f)
	if pages {
		methods = nextMethods(f)
	}
	if len(methods) == 0 {
		return
	}
	on := facts.Ref{Name: "@"}
	out.Routing.Routers = append(out.Routing.Routers, facts.Router{Ref: on, Framework: "next", Kind: facts.App, Line: 1})
	for _, m := range methods {
		route := facts.Route{On: on, Method: m.name, Path: where, Handler: m.handler, Symbol: symbolNamed(out, m.handler), Line: m.line, End: out.Lines, Guards: m.guards}
		if route.Symbol < 0 {
			route.Handler = ""
		}
		out.Routing.Routes = append(out.Routing.Routes, route)
	}
}

// nextMethod is a method that a file answers.
type nextMethod struct {
	name, handler string
	line          int
	guards        []facts.Guard
}

var nextNames = []string{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"}

// nextPath is the path that a file serves by where it is.
func nextPath(file string) (where string, pages, ok bool) {
	dot := strings.LastIndexByte(file, '.')
	if dot < 0 {
		return "", false, false
	}
	names := strings.Split(file[:dot], "/")
	last := names[len(names)-1]
	for i, name := range names[:len(names)-1] {
		root := i == 0 || names[i-1] == "src" || !slices.Contains(names[:i], "src")
		switch {
		case name == "app" && last == "route" && root:
			return nextSegments(names[i+1 : len(names)-1]), false, true
		case name == "pages" && names[i+1] == "api" && i+2 <= len(names)-1 && root:
			rest := names[i+1:]
			if last == "index" {
				rest = rest[:len(rest)-1]
			}
			return nextSegments(rest), true, true
		}
	}
	return "", false, false
}

// nextSegments writes [id], [...slug] and (group) as a path.
func nextSegments(names []string) string {
	var b strings.Builder
	for _, n := range names {
		if strings.HasPrefix(n, "(") || strings.HasPrefix(n, "@") {
			continue
		}
		b.WriteByte('/')
		if strings.HasPrefix(n, "[") {
			b.WriteString("{" + strings.Trim(n, "[].") + "}")
		} else {
			b.WriteString(n)
		}
	}
	if b.Len() == 0 {
		return "/"
	}
	return b.String()
}

// nextExports are the functions that a route file exports.
func nextExports(f *lex.File) []nextMethod {
	var out []nextMethod
	for i := range f.Tokens {
		if !f.Is(i, "export") {
			continue
		}
		k := i + 1
		for f.Is(k, "async") || f.Is(k, "function") || f.Is(k, "const") || f.Is(k, "let") {
			k++
		}
		switch {
		case f.Is(k, "{") && bracket(f, k):
			for _, entry := range parts(f, k) {
				out = nextAdd(f, out, entry.to-1, entry.from)
			}
		case k > i+1:
			out = nextAdd(f, out, k, k)
		}
	}
	return out
}

// nextAdd adds the method whose name stands at i, with the guard that it is
// wrapped in.
func nextAdd(f *lex.File, out []nextMethod, i, from int) []nextMethod {
	if !f.IsWord(i) || !slices.Contains(nextNames, f.Text(i)) {
		return out
	}
	m := nextMethod{name: f.Text(i), handler: f.Text(from), line: lineOf(f, i)}
	if f.Is(i+1, "=") && f.IsWord(i+2) && f.Is(i+3, "(") {
		if g := guardOf(f, cut{i + 2, i + 3}); g.What != "other" {
			m.guards = append(m.guards, g)
		}
	}
	return append(out, m)
}

// nextMethods are the methods that a handler of pages/api asks for; any when it
// asks for none.
func nextMethods(f *lex.File) []nextMethod {
	exported := 0
	var out []nextMethod
	for i := range f.Tokens {
		if f.Is(i, "default") && f.Is(i-1, "export") {
			exported = lineOf(f, i)
		}
		if !f.IsString(i) || !slices.Contains(nextNames, f.Value(i)) {
			continue
		}
		if asked := f.Is(i-1, "case") || f.Is(i-1, "=") || f.Is(i-1, "==") || f.Is(i-1, "!="); asked && !slices.ContainsFunc(out, func(m nextMethod) bool { return m.name == f.Value(i) }) {
			out = append(out, nextMethod{name: f.Value(i), line: lineOf(f, i)})
		}
	}
	if exported == 0 {
		return nil
	}
	if len(out) == 0 {
		out = []nextMethod{{name: "*"}}
	}
	for i := range out {
		out[i].line = exported
	}
	return out
}

// symbolNamed is the index in Symbols of a function of the file; -1 if none.
func symbolNamed(out *facts.File, name string) int32 {
	for i := range out.Symbols {
		if s := &out.Symbols[i]; s.Name == name && name != "" && s.Kind == facts.Function {
			return int32(i)
		}
	}
	return -1
}

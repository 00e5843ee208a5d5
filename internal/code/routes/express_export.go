package routes

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// returned notes what a function returns, when it is or may be a router.
func (r *jsReader) returned(i int) {
	if r.f.Is(i+1, "{") || len(r.at) == 0 && !r.f.Is(i, "=>") {
		return
	}
	r.enter(i + 1)
	end := expressionEnd(r.f, i+1)
	if name, ok := chainOf(r.f, cut{i + 1, end}); ok && r.frameworkOf(r.scope(), name) != "" {
		r.same("return", name, i)
	}
}

// assignment notes names that are given to routers.
func (r *jsReader) assignment(i int) {
	name := assignedName(r.f, i)
	if name == "" {
		return
	}
	if name == "default" && r.f.Is(i+1, "{") {
		r.exported(i + 1)
		return
	}
	value := cut{i + 1, expressionEnd(r.f, i+1)}
	of, ok := chainOf(r.f, value)
	if !ok || r.kinds[strings.TrimSuffix(of, "()")].framework != "" {
		return
	}
	exports := r.f.Is(i-2, ".") && (r.f.Is(i-3, "exports") || r.f.Is(i-3, "module"))
	instance := r.f.Is(i+1, "new")
	class := len(r.at) > 0 && r.scopes[r.at[len(r.at)-1]].class
	if class && !strings.HasPrefix(name, "this.") {
		name = "this." + name
	}
	if exports || instance || r.frameworkOf(r.scope(), of) != "" || strings.HasSuffix(of, "()") && routerish(name) {
		r.same(name, of, i)
	}
}

// exported reads the names of an export: { a, b as c } and { a, b: c }.
func (r *jsReader) exported(open int) {
	if !bracket(r.f, open) || r.f.Is(r.f.Partner(open)+1, "from") {
		return
	}
	for _, entry := range parts(r.f, open) {
		if entry.to-entry.from != 3 {
			continue
		}
		switch {
		case r.f.Is(entry.from+1, "as"):
			r.same(r.f.Text(entry.from+2), r.f.Text(entry.from), entry.from)
		case r.f.Is(entry.from+1, ":") && r.f.IsWord(entry.from+2):
			r.same(r.f.Value(entry.from), r.f.Text(entry.from+2), entry.from)
		}
	}
}

// defaults reads the default export of the file, when it has a name already.
func (r *jsReader) defaults() {
	for i := range r.f.Tokens {
		if !r.f.Is(i, "default") || !r.f.Is(i-1, "export") {
			continue
		}
		r.at = nil
		from := i + 1
		if r.f.Is(from, "class") || r.f.Is(from, "function") || r.f.Is(from, "async") {
			k := from + 1 + btoi(r.f.Is(from, "async"))
			if r.f.IsWord(k) && !r.f.Is(k, "extends") {
				r.sameAtTop("default", r.f.Text(k), i)
			}
			continue
		}
		if of, ok := chainOf(r.f, cut{from, expressionEnd(r.f, from)}); ok && r.kinds[strings.TrimSuffix(of, "()")].framework == "" {
			r.sameAtTop("default", of, i)
		}
	}
}

func (r *jsReader) sameAtTop(name, of string, at int) {
	r.out.Routing.Routers = append(r.out.Routing.Routers, facts.Router{
		Ref: facts.Ref{Name: name}, Kind: facts.Same, Of: facts.Ref{Name: of}, Line: lineOf(r.f, at),
	})
}

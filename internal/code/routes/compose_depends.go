package routes

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// deepestDepends bounds dependencies of dependencies.
const deepestDepends = 4

// dependencies are the guards of FastAPI that a function's parameters ask for
// otherwise than by name in its signature: by an alias of a type, CurrentUser =
// Annotated[User, Depends(get_current_user)], or behind a dependency that is no
// guard itself.
func (p *project) dependencies(file int, params []facts.Param, depth int) []facts.Guard {
	var out []facts.Guard
	for _, param := range params {
		name, at := p.dependsOn(file, param)
		if name == "" {
			continue
		}
		called := strings.ToLower(param.Default + param.Type)
		if strings.Contains(called, "required=false") || strings.Contains(strings.ToLower(name), "optional") {
			continue // it lets everybody in
		}
		if kind := guardKind(withoutAuthors(name)); kind != "other" && !handsIn(name) {
			out = append(out, facts.Guard{What: kind, Name: name})
			continue
		}
		if s, ok := p.symbolOf(p.resolve(at, facts.Ref{Name: name})); ok && depth < deepestDepends {
			out = append(out, p.dependencies(s.file, p.files[s.file].Symbols[s.index].Params, depth+1)...)
		}
	}
	return out
}

// handsIn reports whether a dependency's name says that it hands something in, which
// guards nothing whatever it is about: get_session of a database, get_auth_service.
func handsIn(name string) bool {
	if i := strings.IndexByte(name, '('); i >= 0 {
		name = name[:i]
	}
	name = strings.ToLower(lastName(name))
	for _, word := range []string{"current", "require", "verif", "check", "ensure", "authenticated", "authorized", "authorised"} {
		if strings.Contains(name, word) {
			return false // the client that calls, say
		}
	}
	for _, thing := range []string{"service", "repository", "repo", "client", "db", "database", "settings", "config", "store", "uow"} {
		if strings.HasSuffix(name, thing) {
			return true
		}
	}
	rest, ok := strings.CutSuffix(name, "session")
	if !ok {
		return false
	}
	for word := range strings.SplitSeq(rest, "_") {
		switch word {
		case "", "get", "db", "async", "sync", "database", "sql", "read", "write", "new", "make", "create", "provide", "scoped", "asyncdb":
		default:
			return false
		}
	}
	return true
}

// dependsOn is the function that a parameter depends on, and the file in which
// it is named so.
func (p *project) dependsOn(file int, param facts.Param) (name string, at int) {
	for _, text := range []string{param.Default, param.Type} {
		for _, word := range []string{"Depends(", "Security("} {
			if _, rest, ok := strings.Cut(text, word); ok {
				return leading(rest), file
			}
		}
	}
	if !plainName(param.Type) {
		return "", 0
	}
	v, _ := p.lookValue(file, "", param.Type)
	if rest, ok := strings.CutPrefix(v.text, "Depends("); ok {
		return leading(rest), v.file
	}
	return "", 0
}

// leading is the dotted name that text begins with.
func leading(text string) string {
	end := 0
	for end < len(text) && (letter(text[end]) || text[end] == '.' || '0' <= text[end] && text[end] <= '9') {
		end++
	}
	return text[:end]
}

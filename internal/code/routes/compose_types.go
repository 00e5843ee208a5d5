package routes

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// typed follows a member by its type: orders of a Server whose field is called
// so, as an instance of what the field is declared to be.
func (p *project) typed(e entity, member string) entity {
	for _, i := range p.ofHome(e.file) {
		for k := range p.files[i].Symbols {
			s := &p.files[i].Symbols[k]
			if s.Kind == facts.Field && s.Name == member && lastPart(s.Owner) == lastPart(e.name) {
				return p.typeOf(i, s.Type)
			}
		}
	}
	return entity{}
}

// given is what a function gives by the type that it declares.
func (p *project) given(e entity) entity {
	s, ok := p.symbols[place{p.home[e.file], owner(e.name), lastPart(e.name)}]
	if !ok {
		return entity{}
	}
	return p.typeOf(s.file, p.files[s.file].Symbols[s.index].Returns)
}

// typeOf is an instance of a type as it is written: *users.Handler, (*Handler, error).
func (p *project) typeOf(file int, written string) entity {
	name, _, _ := strings.Cut(strings.Trim(written, "() "), ",")
	name = strings.TrimLeft(strings.TrimSpace(name), "*&[]")
	if !plainName(name) {
		return entity{}
	}
	if e := p.resolve(file, facts.Ref{Name: name}); e.kind == aClass {
		e.kind = anInstance
		return e
	}
	return entity{}
}

// ofHome are the files of a home: of Go those of the folder, else the one.
func (p *project) ofHome(file int) []int {
	if p.files[file].Language != "go" {
		return []int{file}
	}
	var out []int
	for i := range p.files {
		if p.home[i] == p.home[file] {
			out = append(out, i)
		}
	}
	return out
}

// extension finds the parameter of a function that is called by its bare name on
// what it extends, in whatever class it stands; none when there are several.
func (p *project) extension(file int, name string, arg int) (int, bool) {
	if !anywhere[p.files[file].Language] {
		return 0, false
	}
	found, n := -1, 0
	for at, node := range p.params {
		if lastPart(at.fn) == name && at.name == position(arg) && p.files[at.home].Language == p.files[file].Language {
			found = node
			n++
		}
	}
	return found, n == 1
}

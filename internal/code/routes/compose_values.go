package routes

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// value is a name that stands for text.
type value struct {
	file int
	name string // whole
	text string
}

// addValues adds the values of a file; of its symbols, those whose last name
// some piece of routing asks for.
func (p *project) addValues(i int, f *facts.File, asked map[string]bool) {
	for _, v := range f.Routing.Values {
		p.addValue(i, v.Name, v.Text)
	}
	if f.Language == "json" {
		return // there are many, and routes take none of them
	}
	for k := range f.Symbols {
		s := &f.Symbols[k]
		switch s.Kind {
		case facts.Constant, facts.Variable, facts.Field, facts.Member, facts.Key:
			if s.Value != "" && asked[lastPart(s.Name)] && pathLike(s.Value) {
				name := s.Name
				if s.Owner != "" {
					name = s.Owner + "." + name
				}
				p.addValue(i, name, strings.ReplaceAll(s.Value, "${", "$ {"))
			}
		default:
		}
	}
}

func (p *project) addValue(file int, name, text string) {
	last := lastPart(name)
	all := p.values[last]
	for k := len(all) - 1; k >= 0 && all[k].file == file; k-- {
		if v := all[k]; name[0] != '@' && (v.name == name || strings.HasSuffix(v.name, "."+name) || strings.HasSuffix(name, "."+v.name)) {
			return
		}
	}
	p.values[last] = append(p.values[last], value{file, name, text})
}

// pathLike reports whether text may be a piece of a path.
func pathLike(text string) bool {
	if len(text) > 120 {
		return false
	}
	return !strings.ContainsAny(text, " \t\n\"'`()\\,;=") && !strings.Contains(text, "://")
}

// deepestValue bounds constants that are made of constants.
const deepestValue = 8

// expand replaces the names in a path by their values; unknown holds the first
// that has none.
func (p *project) expand(file int, fn, text string, depth int) (out, unknown string) {
	if !strings.Contains(text, "${") {
		return text, ""
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "${")
		b.WriteString(before)
		if !ok {
			return b.String(), unknown
		}
		name, after, _ := strings.Cut(rest, "}")
		text = after
		v, found := p.lookValue(file, fn, name)
		if found && depth < deepestValue {
			inner, missing := p.expand(v.file, owner(v.name), v.text, depth+1)
			b.WriteString(inner)
			if missing == "" {
				continue
			}
		}
		if name == versioning { // the app has no versions in its paths
			_, text, _ = strings.Cut(text, "/")
			continue
		}
		if unknown == "" && name != unversioned {
			unknown = name
		}
	}
}

// lookValue finds what a name stands for: in its file, over its imports, and, for
// a member of something that cannot be followed, as the only value of that name
// in the project.
func (p *project) lookValue(file int, fn, name string) (value, bool) {
	if name == "?" || name == "" {
		return value{}, false
	}
	if name == versioning || name == unversioned {
		return agreed(p.values[name])
	}
	name = strings.TrimPrefix(name, "this.")
	if v, ok := p.valueIn(file, fn, name); ok {
		return v, true
	}
	parts := strings.Split(strings.ReplaceAll(name, "()", ""), ".")
	if v, ok := p.importedValue(file, parts, 0); ok {
		return v, true
	}
	if len(parts) < 2 {
		return value{}, false
	}
	return p.onlyValue(parts)
}

// valueIn looks in a file: of names that are as good, the one nearest in scope.
func (p *project) valueIn(file int, fn, name string) (value, bool) {
	var found []value
	for _, v := range p.values[lastPart(name)] {
		if p.home[v.file] != p.home[file] {
			continue
		}
		if v.name == name || fn != "" && strings.HasPrefix(fn, owner(v.name)) && v.name == owner(v.name)+"."+name {
			return v, true
		}
		if strings.Contains(name, ".") && strings.HasSuffix(v.name, "."+name) {
			found = append(found, v)
		}
	}
	if len(found) == 1 {
		return found[0], true
	}
	return value{}, false
}

// importedValue follows an import to the file in which a value stands.
func (p *project) importedValue(file int, parts []string, depth int) (value, bool) {
	if depth > deepestValue {
		return value{}, false
	}
	for _, imp := range p.files[file].Imports {
		if imp.Local != parts[0] && imp.Local != "*" {
			continue
		}
		m, ok := p.module(file, imp.Path)
		rest := parts[1:]
		if imp.Local == "*" {
			rest = parts
		} else if imp.Name != "" && imp.Name != "*" {
			rest = append([]string{imp.Name}, rest...)
			if sub, is := p.module(file, strings.TrimSuffix(imp.Path, ".")+"."+imp.Name); is && !ok {
				m, ok, rest = sub, true, parts[1:]
			}
		}
		if !ok || m == file || len(rest) == 0 {
			continue
		}
		if v, ok := p.memberValue(m, rest); ok {
			return v, true
		}
		if v, ok := p.importedValue(m, rest, depth+1); ok {
			return v, true
		}
	}
	return value{}, false
}

// memberValue is a value of a module; of an instance, the one that a class of
// the module gives it.
func (p *project) memberValue(file int, parts []string) (value, bool) {
	if v, ok := p.valueIn(file, "", strings.Join(parts, ".")); ok {
		return v, true
	}
	if len(parts) < 2 {
		return value{}, false
	}
	if parts[0] == "default" {
		parts = parts[1:]
	}
	var found []value
	for _, v := range p.values[parts[len(parts)-1]] {
		if p.home[v.file] == p.home[file] {
			found = append(found, v)
		}
	}
	return agreed(found)
}

// onlyValue is the value that all members of a name have in the project. A name
// of one plain word says too little.
func (p *project) onlyValue(parts []string) (value, bool) {
	last := parts[len(parts)-1]
	suffix := ""
	if !strings.Contains(last, "_") && last == strings.ToLower(last) {
		if len(parts) < 3 {
			return value{}, false
		}
		suffix = parts[len(parts)-2] + "." + last
	}
	var found []value
	for _, v := range p.values[last] {
		if !p.files[v.file].Test && (suffix == "" || v.name == suffix || strings.HasSuffix(v.name, "."+suffix)) {
			found = append(found, v)
		}
	}
	return agreed(found)
}

// agreed is the one value of several, if it is the same in all.
func agreed(found []value) (value, bool) {
	for _, v := range found {
		if v.text != found[0].text {
			return value{}, false
		}
	}
	if len(found) == 0 {
		return value{}, false
	}
	return found[0], true
}

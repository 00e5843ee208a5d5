package routes

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// entity is what a name stands for.
type entity struct {
	kind entityKind
	file int
	name string // of a function or class, with what is around it
	node int
}

type entityKind uint8

const (
	nothing entityKind = iota
	aRouter
	aModule
	aFunction
	aClass
	anInstance
)

// deepestName bounds how far a name is followed: re-exports may go in circles.
const deepestName = 24

// resolve says what a name stands for where it is used.
func (p *project) resolve(file int, r facts.Ref) entity {
	if p.depth >= deepestName {
		return entity{}
	}
	p.depth++
	defer func() { p.depth-- }()
	if e := p.inScopes(file, r.Func, r.Name); e.kind != nothing {
		return e
	}
	parts := nameParts(r.Name)
	if len(parts) == 0 {
		return entity{}
	}
	e, rest := p.wholePath(file, r.Name)
	if e.kind == nothing {
		e, rest = p.base(file, r.Func, parts[0]), parts[1:]
	}
	for _, part := range rest {
		if e.kind == nothing {
			return e
		}
		e = p.step(e, part)
	}
	return e
}

// wholePath follows a name that begins with the path of an import, as Python has
// it: "import app.api.orders", then "app.api.orders.router".
func (p *project) wholePath(file int, name string) (entity, []string) {
	if p.files[file].Language != "python" {
		return entity{}, nil
	}
	for _, imp := range p.files[file].Imports {
		if rest, ok := strings.CutPrefix(name, imp.Local+"."); ok && strings.Contains(imp.Local, ".") {
			return p.moduleEntity(file, imp.Path), nameParts(rest)
		}
	}
	return entity{}, nil
}

// nameParts divides "require('./x').y()" into its base and its steps.
func nameParts(name string) []string {
	var out []string
	for name != "" {
		end := 0
		switch {
		case strings.HasPrefix(name, "require("):
			end = max(strings.IndexByte(name, ')')+1, 1)
		case strings.HasPrefix(name, "()"):
			end = 2
		case strings.HasPrefix(name, "@") && len(out) == 0:
			end = len(name)
		default:
			name = strings.TrimPrefix(name, ".")
			end = len(name)
			from := 0
			if strings.HasPrefix(name, "this.") {
				from = len("this.")
			}
			if i := strings.IndexAny(name[from:], ".("); i > 0 {
				end = from + i
			}
		}
		if end == 0 {
			break
		}
		out = append(out, name[:end])
		name = name[end:]
	}
	return out
}

// inScopes looks for a name in a function, those around it and the file.
func (p *project) inScopes(file int, fn, name string) entity {
	for scope := fn; ; scope = owner(scope) {
		if e := p.declared(place{p.home[file], scope, name}); e.kind != nothing {
			return e
		}
		if scope == "" {
			return entity{}
		}
	}
}

// declared is what stands at a place.
func (p *project) declared(at place) entity {
	if n, ok := p.at[at]; ok {
		return entity{kind: aRouter, file: p.nodes[n].file, node: n}
	}
	if e := p.sameAs(at); e.kind != nothing {
		return e
	}
	if name, ok := strings.CutPrefix(at.name, "this."); ok && at.fn != "" {
		if e := p.inherited(at); e.kind != nothing {
			return e
		}
		return p.declared(place{at.home, at.fn, name})
	}
	if s, ok := p.symbols[at]; ok {
		whole := at.name
		if at.fn != "" {
			whole = at.fn + "." + at.name
		}
		switch p.files[s.file].Symbols[s.index].Kind {
		case facts.Function, facts.Method:
			return entity{kind: aFunction, file: s.file, name: whole}
		default:
			return entity{kind: aClass, file: s.file, name: whole}
		}
	}
	return p.unnamed(at)
}

// mostSteps bounds the work for one name, whatever its assignments lead to.
const mostSteps = 2_000

// sameAs follows the assignments to a name. One that leads back to itself, such as
// "rows = busy ? rows : rows.filter(f)", says nothing more the second time; five
// hundred of them in one function had taken minutes.
func (p *project) sameAs(at place) entity {
	if p.depth <= 1 {
		p.steps = 0
	}
	if p.following[at] || p.steps > mostSteps {
		return entity{}
	}
	p.following[at] = true
	defer delete(p.following, at)
	for _, of := range p.same[at] {
		p.steps++
		if e := p.resolve(of.file, of.Ref); e.kind != nothing {
			return p.freshly(at, of, e)
		}
	}
	return entity{}
}

// unnamed finds functions that have no symbol: what a reader of routes calls
// default, or names itself.
func (p *project) unnamed(at place) entity {
	whole := at.name
	if at.fn != "" {
		whole = at.fn + "." + at.name
	}
	if p.scoped[scopeKey(at.home, whole)] {
		return entity{kind: aFunction, file: at.home, name: whole}
	}
	return entity{}
}

// inherited gives a class the field that a class above it declares: a router of
// its own, as each instance has one.
func (p *project) inherited(at place) entity {
	s, ok := p.symbols[place{at.home, owner(at.fn), lastPart(at.fn)}]
	if !ok {
		return entity{}
	}
	for _, base := range p.files[s.file].Symbols[s.index].Extends {
		e := p.resolve(s.file, facts.Ref{Name: base})
		if e.kind != aClass || e.name == at.fn && e.file == s.file {
			continue
		}
		if f := p.declared(place{p.home[e.file], e.name, at.name}); f.kind == aRouter {
			n := p.addNode(s.file, at, p.nodes[f.node].router)
			return entity{kind: aRouter, file: s.file, node: n}
		}
	}
	return entity{}
}

// base is what the first part of a name stands for.
func (p *project) base(file int, fn, name string) entity {
	if spec, ok := strings.CutPrefix(name, "@"); ok && spec != "" {
		return p.moduleEntity(file, spec)
	}
	if spec, ok := strings.CutPrefix(name, "require("); ok {
		return p.moduleEntity(file, strings.Trim(spec, "'\"`)"))
	}
	if e := p.inScopes(file, fn, name); e.kind != nothing {
		return e
	}
	if e := p.imported(file, name); e.kind != nothing {
		return e
	}
	return p.elsewhere(file, name)
}

func (p *project) moduleEntity(file int, spec string) entity {
	if i, ok := p.module(file, spec); ok {
		return entity{kind: aModule, file: i}
	}
	return entity{}
}

// imported follows the imports of a file.
func (p *project) imported(file int, name string) entity {
	for _, i := range p.packageFiles(file) {
		for _, imp := range p.files[i].Imports {
			if imp.Local == name {
				if e := p.follow(i, imp); e.kind != nothing {
					return e
				}
			}
		}
	}
	for _, imp := range p.files[file].Imports {
		if imp.Local != "*" {
			continue
		}
		if m := p.moduleEntity(file, imp.Path); m.kind == aModule && m.file != file {
			if e := p.member(m.file, name); e.kind != nothing {
				return e
			}
		}
	}
	return entity{}
}

// packageFiles are the files whose imports a name may come from.
func (p *project) packageFiles(file int) []int { return []int{file} }

// follow is what an import stands for.
func (p *project) follow(file int, imp facts.Import) entity {
	m := p.moduleEntity(file, imp.Path)
	if imp.Name == "" || imp.Name == "*" {
		return m
	}
	if m.kind == aModule {
		if e := p.member(m.file, imp.Name); e.kind != nothing {
			return e
		}
	}
	if p.files[file].Language == "python" {
		return p.moduleEntity(file, strings.TrimSuffix(imp.Path, ".")+"."+imp.Name)
	}
	if imp.Name == "default" && m.kind == aModule {
		return m
	}
	return entity{}
}

// member is what a module exports under a name.
func (p *project) member(file int, name string) entity {
	if p.depth >= deepestName {
		return entity{}
	}
	p.depth++
	defer func() { p.depth-- }()
	if e := p.declared(place{p.home[file], "", name}); e.kind != nothing {
		return e
	}
	return p.imported(file, name)
}

// elsewhere finds a name that needs no import, when there is one of it only.
func (p *project) elsewhere(file int, name string) entity {
	lang := p.files[file].Language
	if !anywhere[lang] {
		return entity{}
	}
	if lang == "rust" {
		if name == "crate" || name == "super" || name == "self" {
			return entity{kind: aModule, file: file}
		}
		if e := p.moduleEntity(file, name); e.kind == aModule {
			return e
		}
	}
	found := entity{}
	for _, at := range p.global[name] {
		if p.files[at.home].Language != lang || at.fn != "" {
			continue
		}
		if found.kind != nothing {
			return entity{}
		}
		found = p.declared(at)
	}
	return found
}

// step goes on from an entity: to a member, or to what a call gives.
func (p *project) step(e entity, part string) entity {
	switch {
	case part == "()":
		switch e = p.asFunction(e); e.kind {
		case aFunction:
			if r := p.declared(place{p.home[e.file], e.name, "return"}); r.kind != nothing {
				return r
			}
			return p.given(e)
		case aClass:
			return entity{kind: anInstance, file: e.file, name: e.name}
		default:
		}
	case e.kind == aModule:
		if m := p.member(e.file, part); m.kind != nothing {
			return m
		}
		if p.files[e.file].Language == "rust" {
			return p.elsewhere(e.file, part)
		}
		if dir, ok := strings.CutSuffix(p.files[e.file].Path, "/__init__.py"); ok {
			if found := p.exact(dir+"/"+part, ".py"); len(found) > 0 {
				return entity{kind: aModule, file: found[0]}
			}
		}
	case e.kind == anInstance || e.kind == aClass:
		if f := p.declared(place{p.home[e.file], e.name, "this." + part}); f.kind != nothing {
			return f
		}
		if f := p.declared(place{p.home[e.file], e.name, part}); f.kind != nothing {
			return f
		}
		return p.typed(e, part)
	}
	return entity{}
}

// asFunction takes a module for its default export.
func (p *project) asFunction(e entity) entity {
	if e.kind == aModule {
		return p.member(e.file, "default")
	}
	return e
}

// router is the node that a name stands for.
func (p *project) router(file int, r facts.Ref) (int, bool) {
	e := p.resolve(file, r)
	if e.kind == aModule {
		if whole := p.declared(place{p.home[e.file], "", "@"}); whole.kind == aRouter {
			return whole.node, true
		}
		e = p.member(e.file, "default")
	}
	return e.node, e.kind == aRouter
}

// handed is the node of the parameter of a function, or of the constructor of a
// class, that takes an argument.
func (p *project) handed(file int, r facts.Ref, arg int) (int, bool) {
	e := p.asFunction(p.resolve(file, r))
	if e.kind != aClass && e.kind != aFunction {
		return p.extension(file, r.Name, arg)
	}
	return p.parameter(e, position(arg))
}

// parameter is the node of a parameter of a function or constructor, by its
// position or name.
func (p *project) parameter(e entity, which string) (int, bool) {
	names := []string{e.name}
	switch e.kind {
	case aClass:
		names = []string{e.name + ".constructor", e.name + ".__init__", e.name}
	case aFunction:
	default:
		return 0, false
	}
	for _, name := range names {
		if n, ok := p.params[place{p.home[e.file], name, which}]; ok {
			return n, true
		}
	}
	return 0, false
}

package routes

import (
	"slices"

	"kiro-mcp/internal/code/facts"
)

// dispatch hangs a router that is handed to a method of nobody knows what (m in
// "for m of modules: m.register(router)") below the parameter of every method of
// that name whose class is used somewhere, be it by its own file. It reports
// whether there was any.
func (p *project) dispatch(file, parent int, m *facts.Mount) bool {
	receiver, method, ok := cutLast(m.Child.Name)
	if !ok || m.Arg < 0 || p.files[file].Test || p.resolve(file, facts.Ref{Name: receiver, Func: m.Child.Func}).kind != nothing {
		return false
	}
	hung := false
	for n, node := range p.nodes {
		r := &node.router
		class := owner(r.Func)
		if r.Kind != facts.Parameter || n == parent || class == "" || lastPart(r.Func) != method || r.Index != m.Arg || p.files[node.file].Language != p.files[file].Language {
			continue
		}
		if p.files[node.file].Words.Count(lastPart(class)) > 1 || p.usedElsewhere(node.file, lastPart(class)) {
			node.above = append(node.above, above{parent, m, file})
			hung = true
		}
	}
	return hung
}

// usedElsewhere reports whether the name of a class stands in the code of another
// file than its own, tests left out.
func (p *project) usedElsewhere(file int, class string) bool {
	return class != "" && slices.ContainsFunc(p.files, func(f *facts.File) bool {
		return f != p.files[file] && !f.Test && f.Words.Count(class) > 0
	})
}

package routes

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// ofInstance is in the place of Arg when the parent is an instance of the child
// and has its prefix already.
const ofInstance = -2

// freshly is what a name stands for that is given to what a function makes: a
// router of its own, since each call makes another. What the function registers
// is below it.
func (p *project) freshly(at place, of ref, e entity) entity {
	if e.kind != aRouter || !strings.HasSuffix(of.Name, "()") || at.name == "return" || at.name == "default" {
		return e
	}
	made := p.nodes[e.node]
	if made.router.Func == "" || made.router.Kind == facts.Parameter || made.router.Kind == facts.Controller {
		return e // it was there before the call
	}
	r := made.router
	r.Name, r.Func = at.name, at.fn
	n := p.addNode(of.file, at, r)
	made.above = append(made.above, above{n, &facts.Mount{Arg: ofInstance}, of.file})
	return entity{kind: aRouter, file: of.file, node: n}
}

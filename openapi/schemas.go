package openapi

import (
	"slices"

	"kiro-mcp/specfs/doc"
)

// pending is a schema that is referred to and is still to be read. It waits
// for its turn, so that a chain of references, however long, is no recursion.
type pending struct {
	schema *Schema
	at     at
}

// schema reads a schema where it stands, or gives the one that is referred to.
func (r *reader) schema(a at) *Schema {
	if a.get("$ref").exists() {
		return r.referred(a)
	}
	if known := r.schemas[a.node]; known != nil {
		return known
	}
	s := &Schema{Place: a.place()}
	r.schemas[a.node] = s
	r.fill(s, a)
	return s
}

// later is the schema that stands somewhere, which is read when its turn comes.
func (r *reader) later(a at) *Schema {
	if known := r.schemas[a.node]; known != nil {
		return known
	}
	s := &Schema{Place: a.place()}
	r.schemas[a.node] = s
	r.pending = append(r.pending, pending{s, a})
	return s
}

// readPending reads what was referred to, and what that refers to in turn.
func (r *reader) readPending() {
	for len(r.pending) > 0 {
		next := r.pending[0]
		r.pending = r.pending[1:]
		if next.at.get("$ref").exists() {
			r.fillBeside(next.schema, next.at)
		} else {
			r.fill(next.schema, next.at)
		}
	}
}

// referred is the schema that a reference names. From 3.1 on, what stands
// beside the reference counts as well.
func (r *reader) referred(a at) *Schema {
	if r.legacy {
		r.checkSiblings(a)
	}
	if r.legacy || !besides(a) {
		return r.named(a)
	}
	if known := r.schemas[a.node]; known != nil {
		return known
	}
	both := &Schema{Place: a.place()}
	r.schemas[a.node] = both
	r.fillBeside(both, a)
	return both
}

// named is the schema that a reference names, with a name of its own.
func (r *reader) named(a at) *Schema {
	target, ok := r.target(a)
	if !ok {
		return r.placeholder(a)
	}
	s := r.component(target)
	r.name(s, target)
	return s
}

// fillBeside reads a schema that is a reference and what stands beside it.
func (r *reader) fillBeside(s *Schema, a at) {
	r.fill(s, a)
	if _, _, ok := r.follow(a); ok {
		s.AllOf = slices.Insert(s.AllOf, 0, r.named(a))
	}
}

// component is the schema that stands somewhere. A component that only refers
// to another file is the schema there; one that only refers to another
// component is that one under a second name.
func (r *reader) component(a at) *Schema {
	if !a.get("$ref").exists() {
		return r.later(a)
	}
	target, ok := r.target(a)
	if !ok {
		return r.placeholder(a)
	}
	if name := r.aliases[a.node]; name == "" || r.aliases[target.node] != name {
		return r.later(a)
	}
	return r.later(target)
}

// target is what a reference names. References to references are followed,
// but for those that are components, or say more than that.
func (r *reader) target(a at) (at, bool) {
	for range maxHops {
		ref := a.get("$ref")
		if !r.want(ref, isString) {
			return at{}, false
		}
		next, ok := r.resolve(a.document, ref)
		if !ok || !next.get("$ref").exists() || r.aliases[next.node] != "" || !r.legacy && besides(next) {
			return next, ok
		}
		a = next
	}
	r.circle(a)
	return at{}, false
}

// besides reports whether anything that means something stands beside $ref.
func besides(a at) bool {
	for i := range a.node.kids {
		if name := a.node.kids[i].name; name != "$ref" && name != "$defs" && name != "$comment" {
			return true
		}
	}
	return false
}

// circle reports references that only lead to one another.
func (r *reader) circle(a at) {
	r.find(codeCircle, doc.Error, a, "let one of them say what it is", "the reference leads back to itself")
}

// checkCircles reports schemas that are their own part for the same value: no
// value could ever be held against them.
func (r *reader) checkCircles() {
	const looking, done = 1, 2
	state := map[*Schema]int{}
	var visit func(s *Schema) bool
	visit = func(s *Schema) bool {
		if state[s] != 0 {
			return state[s] == looking
		}
		state[s] = looking
		defer func() { state[s] = done }()
		for _, part := range slices.Concat(s.AllOf, s.OneOf, s.AnyOf, []*Schema{s.Not}) {
			if part != nil && visit(part) {
				r.findAt(codeCircle, doc.Error, s.Place, "take it out of allOf, oneOf, anyOf or not", "the schema contains itself, and not in a property or item")
			}
		}
		return false
	}
	for _, s := range r.contract.Schemas {
		visit(s)
	}
}

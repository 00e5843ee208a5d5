package typescript

import "kiro-mcp/openapi"

// loops are the groups of schemas that lead back to themselves without an
// object or a list between.
type loops struct {
	group map[*openapi.Schema]int // schemas outside of all loops are not here
}

// joined reports whether two schemas are of one loop, or whether the one is a
// loop by itself.
func (l *loops) joined(a, b *openapi.Schema) bool {
	group, in := l.group[a]
	other, also := l.group[b]
	return in && also && group == other
}

// findLoops finds them by Tarjan's algorithm over what each schema leads to.
func findLoops(schemas []*openapi.Schema, next func(*openapi.Schema) []*openapi.Schema) *loops {
	t := tarjan{next: next, index: map[*openapi.Schema]int{}, low: map[*openapi.Schema]int{}, open: map[*openapi.Schema]bool{}}
	t.found.group = map[*openapi.Schema]int{}
	for _, s := range schemas {
		if _, seen := t.index[s]; !seen {
			t.visit(s)
		}
	}
	return &t.found
}

type tarjan struct {
	next       func(*openapi.Schema) []*openapi.Schema
	index, low map[*openapi.Schema]int
	open       map[*openapi.Schema]bool
	stack      []*openapi.Schema
	found      loops
}

func (t *tarjan) visit(s *openapi.Schema) {
	at := len(t.index)
	t.index[s], t.low[s], t.open[s] = at, at, true
	t.stack = append(t.stack, s)
	self := false
	for _, other := range t.next(s) {
		self = self || other == s
		if _, seen := t.index[other]; !seen {
			t.visit(other)
			t.low[s] = min(t.low[s], t.low[other])
		} else if t.open[other] {
			t.low[s] = min(t.low[s], t.index[other])
		}
	}
	if t.low[s] < at {
		return
	}
	for alone := true; ; alone = false {
		last := t.stack[len(t.stack)-1]
		t.stack = t.stack[:len(t.stack)-1]
		t.open[last] = false
		if !alone || last != s || self {
			t.found.group[last] = at
		}
		if last == s {
			return
		}
	}
}

// leadsTo are the named schemas that one is composed of, parts without a name
// looked through; with allOf or by alternatives alone.
func leadsTo(s *openapi.Schema, allOf bool) []*openapi.Schema {
	if s.Enum != nil {
		return nil // its values say it all
	}
	var out []*openapi.Schema
	parts := [][]*openapi.Schema{s.OneOf, s.AnyOf}
	if allOf {
		parts = append(parts, s.AllOf)
	}
	for _, list := range parts {
		for _, part := range list {
			if part.Name != "" {
				out = append(out, part)
			} else {
				out = append(out, leadsTo(part, allOf)...)
			}
		}
	}
	return out
}

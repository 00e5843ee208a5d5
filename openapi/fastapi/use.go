package fastapi

import (
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/python"
)

// direction is one way that a value travels, as an index.
type direction = openapi.Direction

// uses are which schemas travel which way, and which of them are not the same
// both ways.
type uses struct {
	shapes shapes
	both   map[*openapi.Schema]*[2]bool
	splits map[*openapi.Schema]bool
	above  map[*openapi.Schema][]*openapi.Schema // those that a schema is part of
}

func usesOf(n *python.Names, m shapes) *uses {
	u := &uses{shapes: m, both: map[*openapi.Schema]*[2]bool{}, splits: map[*openapi.Schema]bool{}, above: map[*openapi.Schema][]*openapi.Schema{}}
	for _, o := range n.Operations {
		for _, p := range o.Parameters {
			u.walk(p.Schema, openapi.ToServer)
		}
		if o.Body != nil {
			u.media(o.Body.Content, openapi.ToServer)
		}
		for _, r := range o.Responses {
			u.media(r.Content, openapi.ToClient)
		}
	}
	for s := range u.both {
		for _, p := range m.of(s).Properties {
			if p.Schema != nil && (p.Schema.ReadOnly || p.Schema.WriteOnly) {
				u.split(s)
			}
		}
	}
	return u
}

func (u *uses) media(content []openapi.Media, d direction) {
	for _, m := range content {
		u.walk(m.Schema, d)
	}
}

// walk notes that a schema travels one way, with all that is in it.
func (u *uses) walk(s *openapi.Schema, d direction) {
	if s == nil {
		return
	}
	if u.both[s] == nil {
		u.both[s] = &[2]bool{}
	}
	if u.both[s][d] {
		return
	}
	u.both[s][d] = true
	for _, part := range u.parts(s, d) {
		if part != nil {
			u.above[part] = append(u.above[part], s)
			u.walk(part, d)
		}
	}
}

// parts are the schemas that a value of s may be made of.
func (u *uses) parts(s *openapi.Schema, d direction) []*openapi.Schema {
	if part := alone(s); part != nil {
		return []*openapi.Schema{part}
	}
	flat := u.shapes.of(s)
	parts := append([]*openapi.Schema{flat.Items, flat.Additional}, flat.Prefix...)
	for _, p := range flat.Properties {
		if !d.Leaves(p) {
			parts = append(parts, p.Schema)
		}
	}
	for _, p := range flat.PatternProperties {
		parts = append(parts, p.Schema)
	}
	if flat.choice != nil && !u.shapes.onlyDemands(flat) {
		for _, a := range u.shapes.alternatives(flat) {
			parts = append(parts, a.schema)
		}
	}
	return parts
}

// split notes that a schema is not the same both ways, nor is what it is part of.
func (u *uses) split(s *openapi.Schema) {
	if u.splits[s] {
		return
	}
	u.splits[s] = true
	for _, above := range u.above[s] {
		u.split(above)
	}
}

// way is the direction by which a schema is told from itself the other way: the
// same for both where there is no difference.
func (u *uses) way(s *openapi.Schema, d direction) direction {
	if !u.splits[s] {
		return openapi.ToClient
	}
	return d
}

// needsTwo reports whether a schema needs a model for each way.
func (u *uses) needsTwo(s *openapi.Schema) bool {
	both := u.both[s]
	return u.splits[s] && both != nil && both[0] && both[1]
}

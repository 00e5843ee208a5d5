package fastapi

import (
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/python"
)

// model is what a schema is called in Python: a class, or a name for a type.
type model struct {
	name   string
	schema *openapi.Schema
	way    direction
	kind   modelKind
	typ    code // of a name for a type
	ready  bool // the type is known
	fields []field
	apart  bool // it is built apart from models that hold it
	others code // the type of properties without a name; empty: anything
}

type modelKind int

const (
	classKind modelKind = iota
	aliasKind
	rootKind // a type that contains itself
)

// key tells models apart.
type key struct {
	schema *openapi.Schema
	way    direction
}

// models are all models of a contract. They are found while types are asked
// for, in the order of the operations.
type models struct {
	uses   *uses
	shapes shapes
	names  map[string]string // of schemas that have one
	taken  python.Space
	known  map[key]*model
	order  []*model
	next   int      // of order, whose fields are not known
	done   []*model // names for types, each after those that it needs
}

func modelsOf(c *openapi.Contract, n *python.Names) *models {
	m := &models{shapes: newShapes(), names: map[string]string{}, taken: python.Space{}, known: map[key]*model{}}
	m.uses = usesOf(n, m.shapes)
	for _, s := range c.Schemas {
		if m.names[s.Name] == "" {
			m.names[s.Name] = m.taken.Take(python.Class(s.Name), "")
		}
	}
	return m
}

// model is the model of a schema that needs one: an object with properties, and
// whatever has a name. nil: its type stands where it is used.
func (m *models) model(s *openapi.Schema, way direction, name string) *model {
	way = m.uses.way(s, way)
	if known := m.known[key{s, way}]; known != nil {
		if known.kind == aliasKind && !known.ready {
			known.kind = rootKind
		}
		return known
	}
	isClass := m.isClass(s)
	if !isClass && (s.Name == "" || onlyNull(s)) {
		return nil
	}
	out := &model{schema: s, way: way}
	m.known[key{s, way}] = out
	switch {
	case s.Name == "":
		out.name = m.taken.Take(python.Class(name), "")
	case way == openapi.ToServer && m.uses.needsTwo(s):
		out.name = m.taken.Take(m.named(s)+"Input", "")
	default:
		out.name = m.named(s)
	}
	m.order = append(m.order, out)
	if isClass {
		return out
	}
	out.kind = aliasKind
	t := types{models: m, way: way}
	out.typ = t.inline(s, out.name).code()
	out.ready = true
	if out.kind == aliasKind {
		m.done = append(m.done, out)
	}
	return out
}

// named is the name of a schema that has one.
func (m *models) named(s *openapi.Schema) string {
	if m.names[s.Name] == "" {
		m.names[s.Name] = m.taken.Take(python.Class(s.Name), "")
	}
	return m.names[s.Name]
}

// isClass reports whether a schema is an object whose properties have names.
func (m *models) isClass(s *openapi.Schema) bool {
	if s.Placeholder || s.Never || alone(s) != nil {
		return false
	}
	flat := m.shapes.of(s)
	if flat.Never || flat.Enum != nil || flat.choice != nil && !m.shapes.onlyDemands(flat) {
		return false
	}
	all := typesOf(flat.Schema)
	return len(all) == 1 && all[0] == openapi.TypeObject && hasFields(flat.Schema)
}

func hasFields(s *openapi.Schema) bool {
	return len(s.Properties)+len(s.Required) > 0 || s.Closed && len(s.PatternProperties) == 0
}

// settle finds the fields of all models, and with them the models that they
// need.
func (m *models) settle() {
	for ; m.next < len(m.order); m.next++ {
		if one := m.order[m.next]; one.kind == classKind {
			one.fields = m.fieldsOf(one)
			one.others = m.othersOf(one)
		}
	}
}

// onlyNull reports whether null is the only value of a schema.
func onlyNull(s *openapi.Schema) bool {
	s = meant(s, func(*openapi.Schema) bool { return false })
	return s.Enum != nil && len(s.Enum) == 0
}

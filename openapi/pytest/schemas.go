package pytest

import (
	"slices"

	"kiro-mcp/openapi"
)

// schemas are those that answers lead to, in the order in which they do.
type schemas struct {
	index map[string]*openapi.Schema
	order []*openapi.Schema
}

// of is a schema in the words of JSON Schema; one with a name is referred to.
func (s *schemas) of(schema *openapi.Schema) object {
	if schema == nil {
		return object{}
	}
	if schema.Name == "" {
		return s.described(schema)
	}
	if s.index[schema.Name] == nil {
		s.index[schema.Name] = schema
		s.order = append(s.order, schema)
	}
	return object{{"$ref", schema.Name}}
}

// all are the schemas that are referred to. Describing one may find more.
func (s *schemas) all() object {
	out := object{}
	for i := 0; i < len(s.order); i++ {
		out = append(out, member{s.order[i].Name, s.described(s.order[i])})
	}
	return out
}

// described says everything that a schema says about values.
func (s *schemas) described(schema *openapi.Schema) object {
	if schema.Never {
		return object{{"never", true}}
	}
	var out object
	say := func(name string, value any, said bool) {
		if said {
			out = append(out, member{name, value})
		}
	}
	say("type", schema.Types, len(schema.Types) > 0)
	say("nullable", true, schema.Nullable)
	say("writeOnly", true, schema.WriteOnly)
	say("format", schema.Format, schema.Format != "")
	say("enum", schema.Enum, schema.Enum != nil)
	say("minLength", schema.MinLength, schema.MinLength != nil)
	say("maxLength", schema.MaxLength, schema.MaxLength != nil)
	say("pattern", schema.Pattern, schema.Pattern != "")
	bound := func(name string, b *openapi.Bound) {
		if b == nil {
			return
		}
		if b.Exclusive {
			name = map[string]string{"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}[name]
		}
		say(name, b.Value, true)
	}
	bound("minimum", schema.Minimum)
	bound("maximum", schema.Maximum)
	say("multipleOf", schema.MultipleOf, schema.MultipleOf != "")
	out = append(out, s.ofArrays(schema)...)
	out = append(out, s.ofObjects(schema)...)
	return append(out, s.combined(schema)...)
}

func (s *schemas) ofArrays(schema *openapi.Schema) object {
	var out object
	if schema.Items != nil {
		out = append(out, member{"items", s.of(schema.Items)})
	}
	if len(schema.Prefix) > 0 {
		out = append(out, member{"prefixItems", s.list(schema.Prefix)})
	}
	if schema.MinItems != nil {
		out = append(out, member{"minItems", schema.MinItems})
	}
	if schema.MaxItems != nil {
		out = append(out, member{"maxItems", schema.MaxItems})
	}
	if schema.UniqueItems {
		out = append(out, member{"uniqueItems", true})
	}
	return out
}

func (s *schemas) ofObjects(schema *openapi.Schema) object {
	var out object
	if len(schema.Properties) > 0 {
		out = append(out, member{"properties", s.properties(schema.Properties)})
	}
	if required := required(schema); len(required) > 0 {
		out = append(out, member{"required", required})
	}
	switch {
	case schema.Closed:
		out = append(out, member{"additionalProperties", false})
	case schema.Additional != nil:
		out = append(out, member{"additionalProperties", s.of(schema.Additional)})
	}
	if len(schema.PatternProperties) > 0 {
		out = append(out, member{"patternProperties", s.properties(schema.PatternProperties)})
	}
	if schema.MinProperties != nil {
		out = append(out, member{"minProperties", schema.MinProperties})
	}
	if schema.MaxProperties != nil {
		out = append(out, member{"maxProperties", schema.MaxProperties})
	}
	return out
}

// required are the properties that an answer must have: those that are only
// written are not told.
func required(schema *openapi.Schema) []string {
	return slices.DeleteFunc(slices.Clone(schema.Required), func(name string) bool {
		return slices.ContainsFunc(schema.Properties, func(p *openapi.Property) bool {
			return p.Name == name && openapi.ToClient.Leaves(p)
		})
	})
}

func (s *schemas) properties(all []*openapi.Property) object {
	out := object{}
	for _, p := range all {
		out = append(out, member{p.Name, s.of(p.Schema)})
	}
	return out
}

func (s *schemas) combined(schema *openapi.Schema) object {
	var out object
	for _, part := range []struct {
		name string
		all  []*openapi.Schema
	}{{"allOf", schema.AllOf}, {"oneOf", schema.OneOf}, {"anyOf", schema.AnyOf}} {
		if len(part.all) > 0 {
			out = append(out, member{part.name, s.list(part.all)})
		}
	}
	if schema.Not != nil {
		out = append(out, member{"not", s.of(schema.Not)})
	}
	if d := schema.Discriminator; d != nil && len(schema.OneOf)+len(schema.AnyOf) > 0 {
		mapping := object{}
		for _, m := range d.Mapping {
			if m.Schema != nil {
				mapping = append(mapping, member{m.Value, s.of(m.Schema)})
			}
		}
		out = append(out, member{"discriminator", object{{"propertyName", d.Property}, {"mapping", mapping}}})
	}
	return out
}

func (s *schemas) list(all []*openapi.Schema) []object {
	out := make([]object, len(all))
	for i, schema := range all {
		out[i] = s.of(schema)
	}
	return out
}

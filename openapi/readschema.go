package openapi

import (
	"encoding/json"
	"slices"
	"strconv"
)

// fill reads what stands in a schema.
func (r *reader) fill(s *Schema, a at) {
	if a.is(isBool) {
		s.Never = a.node.text == "false"
		return
	}
	if !r.want(a, isObject) {
		return
	}
	s.Title, s.Description = r.text(a, "title"), r.text(a, "description")
	s.Deprecated, s.ReadOnly, s.WriteOnly = r.flag(a, "deprecated"), r.flag(a, "readOnly"), r.flag(a, "writeOnly")
	s.Format = r.text(a, "format")
	r.values(s, a)
	r.types(s, a)
	r.bounds(s, a)
	s.MultipleOf = r.number(a, "multipleOf")
	s.MinLength, s.MaxLength = r.count(a, "minLength"), r.count(a, "maxLength")
	s.Pattern = r.text(a, "pattern")
	s.ContentEncoding, s.ContentMediaType = r.text(a, "contentEncoding"), r.text(a, "contentMediaType")
	r.array(s, a)
	r.members(s, a)
	s.AllOf, s.OneOf, s.AnyOf = r.schemaList(a, "allOf"), r.schemaList(a, "oneOf"), r.schemaList(a, "anyOf")
	if n := a.get("not"); n.exists() {
		s.Not = r.schema(n)
	}
	s.OneOf, s.AnyOf = r.withoutNull(s, s.OneOf), r.withoutNull(s, s.AnyOf)
	r.discriminator(s, a)
	r.checkSchema(s, a)
}

// types reads which types a value may have, and whether null is one of them.
func (r *reader) types(s *Schema, a at) {
	names := a.get("type")
	var all []string
	switch {
	case !names.exists():
	case names.is(isArray):
		all = r.texts(a, "type")
	case r.want(names, isString):
		all = []string{names.node.text}
	}
	for _, name := range all {
		switch name {
		case "null":
			s.Nullable = true
		case "string", "number", "integer", "boolean", "array", "object":
			s.Types = append(s.Types, Type(name))
		default:
			r.unknownType(names, name)
		}
	}
	if s.Nullable && len(s.Types) == 0 {
		s.Enum = []Value{} // null and nothing else
		return
	}
	nullable := r.flag(a, "nullable")
	if s.Enum != nil && !nullable {
		// A list of values decides by itself: null must be one of them.
		s.Nullable = (s.Nullable || len(s.Types) == 0) && listsNull(a)
		return
	}
	s.Nullable = s.Nullable || nullable
}

// values reads the values that a schema lists.
func (r *reader) values(s *Schema, a at) {
	if d := a.get("default"); d.node != nil {
		s.Default = value(d.node)
	}
	for v := range r.list(a, "enum").kids() {
		if s.Enum == nil {
			s.Enum = []Value{}
		}
		if v.node.kind != isNull {
			s.Enum = append(s.Enum, value(v.node))
		}
	}
	if c := a.get("const"); c.node != nil {
		s.Enum = []Value{}
		if c.exists() {
			s.Enum = append(s.Enum, value(c.node))
		}
	}
	if e := a.get("example"); e.node != nil {
		s.Examples = append(s.Examples, value(e.node))
	}
	if e := a.get("examples"); e.is(isArray) {
		for v := range e.kids() {
			s.Examples = append(s.Examples, value(v.node))
		}
	}
}

// listsNull reports whether null is among the values that a schema lists.
func listsNull(a at) bool {
	if c := a.get("const"); c.node != nil {
		return c.node.kind == isNull
	}
	for v := range a.get("enum").kids() {
		if v.node.kind == isNull {
			return true
		}
	}
	return false
}

// array reads what is said of a list's items.
func (r *reader) array(s *Schema, a at) {
	if items := a.get("items"); items.exists() {
		s.Items = r.schema(items)
	}
	s.Prefix = r.schemaList(a, "prefixItems")
	s.MinItems, s.MaxItems = r.count(a, "minItems"), r.count(a, "maxItems")
	s.UniqueItems = r.flag(a, "uniqueItems")
}

// members reads what is said of an object's members.
func (r *reader) members(s *Schema, a at) {
	s.Required = r.texts(a, "required")
	for p := range r.object(a, "properties").kids() {
		s.Properties = append(s.Properties, &Property{Name: p.node.name, Schema: r.schema(p), Required: slices.Contains(s.Required, p.node.name)})
	}
	for p := range r.object(a, "patternProperties").kids() {
		s.PatternProperties = append(s.PatternProperties, &Property{Name: p.node.name, Schema: r.schema(p)})
	}
	switch more := a.get("additionalProperties"); {
	case more.is(isBool):
		s.Closed = more.node.text == "false"
	case r.want(more, isObject):
		s.Additional = r.schema(more)
	}
	s.MinProperties, s.MaxProperties = r.count(a, "minProperties"), r.count(a, "maxProperties")
}

func (r *reader) schemaList(a at, name string) []*Schema {
	var out []*Schema
	for item := range r.list(a, name).kids() {
		out = append(out, r.schema(item))
	}
	return out
}

// withoutNull takes the alternative "null" out: it is in Nullable.
func (r *reader) withoutNull(s *Schema, alternatives []*Schema) []*Schema {
	onlyNull := func(o *Schema) bool {
		return o.Name == "" && o.Nullable && len(o.Types) == 0 && o.Enum != nil && len(o.Enum) == 0
	}
	if !slices.ContainsFunc(alternatives, onlyNull) {
		return alternatives
	}
	s.Nullable = true
	return slices.DeleteFunc(alternatives, onlyNull)
}

// bounds reads the range of a number. Before 3.1 exclusiveMinimum says how
// minimum is meant, since then it is a bound itself; whichever is stricter
// counts.
func (r *reader) bounds(s *Schema, a at) {
	s.Minimum = r.bound(a, "minimum", "exclusiveMinimum", 1)
	s.Maximum = r.bound(a, "maximum", "exclusiveMaximum", -1)
}

func (r *reader) bound(a at, name, exclusive string, stricter float64) *Bound {
	var out *Bound
	if n := r.number(a, name); n != "" {
		out = &Bound{Value: n}
	}
	e := a.get(exclusive)
	if !e.exists() {
		return out
	}
	if e.is(isBool) {
		if out != nil {
			out.Exclusive = e.node.text == "true"
		}
		return out
	}
	n := r.number(a, exclusive)
	if n == "" {
		return out
	}
	if out != nil {
		plain, _ := out.Value.Float64()
		if strict, _ := n.Float64(); (strict-plain)*stricter < 0 {
			return out
		}
	}
	return &Bound{Value: n, Exclusive: true}
}

func (r *reader) number(a at, name string) json.Number {
	if v := a.get(name); r.want(v, isNumber) {
		return json.Number(v.node.text)
	}
	return ""
}

// count is a number of characters, items or members.
func (r *reader) count(a at, name string) *int {
	v := a.get(name)
	if !r.want(v, isNumber) {
		return nil
	}
	n, err := strconv.ParseFloat(v.node.text, 64)
	if err != nil || n < 0 || n != float64(int64(n)) {
		r.wrong(v, "a whole number from 0 on")
		return nil
	}
	out := int(n)
	return &out
}

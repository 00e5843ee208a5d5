package fastapi

import (
	"slices"
	"strconv"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
)

// typ is the type of a value with what else it must keep. Both become one
// Annotated.
type typ struct {
	base  code
	field []code // arguments of Field: max_length=3
	rules []code // what Field has no word for: schema.Unique()
}

// code is the whole type.
func (t typ) code() code {
	if len(t.field)+len(t.rules) == 0 {
		return t.base
	}
	parts := []code{t.base}
	if len(t.field) > 0 {
		parts = append(parts, call(from("pydantic", "Field"), t.field...))
	}
	return of(from("typing", "Annotated"), append(parts, t.rules...)...)
}

// contractModule is where all that is generated stands.
const contractModule = "app.contract"

// ours is a name of the module schema.
func ours(name string) code {
	return code{text: "schema." + name, needs: [2]string{contractModule, "schema"}}
}

func (t *typ) limit(name string, n *int) {
	if n != nil && (*n > 0 || name == "max_length") {
		t.field = append(t.field, set(name, word(strconv.Itoa(*n))))
	}
}

// types makes types of Python from schemas.
type types struct {
	*models
	way    direction
	prefix string // of the names of models: "models."
	text   bool   // the value is read from a text: "3" is a number
}

// use is the type of a value wherever it stands, null included.
func (t types) use(s *openapi.Schema, name string) code {
	if s == nil {
		return from("typing", "Any")
	}
	out := t.value(s, name).code()
	if nullable(s) && out.text != "Any" {
		return either(out, word("None"))
	}
	return out
}

// value is the type of a value that is not null. The name is that of its model,
// where it needs one and has none.
func (t types) value(s *openapi.Schema, name string) typ {
	if s == nil {
		return typ{base: from("typing", "Any")}
	}
	if t.text && !t.isClass(s) && !t.listsTexts(s) {
		return t.inline(s, name)
	}
	if m := t.model(s, t.way, name); m != nil {
		c := word(t.prefix + m.name)
		if t.prefix != "" {
			c.needs = [2]string{contractModule, "models"}
		}
		return typ{base: c}
	}
	return t.inline(s, name)
}

// listsTexts reports whether a schema is a list of texts, which is the same for
// a value that is read from a text.
func (t types) listsTexts(s *openapi.Schema) bool {
	return len(s.Enum) > 0 && !slices.ContainsFunc(s.Enum, func(v openapi.Value) bool { return v[0] != '"' })
}

// inline is the type of a schema without a name of its own.
func (t types) inline(s *openapi.Schema, name string) typ {
	if part := alone(s); part != nil {
		return t.value(part, name)
	}
	flat := t.shapes.of(s)
	switch {
	case s.Placeholder:
		return typ{base: from("typing", "Any"), rules: []code{call(ours("Missing"), word(quoted(s.Name)))}}
	case s.Never || flat.Never:
		return typ{base: from("typing", "Any"), rules: []code{call(ours("Never"))}}
	case flat.Enum != nil:
		return t.listed(flat)
	case flat.choice != nil && !t.shapes.onlyDemands(flat):
		return t.choice(flat, name)
	}
	all := typesOf(flat.Schema)
	switch len(all) {
	case 0:
		return typ{base: from("typing", "Any")}
	case 1:
		return t.typed(flat, all[0], name)
	}
	var parts []code
	for _, one := range all {
		parts = append(parts, t.typed(flat, one, name).code())
	}
	return typ{base: either(parts...)}
}

func (t types) typed(s shape, of openapi.Type, name string) typ {
	switch of {
	case openapi.TypeString:
		return t.str(s.Schema)
	case openapi.TypeInteger:
		return t.integer(s.Schema)
	case openapi.TypeNumber:
		return t.number(s.Schema)
	case openapi.TypeBoolean:
		return t.boolean()
	case openapi.TypeArray:
		return t.array(s, name)
	default:
		return t.object(s, name)
	}
}

func (t types) str(s *openapi.Schema) typ {
	out := typ{base: word("str")}
	bare := s.MinLength == nil && s.MaxLength == nil && s.Pattern == ""
	if example.IsBinary(s) && bare {
		return typ{base: ours("Binary")}
	}
	switch s.Format {
	case "date":
		return typ{base: ours("Date")}
	case "date-time":
		return typ{base: ours("DateTime")}
	case "uuid":
		return typ{base: from("uuid", "UUID")}
	case "byte":
		if bare {
			return typ{base: ours("Base64")}
		}
		out.rules = append(out.rules, call(ours("Format"), word(quoted(s.Format))))
	case "duration", "email", "hostname", "ipv4", "ipv6", "time", "uri":
		out.rules = append(out.rules, call(ours("Format"), word(quoted(s.Format))))
	}
	out.limit("min_length", s.MinLength)
	out.limit("max_length", s.MaxLength)
	if s.Pattern != "" {
		out.rules = append(out.rules, call(ours("Pattern"), word(regular(s.Pattern))))
	}
	return out
}

func (t types) array(s shape, name string) typ {
	items := s.Items
	var parts []code
	for _, p := range s.Prefix {
		parts = append(parts, t.use(p, name+"Item"))
	}
	if items != nil || len(parts) == 0 {
		parts = append(parts, t.use(items, name+"Item"))
	}
	out := typ{base: of(word("list"), either(parts...))}
	out.limit("min_length", s.MinItems)
	out.limit("max_length", s.MaxItems)
	if s.UniqueItems {
		out.rules = append(out.rules, call(ours("Unique")))
	}
	return out
}

// object is an object without a model: one whose properties have no names.
func (t types) object(s shape, name string) typ {
	if hasFields(s.Schema) && t.isClass(s.Schema) {
		return t.value(s.Schema, name+"Object")
	}
	parts := []code{}
	for _, p := range s.PatternProperties {
		parts = append(parts, t.use(p.Schema, name+"Value"))
	}
	if s.Additional != nil || len(parts) == 0 {
		parts = append(parts, t.use(s.Additional, name+"Value"))
	}
	out := typ{base: of(word("dict"), word("str"), either(parts...))}
	out.limit("min_length", s.MinProperties)
	out.limit("max_length", s.MaxProperties)
	if patterns := onlyPatterns(s); patterns != nil {
		out.rules = append(out.rules, call(ours("Keys"), tuple(patterns)))
	}
	return out
}

// onlyPatterns are the patterns of which a property without a name of its own
// must match one; nil: it need not.
func onlyPatterns(s shape) []string {
	if !s.Closed {
		return nil
	}
	var out []string
	for _, p := range s.PatternProperties {
		out = append(out, p.Name)
	}
	return out
}

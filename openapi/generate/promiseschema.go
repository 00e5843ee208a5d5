package generate

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"kiro-mcp/openapi"
)

// schemaPromises has a line for each field of an object, and one for all that
// is promised besides.
func schemaPromises(s *openapi.Schema) paragraph {
	p := paragraph{}
	for _, f := range s.Properties {
		p["field "+oneLine(f.Name)] = needed(f.Required) + valueText(f.Schema)
	}
	bare := *s
	bare.Name, bare.Properties, bare.Required = "", nil, absentFields(s)
	p["is"] = valueText(&bare)
	return p
}

// absentFields are the names that are required of a value without being
// described.
func absentFields(s *openapi.Schema) []string {
	var names []string
	for _, name := range s.Required {
		described := false
		for _, f := range s.Properties {
			described = described || f.Name == name
		}
		if !described {
			names = append(names, name)
		}
	}
	return names
}

// valueText says in one line what a value must be; what has a name by its name.
func valueText(s *openapi.Schema) string {
	switch {
	case s == nil:
		return "anything"
	case s.Never:
		return "never"
	case s.Name != "":
		return oneLine(s.Name)
	}
	parts := append([]string{typeText(s)}, limits(s)...)
	for _, x := range []struct {
		word string
		of   []*openapi.Schema
	}{{"all of", s.AllOf}, {"one of", s.OneOf}, {"any of", s.AnyOf}} {
		if len(x.of) > 0 {
			parts = append(parts, x.word+" ("+valueTexts(x.of)+")")
		}
	}
	if s.Not != nil {
		parts = append(parts, "not ("+valueText(s.Not)+")")
	}
	if s.Discriminator != nil {
		parts = append(parts, "told apart by "+oneLine(s.Discriminator.Property))
	}
	return strings.Join(parts, ", ")
}

func valueTexts(all []*openapi.Schema) string {
	texts := make([]string, len(all))
	for i, s := range all {
		texts[i] = valueText(s)
	}
	return strings.Join(texts, " | ")
}

// typeText is the type of a value with what it holds.
func typeText(s *openapi.Schema) string {
	types := make([]string, len(s.Types))
	for i, t := range s.Types {
		types[i] = string(t)
	}
	text := strings.Join(types, " or ")
	if text == "" {
		text = "anything"
	}
	if s.Items != nil {
		text += " of (" + valueText(s.Items) + ")"
	}
	if len(s.Prefix) > 0 {
		text += " beginning (" + valueTexts(s.Prefix) + ")"
	}
	if len(s.Properties) > 0 {
		var fields []string
		for _, f := range s.Properties {
			fields = append(fields, oneLine(f.Name)+" "+needed(f.Required)+valueText(f.Schema))
		}
		text += " {" + strings.Join(fields, "; ") + "}"
	}
	if s.Format != "" {
		text += " " + oneLine(s.Format)
	}
	if s.Nullable {
		text += " or null"
	}
	return text
}

// limits are the constraints of a value.
func limits(s *openapi.Schema) []string {
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	bound := func(word string, b *openapi.Bound) {
		switch {
		case b == nil:
		case b.Exclusive:
			add("%s %s excluded", word, b.Value)
		default:
			add("%s %s", word, b.Value)
		}
	}
	count := func(word string, n *int) {
		if n != nil {
			add("%s %s", word, strconv.Itoa(*n))
		}
	}
	bound("from", s.Minimum)
	bound("to", s.Maximum)
	if s.MultipleOf != "" {
		add("a multiple of %s", s.MultipleOf)
	}
	count("minLength", s.MinLength)
	count("maxLength", s.MaxLength)
	count("minItems", s.MinItems)
	count("maxItems", s.MaxItems)
	count("minProperties", s.MinProperties)
	count("maxProperties", s.MaxProperties)
	if s.Pattern != "" {
		add("pattern %s", strconv.Quote(s.Pattern))
	}
	if s.UniqueItems {
		add("unique")
	}
	if s.Enum != nil {
		add("one of %s", values(s.Enum))
	}
	if len(s.Default) > 0 {
		add("by default %s", values([]json.RawMessage{s.Default}))
	}
	if s.ReadOnly {
		add("readOnly")
	}
	if s.WriteOnly {
		add("writeOnly")
	}
	return append(out, members(s)...)
}

// members are the constraints of an object's members.
func members(s *openapi.Schema) []string {
	var out []string
	if absent := absentFields(s); len(absent) > 0 {
		out = append(out, "with "+oneLine(strings.Join(absent, " ")))
	}
	if s.Closed {
		out = append(out, "nothing else")
	}
	if s.Additional != nil {
		out = append(out, "others ("+valueText(s.Additional)+")")
	}
	for _, p := range s.PatternProperties {
		out = append(out, fmt.Sprintf("those like %q (%s)", p.Name, valueText(p.Schema)))
	}
	if s.ContentEncoding != "" || s.ContentMediaType != "" {
		out = append(out, strings.TrimSpace("as "+oneLine(s.ContentMediaType+" "+s.ContentEncoding)))
	}
	return out
}

// values are JSON values, which hold no line end outside of escapes once they
// are compact.
func values(all []json.RawMessage) string {
	texts := make([]string, len(all))
	for i, v := range all {
		texts[i] = strings.Join(strings.Fields(string(v)), " ")
	}
	return strings.Join(texts, " ")
}

package example

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/verify"
)

// Edge is a valid value that only just keeps a rule, which a server that is
// off by one refuses.
type Edge struct {
	Value   openapi.Value
	Rule    string // the keyword that it just keeps; "nullable" for a null
	Pointer string
}

// maxEnumEdges is how many of the values of one list are tried.
const maxEnumEdges = 6

// Edges gives valid values at the ends of what the schema allows, in the order
// of the document: the shortest and the longest text, the least and the largest
// number, every listed value, every alternative, null.
func Edges(s *openapi.Schema, d openapi.Direction) []Edge { return edgesUpTo(s, d, maxFaults) }

func edgesUpTo(s *openapi.Schema, d openapi.Direction, most int) []Edge {
	whole, err := Full(s, d)
	if err != nil {
		return nil
	}
	b := breaker{root: s, whole: whole, direction: d, most: most, seen: map[string]bool{string(whole): true}}
	e := edger{breaker: b}
	e.at(s, whole, nil)
	return e.found
}

// edger collects the edges of one value.
type edger struct {
	breaker
	found []Edge
}

func (e *edger) at(s *openapi.Schema, v openapi.Value, path []string) {
	if s == nil || len(path) > maxFaultDepth || len(e.found) >= e.most {
		return
	}
	flat := e.fitting(s, v)
	for _, c := range edgesOf(flat, v) {
		e.try(c, path)
	}
	e.alternatives(s, path)
	if s.Nullable {
		e.try(broken{rule: "nullable", value: openapi.Value("null")}, path)
	}
	if members, ok := membersOf(v); ok {
		for _, m := range members {
			e.at(memberSchema(flat, m.name), m.value, append(slices.Clip(path), m.name))
		}
	}
	if items, ok := itemsOf(v); ok && len(items) > 0 {
		e.at(itemSchema(flat, 0), items[0], append(slices.Clip(path), "0"))
	}
}

// alternatives tries a value of each.
func (e *edger) alternatives(s *openapi.Schema, path []string) {
	_, groups := flatten(s)
	for _, g := range groups {
		for _, alternative := range g.alternatives {
			one := &openapi.Schema{AllOf: []*openapi.Schema{s, alternative}}
			if tag := tagged(g.discriminator, alternative); tag != nil {
				one.AllOf = append(one.AllOf, tag)
			}
			if v, err := Full(one, e.direction); err == nil {
				e.try(broken{rule: "oneOf", value: v}, path)
			}
		}
	}
}

// try keeps a value that is valid and not yet there.
func (e *edger) try(c broken, path []string) {
	whole := replaced(e.whole, path, c.value)
	if e.seen[string(whole)] || !verify.Valid(e.root, whole, e.direction) {
		return
	}
	e.seen[string(whole)] = true
	e.found = append(e.found, Edge{Value: whole, Rule: c.rule, Pointer: pointer(path)})
}

// edgesOf are values in place of v that may just keep one rule of a flat
// schema.
func edgesOf(s *openapi.Schema, v openapi.Value) []broken {
	var all []broken
	for i, e := range s.Enum {
		if i < maxEnumEdges {
			all = append(all, broken{rule: "enum", value: e})
		}
	}
	switch {
	case len(v) == 0 || len(s.Enum) > 0:
	case v[0] == '"':
		all = append(all, textEdges(s, plain(v))...)
	case v[0] == '[':
		all = append(all, listEdges(s)...)
	case v[0] == '-' || v[0] >= '0' && v[0] <= '9':
		if s.Minimum != nil && !s.Minimum.Exclusive {
			all = append(all, broken{rule: "minimum", value: openapi.Value(s.Minimum.Value)})
		}
		if s.Maximum != nil && !s.Maximum.Exclusive {
			all = append(all, broken{rule: "maximum", value: openapi.Value(s.Maximum.Value)})
		}
	}
	return all
}

func textEdges(s *openapi.Schema, v string) []broken {
	var all []broken
	if s.MaxLength != nil && *s.MaxLength < maxText {
		if made, err := ofLength(s, *s.MaxLength); err == nil {
			all = append(all, broken{rule: "maxLength", value: text(made)})
		}
		all = append(all, broken{rule: "maxLength", value: text(v + strings.Repeat("x", max(0, *s.MaxLength-utf8.RuneCountInString(v))))})
	}
	if s.MinLength != nil {
		if made, err := ofLength(s, *s.MinLength); err == nil {
			all = append(all, broken{rule: "minLength", value: text(made)})
		}
	}
	return all
}

func listEdges(s *openapi.Schema) []broken {
	var all []broken
	ofSize := func(rule string, n int) {
		sized := *s
		sized.MinItems, sized.MaxItems = &n, &n
		m := maker{direction: openapi.ToServer, plain: true}
		if made, err := m.array(&sized, 0); err == nil {
			all = append(all, broken{rule: rule, value: made})
		}
	}
	if s.MaxItems != nil && *s.MaxItems < maxItems {
		ofSize("maxItems", *s.MaxItems)
	}
	if s.MinItems != nil {
		ofSize("minItems", *s.MinItems)
	}
	return all
}

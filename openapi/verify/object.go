package verify

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/openapi"
)

// object holds an object against the rules of objects, and its members against
// theirs: first those that s names, in its order, then the others by name.
func (w *walk) object(s *openapi.Schema, o map[string]any, at string) {
	w.size(s, o, at)
	w.required(s, o, at)
	named := map[string]bool{}
	for _, p := range s.Properties {
		named[p.Name] = true
		v, there := o[p.Name]
		if !there {
			continue
		}
		if w.direction == openapi.ToClient && w.direction.Leaves(p) {
			w.add(p.Schema, below(at, p.Name), RuleWriteOnly, "must not be answered: it is only to be written")
			continue
		}
		w.value(p.Schema, v, below(at, p.Name))
	}
	for _, name := range slices.Sorted(maps.Keys(o)) {
		matched := w.patterned(s, name, o[name], at)
		switch {
		case matched || named[name]:
		case s.Closed:
			w.add(s, below(at, name), "additionalProperties", "must not be there: only "+listOf(names(s))+" may")
		default:
			w.value(s.Additional, o[name], below(at, name))
		}
	}
}

// patterned holds a member against the properties whose pattern its name
// matches, and reports whether there is one.
func (w *walk) patterned(s *openapi.Schema, name string, v any, at string) bool {
	matched := false
	for _, p := range s.PatternProperties {
		if yes, known := Matches(p.Name, name); yes || !known {
			matched = true
			w.value(p.Schema, v, below(at, name))
		}
	}
	return matched
}

func (w *walk) size(s *openapi.Schema, o map[string]any, at string) {
	if s.MinProperties != nil && len(o) < *s.MinProperties {
		w.add(s, at, "minProperties", "must have at least "+counted(*s.MinProperties, "property")+", not "+strconv.Itoa(len(o)))
	}
	if s.MaxProperties != nil && len(o) > *s.MaxProperties {
		w.add(s, at, "maxProperties", "must have at most "+counted(*s.MaxProperties, "property")+", not "+strconv.Itoa(len(o)))
	}
}

// required sees that what must be there is, but for what does not travel this
// way.
func (w *walk) required(s *openapi.Schema, o map[string]any, at string) {
	for _, name := range s.Required {
		if _, there := o[name]; there {
			continue
		}
		place := s
		if i := slices.IndexFunc(s.Properties, func(p *openapi.Property) bool { return p.Name == name }); i >= 0 {
			if w.direction.Leaves(s.Properties[i]) {
				continue
			}
			if s.Properties[i].Schema != nil {
				place = s.Properties[i].Schema
			}
		}
		w.add(place, below(at, name), "required", "must be there")
	}
}

var inPointer = strings.NewReplacer("~", "~0", "/", "~1")

// below is the pointer to a member.
func below(at, name string) string { return at + "/" + inPointer.Replace(name) }

func names(s *openapi.Schema) []string {
	all := make([]string, len(s.Properties))
	for i, p := range s.Properties {
		all[i] = p.Name
	}
	return all
}

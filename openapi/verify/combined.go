package verify

import (
	"fmt"
	"strings"

	"kiro-mcp/openapi"
)

// combined holds v against the schemas that s is put together from.
func (w *walk) combined(s *openapi.Schema, v any, at string) {
	for _, part := range s.AllOf {
		w.value(part, v, at)
	}
	if s.Not != nil && len(w.try(s.Not, v, at)) == 0 {
		w.add(s, at, "not", "must not be what it is: "+described(v))
	}
	if w.told(s, v, at) {
		return
	}
	w.anyOf(s, v, at)
	w.oneOf(s, v, at)
}

// told follows the discriminator of alternatives, and reports whether it says
// which one is meant. Then only that one speaks, so that what is wrong is told
// about the alternative that was meant and not about all of them.
func (w *walk) told(s *openapi.Schema, v any, at string) bool {
	o, isObject := v.(map[string]any)
	if s.Discriminator == nil || !isObject || len(s.OneOf)+len(s.AnyOf) == 0 {
		return false
	}
	name := s.Discriminator.Property
	value, there := o[name]
	if !there {
		w.add(s, below(at, name), "discriminator", "must be there: it tells the alternatives apart")
		return true
	}
	text, _ := value.(string)
	var known []string
	for _, m := range s.Discriminator.Mapping {
		if m.Value == text && m.Schema != nil {
			w.value(m.Schema, v, at)
			return true
		}
		known = append(known, m.Value)
	}
	if len(known) == 0 {
		return false
	}
	w.add(s, below(at, name), "discriminator", "must be one of "+listOf(known)+", not "+described(value))
	return true
}

func (w *walk) anyOf(s *openapi.Schema, v any, at string) {
	if len(s.AnyOf) == 0 {
		return
	}
	var nearest []Violation
	for _, alternative := range s.AnyOf {
		found := w.try(alternative, v, at)
		if len(found) == 0 {
			return
		}
		nearest = nearer(nearest, found, at)
	}
	w.none(s, "anyOf", nearest, at)
}

func (w *walk) oneOf(s *openapi.Schema, v any, at string) {
	if len(s.OneOf) == 0 {
		return
	}
	var nearest []Violation
	var matched []string
	for i, alternative := range s.OneOf {
		found := w.try(alternative, v, at)
		if len(found) == 0 {
			matched = append(matched, alternativeName(alternative, i))
			continue
		}
		nearest = nearer(nearest, found, at)
	}
	switch {
	case len(matched) == 0:
		w.none(s, "oneOf", nearest, at)
	case len(matched) > 1:
		w.add(s, at, RuleSeveral, "must be exactly one of its alternatives, and is "+strings.Join(matched, " and "))
	}
}

// none says that no alternative fits, and what the nearest of them lacks.
func (w *walk) none(s *openapi.Schema, rule string, nearest []Violation, at string) {
	message := "fits none of its alternatives"
	if len(nearest) > 0 {
		message += fmt.Sprintf("; nearest: %s", Violation{Pointer: strings.TrimPrefix(nearest[0].Pointer, at), Message: nearest[0].Message})
		if len(nearest) > 1 {
			message += fmt.Sprintf(" and %d more", len(nearest)-1)
		}
	}
	w.add(s, at, rule, message)
}

// nearer is the one of two lists that is less wrong: one that is not about the
// whole value being another kind of thing, then the shorter.
func nearer(a, b []Violation, at string) []Violation {
	switch {
	case a == nil || wrongKind(a, at) && !wrongKind(b, at):
		return b
	case wrongKind(b, at) && !wrongKind(a, at) || len(a) <= len(b):
		return a
	default:
		return b
	}
}

func wrongKind(v []Violation, at string) bool { return v[0].Rule == "type" && v[0].Pointer == at }

func alternativeName(s *openapi.Schema, i int) string {
	if s != nil && s.Name != "" {
		return s.Name
	}
	return fmt.Sprintf("the one at %d", i)
}

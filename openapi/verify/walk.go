package verify

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/openapi"
)

// maxDepth is how deep schemas may lead into each other. Schemas that refer to
// themselves without going into the value would be walked for ever.
const maxDepth = 200

// walk holds one decoded value against a schema.
type walk struct {
	direction openapi.Direction
	depth     int
	found     []Violation
}

// add notes a violation.
func (w *walk) add(s *openapi.Schema, at, rule, message string) {
	if len(w.found) < maxViolations {
		w.found = append(w.found, Violation{Pointer: at, Rule: rule, Message: message, Place: s.Place})
	}
}

// try walks on the side: what an alternative forbids is not yet wrong.
func (w *walk) try(s *openapi.Schema, v any, at string) []Violation {
	side := walk{direction: w.direction, depth: w.depth}
	side.value(s, v, at)
	return side.found
}

// value holds v, which stands at the pointer, against everything that s says.
func (w *walk) value(s *openapi.Schema, v any, at string) {
	if s == nil || s.Placeholder || w.depth > maxDepth {
		return
	}
	w.depth++
	defer func() { w.depth-- }()
	switch {
	case s.Never:
		w.add(s, at, RuleNever, "nothing is allowed here")
		return
	case v == nil && s.Nullable:
		return
	case !w.ofType(s, v, at):
		return // the other rules would only repeat it
	}
	w.listed(s, v, at)
	switch v := v.(type) {
	case string:
		w.text(s, v, at)
	case json.Number:
		w.number(s, v, at)
	case []any:
		w.array(s, v, at)
	case map[string]any:
		w.object(s, v, at)
	}
	w.combined(s, v, at)
}

// ofType reports whether v has one of the types of s.
func (w *walk) ofType(s *openapi.Schema, v any, at string) bool {
	if len(s.Types) == 0 || slices.ContainsFunc(s.Types, func(t openapi.Type) bool { return isType(t, v) }) {
		return true
	}
	want := make([]string, len(s.Types))
	for i, t := range s.Types {
		want[i] = withArticle(string(t))
	}
	w.add(s, at, "type", "must be "+strings.Join(want, " or ")+", not "+described(v))
	return false
}

func isType(t openapi.Type, v any) bool {
	switch v := v.(type) {
	case bool:
		return t == openapi.TypeBoolean
	case string:
		return t == openapi.TypeString
	case json.Number:
		return t == openapi.TypeNumber || t == openapi.TypeInteger && isWhole(v)
	case []any:
		return t == openapi.TypeArray
	case map[string]any:
		return t == openapi.TypeObject
	default:
		return false
	}
}

// listed holds v against the values that s lists.
func (w *walk) listed(s *openapi.Schema, v any, at string) {
	if s.Enum == nil {
		return
	}
	text, isText := v.(string)
	for _, e := range s.Enum {
		if isText && len(e) == len(text)+2 && string(e[1:len(e)-1]) == text && e[0] == '"' {
			return // as nearly always, and without decoding
		}
		if isText && !bytes.ContainsRune(e, '\\') {
			continue
		}
		if allowed, err := decode(e); err == nil && equal(allowed, v) {
			return
		}
	}
	w.add(s, at, "enum", "must be "+oneOf(s.Enum)+", not "+described(v))
}

// array holds a list against the rules of lists, and its items against theirs.
func (w *walk) array(s *openapi.Schema, list []any, at string) {
	if s.MinItems != nil && len(list) < *s.MinItems {
		w.add(s, at, "minItems", "must hold at least "+counted(*s.MinItems, "item")+", not "+strconv.Itoa(len(list)))
	}
	if s.MaxItems != nil && len(list) > *s.MaxItems {
		w.add(s, at, "maxItems", "must hold at most "+counted(*s.MaxItems, "item")+", not "+strconv.Itoa(len(list)))
	}
	if s.UniqueItems {
		if i, j, twice := repeated(list); twice {
			w.add(s, at, "uniqueItems", "must not repeat itself: items "+strconv.Itoa(i)+" and "+strconv.Itoa(j)+" are equal")
		}
	}
	for i, item := range list {
		of := s.Items
		if i < len(s.Prefix) {
			of = s.Prefix[i]
		}
		w.value(of, item, at+"/"+strconv.Itoa(i))
	}
}

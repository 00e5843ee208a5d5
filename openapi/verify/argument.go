package verify

import (
	"encoding/json"
	"net/url"
	"strings"

	"kiro-mcp/openapi"
)

// texts is what arrived for one parameter: the texts under its name, and where
// an object is spread over several names, those.
type texts struct {
	lone   []string
	spread url.Values
	path   bool // still percent-encoded
}

// argument reads the value of a parameter from the texts that arrived. Texts
// have no types, so it is the reading that the schema allows, if there is one.
// It gives false where nothing arrived.
func argument(p *openapi.Parameter, t texts) (any, bool) {
	if p.MediaType != "" {
		if len(t.lone) == 0 {
			return nil, false
		}
		v, err := decode(openapi.Value(unescaped(t, t.lone[0])))
		if err != nil {
			return t.lone[0], true
		}
		return v, true
	}
	var readings []any
	if kinds := kindsOf(p.Schema); kinds[openapi.TypeObject] {
		if o := readObject(p, t); len(o) > 0 {
			readings = append(readings, o)
		}
	}
	if len(t.lone) > 0 {
		if kindsOf(p.Schema)[openapi.TypeArray] {
			readings = append(readings, readList(p, t))
		}
		readings = append(readings, scalars(p.Schema, unescaped(t, withoutPrefix(p, t.lone[0])))...)
	}
	if len(readings) == 0 {
		return nil, false
	}
	return nearestReading(p.Schema, readings), true
}

// nearestReading is the first of several readings that s allows, else the one
// that is least wrong.
func nearestReading(s *openapi.Schema, readings []any) any {
	var best any
	var least []Violation
	for _, v := range readings {
		w := walk{direction: openapi.ToServer}
		w.value(s, v, "")
		if len(w.found) == 0 {
			return v
		}
		if next := nearer(least, w.found, ""); least == nil || &next[0] != &least[0] {
			best, least = v, next
		}
	}
	return best
}

// scalars are the readings of one text.
func scalars(s *openapi.Schema, text string) []any {
	readings := []any{text}
	kinds := kindsOf(s)
	if kinds[openapi.TypeNumber] || kinds[openapi.TypeInteger] {
		var n json.Number
		if json.Unmarshal([]byte(text), &n) == nil && !strings.HasPrefix(text, `"`) && n != "" {
			readings = append(readings, n)
		}
	}
	if text == "" && nullable(s) {
		readings = append(readings, nil)
	}
	if kinds[openapi.TypeObject] || kinds[openapi.TypeArray] {
		if v, err := decode(openapi.Value(text)); err == nil {
			readings = append(readings, v) // within an item no style says more
		}
	}
	if kinds[openapi.TypeBoolean] && (text == "true" || text == "false") {
		readings = append(readings, text == "true")
	}
	return readings
}

func readScalar(s *openapi.Schema, text string) any { return nearestReading(s, scalars(s, text)) }

// readList takes a list apart as its style puts it together.
func readList(p *openapi.Parameter, t texts) []any {
	parts := t.lone
	if !p.Explode || p.In == openapi.InPath || p.In == openapi.InHeader {
		parts = strings.Split(withoutPrefix(p, t.lone[0]), p.Separator())
	}
	items := make([]any, len(parts))
	for i, part := range parts {
		items[i] = readScalar(itemOf(p.Schema), unescaped(t, strings.TrimSpace(part)))
	}
	return items
}

// withoutPrefix takes away what a style puts before a value in a path.
func withoutPrefix(p *openapi.Parameter, text string) string {
	switch p.Style {
	case "label":
		return strings.TrimPrefix(text, ".")
	case "matrix":
		return strings.TrimPrefix(text, ";"+url.PathEscape(p.Name)+"=")
	default:
		return text
	}
}

func unescaped(t texts, s string) string {
	if t.path {
		if plain, err := url.PathUnescape(s); err == nil {
			return plain
		}
	}
	return s
}

package verify

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// equal compares two decoded values as JSON Schema does: 1 is 1.0.
func equal(a, b any) bool { return canonical(a) == canonical(b) }

// repeated finds two equal items, the first of them first.
func repeated(list []any) (i, j int, twice bool) {
	first := make(map[string]int, len(list))
	for j, v := range list {
		key := canonical(v)
		if i, seen := first[key]; seen {
			return i, j, true
		}
		first[key] = j
	}
	return 0, 0, false
}

// canonical is a text that equal values share.
func canonical(v any) string {
	var b strings.Builder
	writeCanonical(&b, v)
	return b.String()
}

func writeCanonical(b *strings.Builder, v any) {
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case bool:
		b.WriteString(strconv.FormatBool(v))
	case string:
		b.WriteString(strconv.Quote(v))
	case json.Number:
		if r, ok := exact(v); ok {
			b.WriteString(r.RatString())
		} else {
			b.WriteString(v.String())
		}
	case []any:
		b.WriteByte('[')
		for _, item := range v {
			writeCanonical(b, item)
			b.WriteByte(',')
		}
		b.WriteByte(']')
	case map[string]any:
		b.WriteByte('{')
		for _, name := range slices.Sorted(maps.Keys(v)) {
			b.WriteString(strconv.Quote(name))
			b.WriteByte(':')
			writeCanonical(b, v[name])
			b.WriteByte(',')
		}
		b.WriteByte('}')
	}
}

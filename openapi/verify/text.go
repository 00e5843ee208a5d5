package verify

import (
	"strconv"
	"unicode/utf8"

	"kiro-mcp/openapi"
)

// text holds a string against its length, pattern and format.
func (w *walk) text(s *openapi.Schema, v, at string) {
	n := utf8.RuneCountInString(v)
	if s.MinLength != nil && n < *s.MinLength {
		w.add(s, at, "minLength", "must have at least "+counted(*s.MinLength, "character")+", not "+strconv.Itoa(n))
	}
	if s.MaxLength != nil && n > *s.MaxLength {
		w.add(s, at, "maxLength", "must have at most "+counted(*s.MaxLength, "character")+", not "+strconv.Itoa(n))
	}
	if s.Pattern != "" {
		if yes, known := Matches(s.Pattern, v); known && !yes {
			w.add(s, at, "pattern", "must match "+s.Pattern+", which "+described(v)+" does not")
		}
	}
	if check := formats[s.Format]; check != nil && !check(v) {
		w.add(s, at, "format", "must be "+withArticle(s.Format)+", not "+described(v))
	}
	if s.ContentEncoding == "base64" && s.Format != "byte" && !isBase64(v) {
		w.add(s, at, "contentEncoding", "must be base64, not "+described(v))
	}
}

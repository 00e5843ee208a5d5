package verify

import (
	"mime"
	"slices"
	"strings"

	"kiro-mcp/openapi"
)

// mediaOf is the media type of several that covers the one given: itself, else
// a range that it lies in. Parameters such as a charset do not count.
func mediaOf(content []openapi.Media, given string) *openapi.Media {
	of := essence(given)
	if of == "" {
		return nil
	}
	kind, _, _ := strings.Cut(of, "/")
	for _, wanted := range []string{of, kind + "/*", "*/*"} {
		i := slices.IndexFunc(content, func(m openapi.Media) bool { return essence(m.Type) == wanted })
		if i >= 0 {
			return &content[i]
		}
	}
	return nil
}

// essence is a media type without its parameters, in small letters.
func essence(mediaType string) string {
	if e, _, err := mime.ParseMediaType(mediaType); err == nil {
		return e
	}
	base, _, _ := strings.Cut(mediaType, ";")
	return strings.ToLower(strings.TrimSpace(base))
}

func isJSON(mediaType string) bool {
	e := essence(mediaType)
	return e == "application/json" || e == "text/json" || strings.HasSuffix(e, "+json")
}

func typesListed(content []openapi.Media) string {
	all := make([]string, len(content))
	for i, m := range content {
		all[i] = m.Type
	}
	return strings.Join(all, " or ")
}

func orNothing(given string) string {
	if given == "" {
		return "without a media type"
	}
	return given
}

// body holds bytes against the schema of their media type. Bytes that are no
// JSON, no form and no text say nothing that a schema could hold.
func body(media *openapi.Media, given string, raw []byte, d openapi.Direction) []Violation {
	switch form := essence(given); {
	case isJSON(form):
		return Value(media.Schema, raw, d)
	case form == "application/x-www-form-urlencoded" || strings.HasPrefix(form, "multipart/form-data"):
		return formed(media, given, raw, d)
	case strings.HasPrefix(form, "text/") && kindsOf(media.Schema)[openapi.TypeString]:
		w := walk{direction: d}
		w.value(media.Schema, string(raw), "")
		return w.found
	default:
		return nil
	}
}

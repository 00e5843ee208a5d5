package example

import (
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/openapi"
)

// Payload is the body as it travels, and its media type; both are empty where
// there is none.
func (r *Request) Payload() (body []byte, mediaType string, err error) {
	if r.Media == nil {
		return r.Raw, "", nil
	}
	mediaType = concrete(r.Media.Type)
	switch form := essence(mediaType); {
	case r.Raw != nil:
		return r.Raw, mediaType, nil
	case IsJSON(form):
		return r.Body, mediaType, nil
	case form == "application/x-www-form-urlencoded":
		body, err = urlencoded(r.Media, r.Body)
		return body, mediaType, err
	case strings.HasPrefix(form, "multipart/"):
		body, err = multiparted(r.Media, r.Body)
		return body, form + "; boundary=" + boundary, err
	case strings.Contains(form, "xml"):
		return nil, "", fmt.Errorf("a body of %s is not written", form)
	default:
		return []byte(plain(r.Body)), mediaType, nil
	}
}

// essence is a media type without its parameters, in small letters.
func essence(mediaType string) string {
	base, _, _ := strings.Cut(mediaType, ";")
	return strings.ToLower(strings.TrimSpace(base))
}

// IsJSON reports whether bodies of a media type are JSON.
func IsJSON(mediaType string) bool {
	e := essence(mediaType)
	return e == "application/json" || e == "text/json" || strings.HasSuffix(e, "+json")
}

// concrete is a media type that can be sent for a range of them.
func concrete(mediaType string) string {
	switch essence(mediaType) {
	case "*/*", "application/*":
		return "application/json"
	case "text/*":
		return "text/plain"
	case "image/*":
		return "image/png"
	case "multipart/*":
		return "multipart/form-data"
	}
	if strings.Contains(mediaType, "*") {
		return "application/octet-stream"
	}
	return mediaType
}

// byReadiness are the media types of a body, those first whose values say most
// about their schema.
func byReadiness(content []openapi.Media) []*openapi.Media {
	all := make([]*openapi.Media, len(content))
	for i := range content {
		all[i] = &content[i]
	}
	rank := func(m *openapi.Media) int {
		switch form := essence(concrete(m.Type)); {
		case IsJSON(form):
			return 0
		case form == "application/x-www-form-urlencoded":
			return 1
		case strings.HasPrefix(form, "multipart/"):
			return 2
		default:
			return 3
		}
	}
	slices.SortStableFunc(all, func(a, b *openapi.Media) int { return rank(a) - rank(b) })
	return all
}

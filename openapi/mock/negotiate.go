package mock

import (
	"mime"
	"strconv"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
)

// accepted is the media type of several that the client likes best, nil where
// it takes none. Of equals JSON comes first, then the document's order.
func (x *exchange) accepted(content []openapi.Media) *openapi.Media {
	var best *openapi.Media
	liking := 0.0
	for i := range content {
		m := &content[i]
		q := quality(x.request.Header.Values("Accept"), concrete(m))
		better := q > liking || q == liking && best != nil && !isWritable(best) && isWritable(m) ||
			q == liking && best != nil && !example.IsJSON(best.Type) && example.IsJSON(m.Type)
		if q > 0 && better {
			best, liking = m, q
		}
	}
	return best
}

// quality is how much a client likes a media type: 0 to 1. The most specific
// range that covers it counts.
func quality(accept []string, mediaType string) float64 {
	if len(accept) == 0 {
		return 1
	}
	name, _, _ := strings.Cut(mediaType, ";")
	name = strings.ToLower(strings.TrimSpace(name))
	kind, _, _ := strings.Cut(name, "/")
	q, specific := 0.0, -1
	for _, line := range accept {
		for one := range strings.SplitSeq(line, ",") {
			given, parameters, err := mime.ParseMediaType(one)
			if err != nil {
				continue
			}
			rank := -1
			switch given {
			case name:
				rank = 2
			case kind + "/*":
				rank = 1
			case "*/*":
				rank = 0
			}
			if rank > specific {
				specific, q = rank, 1
				if said, err := strconv.ParseFloat(parameters["q"], 64); err == nil {
					q = said
				}
			}
		}
	}
	return q
}

// concrete is a media type as an answer has it: a range is replaced by a type
// that lies in it.
func concrete(m *openapi.Media) string {
	kind, sub, _ := strings.Cut(m.Type, "/")
	if !strings.HasPrefix(sub, "*") {
		return m.Type
	}
	switch kind {
	case "text":
		return "text/plain"
	case "image":
		return "image/png"
	case "*", "application":
		if m.Schema == nil || !example.IsBinary(m.Schema) {
			return "application/json"
		}
	}
	return "application/octet-stream"
}

// isWritable reports whether the mock can write a body of a media type.
func isWritable(m *openapi.Media) bool {
	if example.IsJSON(concrete(m)) {
		return true
	}
	v, err := example.MediaValue(m, openapi.ToClient, false)
	if err == nil {
		_, err = written(v, m)
	}
	return err == nil
}

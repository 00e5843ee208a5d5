package verify

import (
	"net/http"
	"net/url"

	"kiro-mcp/openapi"
)

// Sent is a request as it arrived.
type Sent struct {
	Path    map[string]string // texts of the path's parameters, still percent-encoded
	Query   url.Values
	Header  http.Header
	Cookies []*http.Cookie
	Body    []byte
}

// Request holds a request against its operation.
func Request(op *openapi.Operation, sent Sent) []Violation {
	var found []Violation
	for _, p := range op.Parameters {
		if !p.Ignored() {
			found = append(found, sentArgument(p, sent)...)
		}
	}
	return append(found, sentBody(op, sent)...)
}

// sentArgument holds one parameter of a request against its schema.
func sentArgument(p *openapi.Parameter, sent Sent) []Violation {
	at := string(p.In) + " " + p.Name
	v, there := argument(p, textsOf(p, sent))
	if !there {
		if !p.Required {
			return nil
		}
		return []Violation{{In: at, Rule: "required", Message: "must be there", Place: p.Place}}
	}
	w := walk{direction: openapi.ToServer}
	w.value(p.Schema, v, "")
	return in(at, w.found)
}

func textsOf(p *openapi.Parameter, sent Sent) texts {
	switch p.In {
	case openapi.InPath:
		text, there := sent.Path[p.Name]
		if !there || text == "" {
			return texts{}
		}
		return texts{lone: []string{text}, path: true}
	case openapi.InQuery:
		return texts{lone: sent.Query[p.Name], spread: sent.Query}
	case openapi.InHeader:
		return texts{lone: sent.Header.Values(p.Name)}
	default:
		spread := url.Values{}
		for _, c := range sent.Cookies {
			spread.Add(c.Name, c.Value)
		}
		return texts{lone: spread[p.Name], spread: spread}
	}
}

// sentBody holds the body of a request against its media type.
func sentBody(op *openapi.Operation, sent Sent) []Violation {
	if op.Body == nil {
		return nil
	}
	if len(sent.Body) == 0 {
		if !op.Body.Required {
			return nil
		}
		return []Violation{{In: "body", Rule: "required", Message: "must be there", Place: op.Body.Place}}
	}
	given := sent.Header.Get("Content-Type")
	media := mediaOf(op.Body.Content, given)
	if media == nil {
		if len(op.Body.Content) == 0 {
			return nil
		}
		return []Violation{{In: "body", Rule: RuleMediaType, Message: "must be " + typesListed(op.Body.Content) + ", not " + orNothing(given), Place: op.Body.Place}}
	}
	return in("body", body(media, given, sent.Body, openapi.ToServer))
}

// in says of violations which part of a message they are in.
func in(part string, found []Violation) []Violation {
	for i := range found {
		found[i].In = part
	}
	return found
}

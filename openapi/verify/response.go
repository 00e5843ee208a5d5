package verify

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/openapi"
)

// Response holds an answer against its operation: status, media type, headers
// and body. Where the document says nothing of a body, any will do.
func Response(op *openapi.Operation, status int, header http.Header, answer []byte) []Violation {
	if len(op.Responses) == 0 {
		return nil // nothing is promised
	}
	declared := Declared(op, status)
	if declared == nil {
		return []Violation{{
			In: "status", Rule: RuleStatus, Place: op.Place,
			Message: "must be one of those declared, " + listOf(statuses(op)) + ", not " + strconv.Itoa(status),
		}}
	}
	var found []Violation
	for _, h := range declared.Headers {
		found = append(found, responseHeader(h, header)...)
	}
	return append(found, responseBody(op, declared, header, answer)...)
}

// Declared is what an operation says of a status: of the status itself, else of
// its range, else by default; nil where it says nothing.
func Declared(op *openapi.Operation, status int) *openapi.Response {
	code := strconv.Itoa(status)
	for _, name := range []string{code, code[:1] + "XX", "default"} {
		i := slices.IndexFunc(op.Responses, func(r *openapi.Response) bool { return strings.EqualFold(r.Status, name) })
		if i >= 0 {
			return op.Responses[i]
		}
	}
	return nil
}

func statuses(op *openapi.Operation) []string {
	all := make([]string, len(op.Responses))
	for i, r := range op.Responses {
		all[i] = r.Status
	}
	return all
}

// responseHeader holds one header of an answer against the document.
func responseHeader(h *openapi.Parameter, header http.Header) []Violation {
	if strings.EqualFold(h.Name, "Content-Type") {
		return nil // said by the media types
	}
	at := "header " + h.Name
	values := header.Values(h.Name)
	if len(values) == 0 {
		if !h.Required {
			return nil
		}
		return []Violation{{In: at, Rule: RuleHeader, Message: "must be there", Place: h.Place}}
	}
	v, there := argument(h, texts{lone: values})
	if !there {
		return nil
	}
	w := walk{direction: openapi.ToClient}
	w.value(h.Schema, v, "")
	return in(at, w.found)
}

// responseBody holds the body of an answer against its media type.
func responseBody(op *openapi.Operation, declared *openapi.Response, header http.Header, answer []byte) []Violation {
	if len(declared.Content) == 0 || op.Method == http.MethodHead {
		return nil
	}
	if len(answer) == 0 {
		return []Violation{{In: "body", Rule: "required", Message: "must be there", Place: declared.Place}}
	}
	given := header.Get("Content-Type")
	media := mediaOf(declared.Content, given)
	if media == nil {
		return []Violation{{In: "body", Rule: RuleMediaType, Message: "must be " + typesListed(declared.Content) + ", not " + orNothing(given), Place: declared.Place}}
	}
	return in("body", body(media, given, answer, openapi.ToClient))
}

package mock

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/verify"
)

// respond answers a request that is in order.
func (m *Mock) respond(x *exchange) {
	response, status, p := x.chosen()
	if p != nil {
		x.refuse(p)
		return
	}
	var remembered *remembered
	if x.prefer == (preferences{}) {
		var p *problem
		if remembered, p = m.remember(x, response); p != nil {
			x.refuse(p)
			return
		}
	}
	if applied := x.prefer.applied(); applied != "" {
		x.Header().Set("Preference-Applied", applied)
	}
	x.headersOf(response, remembered)
	if len(response.Content) == 0 || x.operation.Method == http.MethodHead {
		x.finish(status, nil)
		return
	}
	media := x.accepted(response.Content)
	if media == nil {
		x.refuse(&problem{status: http.StatusNotAcceptable, details: []detail{{where: "header Accept", message: "the contract has " + typesOf(response.Content)}}})
		return
	}
	if names := examplesOf(media); x.prefer.example != "" && !slices.Contains(names, x.prefer.example) {
		x.refuse(&problem{status: http.StatusBadRequest, details: []detail{{
			where: "header Prefer", message: fmt.Sprintf("there is no example %s of status %d as %s; there are: %s", shown(x.prefer.example), status, media.Type, strings.Join(names, ", ")),
		}}})
		return
	}
	body, err := x.bodyOf(media, remembered)
	if err != nil {
		x.refuse(&problem{status: http.StatusNotImplemented, details: []detail{{message: "the mock cannot make an answer: " + err.Error()}}})
		return
	}
	x.Header().Set("Content-Type", concrete(media))
	x.finish(status, body)
}

// chosen is the response that is answered with: the one that was preferred,
// else the first success.
func (x *exchange) chosen() (*openapi.Response, int, *problem) {
	all := x.operation.Responses
	if x.prefer.code != "" {
		status, err := strconv.Atoi(x.prefer.code)
		if err == nil && status >= 200 && status <= 599 {
			if declared := verify.Declared(x.operation, status); declared != nil {
				return declared, status, nil
			}
		}
		return nil, 0, &problem{status: http.StatusBadRequest, details: []detail{{
			where: "header Prefer", message: fmt.Sprintf("code=%s is not declared; there are: %s", shown(x.prefer.code), strings.Join(statusesOf(all), ", ")),
		}}}
	}
	for _, prefix := range []string{"2", "d", "3", ""} { // success, default, redirect, anything
		for _, r := range all {
			if strings.HasPrefix(r.Status, prefix) {
				return r, codeOf(r.Status), nil
			}
		}
	}
	return &openapi.Response{Status: "204"}, http.StatusNoContent, nil // nothing is declared
}

// codeOf is a code that a declared status means.
func codeOf(declared string) int {
	if code, err := strconv.Atoi(declared); err == nil {
		return code
	}
	if declared == "default" {
		return http.StatusOK
	}
	return int(declared[0]-'0') * 100
}

func statusesOf(all []*openapi.Response) []string {
	out := make([]string, len(all))
	for i, r := range all {
		out[i] = r.Status
	}
	return out
}

func typesOf(content []openapi.Media) string {
	out := make([]string, len(content))
	for i, m := range content {
		out[i] = m.Type
	}
	return strings.Join(out, ", ")
}

// bodyOf is what is remembered, else an example.
func (x *exchange) bodyOf(media *openapi.Media, r *remembered) ([]byte, error) {
	var v openapi.Value
	switch {
	case x.prefer.example != "":
		v = media.Examples[slices.Index(examplesOf(media), x.prefer.example)].Value
	case r != nil && r.body != nil && media.Schema == r.schema:
		v = r.body
	default:
		made, err := exampleOf(media)
		if err != nil {
			return nil, err
		}
		v = made
	}
	return written(v, media)
}

// written is a value as it travels.
func written(v openapi.Value, media *openapi.Media) ([]byte, error) {
	name, _, _ := strings.Cut(strings.ToLower(concrete(media)), ";")
	switch name = strings.TrimSpace(name); {
	case example.IsJSON(name):
		return v, nil
	case name == "text/event-stream" && !isText(v):
		return fmt.Appendf(nil, "data: %s\n\n", v), nil // a stream of one event
	case (strings.HasSuffix(name, "jsonl") || strings.HasSuffix(name, "ndjson")) && !isText(v):
		return fmt.Appendf(nil, "%s\n", v), nil
	case len(v) > 0 && !isText(v):
		return nil, fmt.Errorf("the example is no text, and cannot be written as %s", media.Type)
	}
	return []byte(unquoted(v)), nil
}

func isText(v openapi.Value) bool { return len(v) > 0 && v[0] == '"' }

// exampleOf is a valid value with all that may be there, as far as one can be
// made.
func exampleOf(media *openapi.Media) (openapi.Value, error) {
	if v, err := example.MediaValue(media, openapi.ToClient, true); err == nil {
		return v, nil
	}
	return example.MediaValue(media, openapi.ToClient, false)
}

func examplesOf(media *openapi.Media) []string {
	var names []string
	for _, e := range media.Examples {
		names = append(names, e.Name)
	}
	return names
}

// headersOf sets the headers that a response declares.
func (x *exchange) headersOf(response *openapi.Response, r *remembered) {
	for _, h := range response.Headers {
		if isOwn(h.Name) {
			continue
		}
		v, err := example.ParameterValue(h)
		if err != nil {
			continue // a header without a valid value is left out
		}
		if r != nil {
			v = r.header(h, v)
		}
		pairs, err := example.Encode(h, v)
		if err != nil {
			continue
		}
		for _, pair := range pairs {
			x.Header().Add(pair.Name, pair.Value)
		}
	}
}

// isOwn reports whether the server sets a header by itself.
func isOwn(name string) bool {
	return slices.Contains([]string{
		"content-type", "content-length", "content-encoding", "transfer-encoding", "connection", "date", "allow",
		"access-control-allow-origin", "access-control-allow-credentials", "www-authenticate",
	}, strings.ToLower(name))
}

package mock

import (
	"net/http"
	"strings"

	"kiro-mcp/openapi"
)

// route finds the operation, and answers itself where there is none.
func (m *Mock) route(x *exchange) bool {
	found := m.routes.find(x.request.URL.EscapedPath(), x.request.URL.Query())
	method := x.request.Method
	x.candidates = having(found, method)
	if len(x.candidates) == 0 && method == http.MethodHead {
		x.candidates, x.head = having(found, http.MethodGet), true
	}
	if len(x.candidates) > 0 {
		x.take(x.candidates[0])
		return true
	}
	if len(found) == 0 {
		x.refuse(&problem{status: http.StatusNotFound, details: []detail{{where: "path", message: m.routes.nearest(x.request.URL.Path)}}})
		return false
	}
	allow := found[0].methods()
	x.Header().Set("Allow", strings.Join(allow, ", "))
	if method == http.MethodOptions {
		x.finish(http.StatusNoContent, nil)
		return false
	}
	x.refuse(&problem{status: http.StatusMethodNotAllowed, details: []detail{{where: "method", message: "the contract has " + strings.Join(allow, ", ") + " at " + found[0].path}}})
	return false
}

// candidate is an operation that a request can mean.
type candidate struct {
	match
	operation *openapi.Operation
}

// having are the operations of a method among the matches, as long as they are
// as literal as the first of them.
func having(found []match, method string) []candidate {
	var out []candidate
	for _, f := range found {
		op := f.operations[method]
		if op != nil && (len(out) == 0 || vaguer(out[0].route, f.route) == 0) {
			out = append(out, candidate{f, op})
		}
	}
	return out
}

func (x *exchange) take(c candidate) { x.match, x.operation = c.match, c.operation }

// decide takes, of several operations, the one that the request is valid for.
func (x *exchange) decide() {
	for _, c := range x.candidates {
		x.take(c)
		if len(x.candidates) == 1 || invalid(x) == nil {
			return
		}
	}
	x.take(x.candidates[0])
}

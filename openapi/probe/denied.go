package probe

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
)

// without sends a request without credentials, and one with wrong ones, to an
// operation that asks for them.
func (r *run) without(ctx context.Context, req *example.Request) error {
	op := req.Operation
	if !guarded(op) {
		return nil
	}
	shows := []showing{showNone}
	if shown(op, r.client.secrets) {
		shows = append(shows, showWrong)
	}
	for _, show := range shows {
		x, err := r.send(ctx, req, show)
		if err != nil {
			return err
		}
		if x.failed != "" || x.status >= 500 {
			return nil
		}
		how := "without credentials"
		if show == showWrong {
			how = "with wrong credentials"
		}
		switch {
		case x.status < 300:
			r.results[op].violate(checkCredentials, fmt.Sprintf("must not be answered %s, and answers %d", how, x.status), 0, x)
			return nil
		case declares(op, x.status):
			r.verify(op, x)
		}
	}
	return nil
}

// declares reports whether the contract speaks of a refusal at all. One that
// does not leaves it to the server.
func declares(op *openapi.Operation, status int) bool {
	for _, answer := range op.Responses {
		if answer.Status == "default" || answer.Status == fmt.Sprint(status) || strings.EqualFold(answer.Status, "4XX") {
			return true
		}
	}
	return false
}

// refusal holds the refusal of a request to the contract: its status as well
// where the contract declares one of those that are meant for it, or a range.
// A contract that does not speak of such refusals leaves them to the server.
func (r *run) refusal(op *openapi.Operation, x *exchange, meant ...string) {
	if speaks(op, meant...) || declares(op, x.status) {
		r.verify(op, x)
		return
	}
	r.results[op].unchecked("it refuses with %d, and the contract does not speak of that", x.status)
}

// speaks reports whether the contract declares one of these statuses by name.
func speaks(op *openapi.Operation, statuses ...string) bool {
	return slices.ContainsFunc(op.Responses, func(answer *openapi.Response) bool { return slices.Contains(statuses, answer.Status) })
}

// unknown asks for something that was never there.
func (r *run) unknown(ctx context.Context, req *example.Request) error {
	op := req.Operation
	var last *openapi.Parameter
	for _, a := range req.Arguments {
		if a.Parameter.In == openapi.InPath {
			last = a.Parameter
		}
	}
	// A PUT may create what it names.
	if last == nil || op.Method == http.MethodPut && strings.HasSuffix(op.Path, "{"+last.Name+"}") || guarded(op) && !shown(op, r.client.secrets) {
		return nil
	}
	if _, chained := r.chainOf(op, last); !chained {
		return nil
	}
	id := unknownID(last.Schema)
	if id == nil {
		return nil
	}
	other := req.Clone()
	other.Set(last, id)
	x, err := r.send(ctx, other, showRight)
	if err != nil || x.failed != "" || x.status >= 500 {
		return err
	}
	switch {
	case x.status < 300 && (op.Method != http.MethodDelete || speaks(op, "404", "410")):
		r.results[op].violate(checkUnknown, fmt.Sprintf("must not find %s %s, which never was, and answers %d", last.Name, example.Text(id), x.status), 0, x)
	case x.status >= 400:
		r.refusal(op, x, "404", "410")
	}
	return nil
}

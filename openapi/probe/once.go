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

// once calls an operation with one valid request, one with all that may be
// sent, one without credentials and one for what does not exist, and looks at
// what follows from them.
func (r *run) once(ctx context.Context, op *openapi.Operation) error {
	if !r.chosen[op] || !r.allowed(op) {
		return nil
	}
	result := r.results[op]
	if name := lacking(op); name != "" {
		result.unchecked("the contract lacks the schema %s", name)
		return nil
	}
	req, err := example.RequestOf(op)
	if err != nil {
		result.unchecked("no valid request can be made: %v", err)
		return nil
	}
	fresh := !isSafe(op.Method)
	why, err := r.fill(ctx, req, fresh)
	if err != nil {
		return err
	}
	if err := r.unknown(ctx, req); err != nil {
		return err
	}
	if why != "" && !isSafe(op.Method) {
		// What is made up may be there after all, and somebody's.
		result.unchecked("no valid request was sent: %s", why)
		return nil
	}
	if err := r.without(ctx, req); err != nil {
		return err
	}
	x, err := r.valid(ctx, req, sending{guess: why})
	if err != nil || x == nil {
		return err
	}
	if err := r.follow(ctx, req, x); err != nil {
		return err
	}
	return r.whole(ctx, req)
}

// whole calls an operation with all that may be sent, where that differs.
func (r *run) whole(ctx context.Context, least *example.Request) error {
	op := least.Operation
	full, err := example.FullRequestOf(op)
	if err != nil || op.Method == http.MethodDelete || len(full.Arguments) == len(least.Arguments) && string(full.Body) == string(least.Body) {
		return nil
	}
	copyPath(full, least)
	if err := r.fillKnown(ctx, full); err != nil {
		return err
	}
	x, err := r.valid(ctx, full, sending{how: " with all that may be sent"})
	if err != nil || x == nil {
		return err
	}
	return r.follow(ctx, full, x)
}

// copyPath gives a request the path of another.
func copyPath(to, from *example.Request) {
	for _, a := range from.Arguments {
		if a.Parameter.In == openapi.InPath {
			to.Set(a.Parameter, a.Value)
		}
	}
}

// fillKnown fills in a request whose path is filled in.
func (r *run) fillKnown(ctx context.Context, req *example.Request) error {
	for _, a := range req.Arguments {
		if v, given := r.given(a.Parameter.Name, a.Parameter.Schema); given {
			req.Set(a.Parameter, v)
		}
	}
	return r.fillBody(ctx, req)
}

// sending is what there is to say of a valid request.
type sending struct {
	how   string // " at the end of maximum of body"
	guess string // why it names something that may not be there; empty where it does not
}

// valid sends a valid request and holds the answer to the contract. It gives
// nil unless the answer is a success. What may be a matter of the server's
// state is not held against it: it has something else there, or nothing.
func (r *run) valid(ctx context.Context, req *example.Request, s sending) (*exchange, error) {
	op := req.Operation
	result := r.results[op]
	x, err := r.send(ctx, req, showRight)
	if err != nil || x.failed != "" || x.status >= 500 {
		return nil, err
	}
	kept := r.verify(op, x)
	switch {
	case x.status < 400:
		result.Answered = result.Answered || kept
		return x, nil
	case x.status == http.StatusUnauthorized || x.status == http.StatusForbidden:
		if guarded(op) && !shown(op, r.client.secrets) {
			result.unchecked("it answers %d: name its credentials in %s", x.status, wanted(op))
		} else {
			result.unchecked("it answers %d to the credentials that were shown", x.status)
		}
	case s.guess != "":
		result.unchecked("no valid request was sent: %s", s.guess)
	case x.status == http.StatusTooManyRequests:
		result.unchecked("it answers 429: it wants fewer requests")
	case x.status == http.StatusBadRequest || x.status == http.StatusUnprocessableEntity || x.status == http.StatusUnsupportedMediaType:
		result.violate(checkAccepts, fmt.Sprintf("must take a valid request%s, and answers %d; values can give it what it wants", s.how, x.status), 0, x)
	default:
		result.unchecked("it answers %d to a valid request%s, which may be a matter of its state", x.status, s.how)
	}
	return nil, nil
}

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
	speaks := slices.ContainsFunc(op.Responses, func(answer *openapi.Response) bool { return slices.Contains(meant, answer.Status) })
	if speaks || declares(op, x.status) {
		r.verify(op, x)
		return
	}
	r.results[op].unchecked("it refuses with %d, and the contract does not speak of that", x.status)
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
	case x.status < 300 && op.Method != http.MethodDelete:
		r.results[op].violate(checkUnknown, fmt.Sprintf("must not find %s %s, which never was, and answers %d", last.Name, example.Text(id), x.status), 0, x)
	case x.status >= 400:
		r.refusal(op, x, "404", "410")
	}
	return nil
}

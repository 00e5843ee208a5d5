package probe

import (
	"context"
	"fmt"
	"net/http"

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
	if why := hopeless(op); why != "" {
		result.unchecked("%s", why)
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
	if err := r.whole(ctx, req); err != nil {
		return err
	}
	return r.taken(ctx, req)
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
	if err != nil || x.failed != "" || x.status >= 500 && !onlyFails(op) {
		return nil, err
	}
	if onlyFails(op) {
		result.unchecked("the contract declares no answer but failures")
		return nil, nil
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

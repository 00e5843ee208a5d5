package probe

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/verify"
	"kiro-mcp/specfs/doc"
)

// run is one check of a server.
type run struct {
	contract *openapi.Contract
	settings Settings
	client   *client
	chosen   map[*openapi.Operation]bool
	chains   []example.Chain
	results  map[*openapi.Operation]*Result
	things   map[*openapi.Operation][]*thing // by what created them
	opening  map[*openapi.Operation]bool     // being created for, from the outside in
}

// Run holds a server to a contract: first every operation with a valid request
// and what follows from it, then with requests at the ends of what is allowed
// and beyond, in turns, so that a bound on their number meets all alike.
func Run(ctx context.Context, c *openapi.Contract, s Settings) (*Report, error) {
	if !c.Usable() {
		return nil, unusable(c)
	}
	s = s.complete(c)
	chosen, err := s.chosen(c)
	if err != nil {
		return nil, err
	}
	all, err := secrets(c, s.HeadersEnv, s.Getenv)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	asked, err := newClient(s, all)
	if err != nil {
		return nil, err
	}
	defer asked.http.CloseIdleConnections()
	r := &run{
		contract: c, settings: s, client: asked, chosen: chosen, chains: example.Chains(c),
		results: map[*openapi.Operation]*Result{}, things: map[*openapi.Operation][]*thing{}, opening: map[*openapi.Operation]bool{},
	}
	for _, op := range c.Operations {
		r.results[op] = &Result{Operation: op}
	}
	err = r.all(ctx)
	report := r.report()
	switch {
	case err == nil:
	case errors.Is(err, errSpent):
		report.Notes = append(report.Notes, fmt.Sprintf("after %d requests the rest was not tried; max_requests allows more", asked.sent))
	case errors.Is(err, context.DeadlineExceeded):
		report.Notes = append(report.Notes, fmt.Sprintf("after %s the rest was not tried; check fewer operations", maxTime))
	default:
		return nil, err
	}
	return report, nil
}

// all runs everything, until something ends it.
func (r *run) all(ctx context.Context) error {
	if err := r.reachable(ctx); err != nil {
		return err
	}
	order := example.InOrder(r.contract, r.chains)
	for _, op := range order {
		if err := r.once(ctx, op); err != nil {
			return err
		}
	}
	if err := r.inTurns(ctx, order); err != nil {
		return err
	}
	return r.unlimited(ctx, order)
}

// reachable connects and says nothing, so that a server that is not running is
// told as that.
func (r *run) reachable(ctx context.Context) error {
	err := r.client.connect(ctx)
	if err == nil {
		return nil
	}
	if fault, ok := errors.AsType[*doc.Fault](err); ok {
		return fault
	}
	return &doc.Fault{
		Code: codeUnreachable, Field: "base_url", Given: r.settings.BaseURL,
		Message: fmt.Sprintf("nothing answers at %s: %v; start the server, then check it", r.settings.BaseURL, err),
	}
}

// allowed reports whether an operation may be called at all.
func (r *run) allowed(op *openapi.Operation) bool {
	return isSafe(op.Method) || r.settings.AllowWrites
}

// send sends a request of an operation and holds the answer to what is true of
// every answer.
func (r *run) send(ctx context.Context, req *example.Request, show showing) (*exchange, error) {
	x, err := r.client.send(ctx, req, show)
	if err != nil {
		return nil, err
	}
	result := r.results[req.Operation]
	result.Requests++
	switch {
	case x.failed != "":
		result.violate(checkAnswers, "must answer: "+x.failed, 0, x)
	case x.status >= 500 && onlyFails(req.Operation):
		// That is what it is for.
	case x.status == http.StatusNotImplemented:
		result.violate(checkWritten, "must be written: it answers 501", 0, x)
	case x.status >= 500:
		result.violate(checkServerError, fmt.Sprintf("must not fail: it answers %d", x.status), 0, x)
	}
	return x, nil
}

// onlyFails reports whether the contract declares no success of an operation.
func onlyFails(op *openapi.Operation) bool {
	return len(op.Responses) > 0 && !slices.ContainsFunc(op.Responses, func(answer *openapi.Response) bool {
		return answer.Status == "default" || strings.HasPrefix(answer.Status, "2") || strings.HasPrefix(answer.Status, "3")
	})
}

// verify holds an answer to what the contract says of its status.
func (r *run) verify(op *openapi.Operation, x *exchange) bool {
	if x.failed != "" || x.status >= 500 && !onlyFails(op) {
		return false // told already
	}
	if x.cut {
		r.results[op].unchecked("an answer of more than %d MB was not read to its end", maxBody>>20)
		return true
	}
	wrong := verify.Response(op, x.status, x.header, x.body)
	kept := true
	for _, w := range wrong {
		if w.Rule == verify.RuleSeveral {
			// Alternatives without anything required fit each other's values;
			// no server could help that.
			r.results[op].unchecked("the alternatives at %s of the answer are not told apart by what they require", whole(w.In, w.Pointer))
			continue
		}
		kept = false
		message := fmt.Sprintf("%d: %s", x.status, w)
		if w.Rule == verify.RuleStatus {
			message = w.String()
		}
		r.results[op].violate(checkOf(w), masked(r.client.secrets, message), lineOf(r.contract, w.Place), x)
	}
	return kept
}

// lineOf is the line of a place in the contract itself, 0 elsewhere.
func lineOf(c *openapi.Contract, p openapi.Place) int {
	if p.File == c.Path {
		return p.Line
	}
	return 0
}

// report gathers the results of the operations that were chosen.
func (r *run) report() *Report {
	report := &Report{BaseURL: r.settings.BaseURL, Requests: r.client.sent}
	for _, op := range r.contract.Operations {
		if !r.chosen[op] {
			continue
		}
		result := r.results[op]
		switch {
		case !r.allowed(op):
			result.unchecked("it changes something; allow_writes sends it")
		case result.Requests == 0:
			result.unchecked("it was not called")
		}
		report.Operations = append(report.Operations, result)
	}
	return report
}

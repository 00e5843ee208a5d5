package probe

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/verify"
)

// attempt is one more request to an operation.
type attempt struct {
	request *example.Request
	broken  *example.BrokenRequest // nil: it is valid
	how     string
	follow  bool // what it wrote is read
}

// inTurns sends what is left to be tried, one request of each operation at a
// time, so that a bound on their number meets all alike. What an operation may
// be tried with is worked out when its first turn comes: in a large contract
// most never have one.
func (r *run) inTurns(ctx context.Context, order []*openapi.Operation) error {
	var trying []*openapi.Operation
	for _, op := range order {
		// Without credentials all would be refused for that.
		if r.chosen[op] && r.allowed(op) && hopeless(op) == "" && op.Method != http.MethodDelete && (!guarded(op) || shown(op, r.client.secrets)) {
			trying = append(trying, op)
		}
	}
	attempts := map[*openapi.Operation][]attempt{}
	bases := map[*openapi.Operation]*example.Request{}
	for turn, left := 0, true; left; turn++ {
		left = false
		for _, op := range trying {
			if turn == 0 {
				if r.client.left == 0 {
					r.untried(trying, attempts, turn)
					return errSpent
				}
				attempts[op] = r.attempts(op)
			}
			if turn >= len(attempts[op]) {
				continue
			}
			left = true
			if err := r.try(ctx, attempts[op][turn], bases); err != nil {
				r.untried(trying, attempts, turn)
				return err
			}
		}
	}
	return nil
}

// untried notes what was left when the run ended.
func (r *run) untried(trying []*openapi.Operation, attempts map[*openapi.Operation][]attempt, turn int) {
	for _, op := range trying {
		all, known := attempts[op]
		switch left := len(all) - turn; {
		case !known:
			r.results[op].unchecked("requests at and beyond the ends of what is allowed were not sent")
		case left > 0:
			r.results[op].unchecked("%d of %d requests at and beyond the ends of what is allowed were not sent", left, len(all))
		}
	}
}

// attempts are all requests that are worth a try, valid and broken ones in
// turns, the most telling first.
func (r *run) attempts(op *openapi.Operation) []attempt {
	var valid, broken []attempt
	if r.results[op].Answered {
		edges := example.EdgeRequests(op)
		slices.SortStableFunc(edges, func(a, b example.EdgeRequest) int { return other(b) - other(a) })
		for _, e := range edges {
			valid = append(valid, attempt{follow: other(e) > 0, request: e.Request, how: fmt.Sprintf(" at the end of %s of %s", e.Rule, whole(e.In, e.Pointer))})
		}
	}
	all := slices.DeleteFunc(example.BrokenRequests(op), func(b example.BrokenRequest) bool { return !telling(b) })
	slices.SortStableFunc(all, func(a, b example.BrokenRequest) int { return rank(a) - rank(b) })
	for i := range all {
		broken = append(broken, attempt{request: all[i].Request, broken: &all[i]})
	}
	var turns []attempt
	for i := range max(len(valid), len(broken)) {
		if i < len(broken) {
			turns = append(turns, broken[i])
		}
		if i < len(valid) {
			turns = append(turns, valid[i])
		}
	}
	return turns
}

// telling reports whether a server that takes a broken value breaks its
// contract for sure. Many formats are hints only.
func telling(b example.BrokenRequest) bool {
	if b.Rule != "format" {
		return true
	}
	return slices.ContainsFunc([]string{"must be a uuid", "must be a date", "must be an email", "must be an ipv"}, func(says string) bool { return strings.Contains(b.Says, says) })
}

// rank orders what is broken: rules that handlers keep by hand come before
// types, which frameworks keep, and outer values before inner ones.
func rank(b example.BrokenRequest) int {
	step := 10
	switch b.Rule {
	case "type":
		step = 30
		if strings.HasSuffix(b.Says, "not null") {
			step = 20
		}
	case "required":
		step = 5
	case verify.RuleJSON:
		step = 15
	}
	return step + strings.Count(b.Pointer, "/")
}

// other is 1 for a request of another kind than the first one, which handlers
// treat in code of its own.
func other(e example.EdgeRequest) int {
	if e.Rule == "oneOf" || e.Rule == "anyOf" || e.Rule == "nullable" {
		return 1
	}
	return 0
}

func whole(in, pointer string) string {
	if pointer == "" {
		return in
	}
	return in + " at " + pointer
}

// try sends one attempt, about something that is there.
func (r *run) try(ctx context.Context, a attempt, bases map[*openapi.Operation]*example.Request) error {
	op := a.request.Operation
	base, known := bases[op]
	if !known {
		base = &example.Request{Operation: op}
		if valid, err := example.RequestOf(op); err == nil {
			base = valid
		}
		why, err := r.fill(ctx, base, !isSafe(op.Method))
		if err != nil {
			return err
		}
		if bases[op] = base; why != "" && !isSafe(op.Method) {
			bases[op] = nil
		}
		base = bases[op]
	}
	if base == nil {
		return nil
	}
	req := a.request.Clone()
	for _, from := range base.Arguments {
		isBroken := a.broken != nil && a.broken.In == "path "+from.Parameter.Name
		if from.Parameter.In == openapi.InPath && !isBroken {
			req.Set(from.Parameter, from.Value)
		}
	}
	if a.broken != nil {
		return r.refused(ctx, req, a.broken)
	}
	if err := r.fillKnown(ctx, req); err != nil {
		return err
	}
	x, err := r.valid(ctx, req, sending{how: a.how})
	if err != nil || x == nil {
		return err
	}
	if a.follow {
		return r.follow(ctx, req, x)
	}
	r.leaks(req, x)
	if op.Method == http.MethodPost {
		r.remember(req, x)
	}
	return nil
}

// refused sends a broken request, which must be answered by 4xx.
func (r *run) refused(ctx context.Context, req *example.Request, b *example.BrokenRequest) error {
	op := req.Operation
	x, err := r.send(ctx, req, showRight)
	if err != nil || x.failed != "" || x.status >= 500 {
		return err
	}
	switch {
	case x.status < 300:
		r.results[op].violate(checkRefuses, fmt.Sprintf("must refuse a request that breaks %s (%s), and answers %d", b.Rule, b.Says, x.status), 0, x)
		if op.Method == http.MethodPost {
			r.remember(req, x)
		}
	case x.status < 400:
	case strings.HasPrefix(b.In, "path ") && (x.status == http.StatusNotFound || x.status == http.StatusMethodNotAllowed):
		// The server has no such path; what it answers there is its router's.
	default:
		r.refusal(op, x, "400", "422")
	}
	return nil
}

package pytest

import (
	"fmt"
	"strconv"
	"strings"

	"kiro-mcp/openapi/example"
)

// maxRefusals is how many faulty requests are sent to one operation. The tests
// of a contract with a thousand operations still end.
const maxRefusals = 24

// refusals writes the tests of requests that the contract forbids, each broken
// in one way.
func (s *suite) refusals(t *tried, p *page) error {
	if t.missing != "" {
		return nil
	}
	cases := list()
	ids := map[string]int{}
	for _, broken := range chosen(example.BrokenRequests(t.Operation.Operation)) {
		request, err := t.broken(p, broken)
		if err != nil {
			return fmt.Errorf("%s: %w", t.Key(), err)
		}
		id := refusalID(broken)
		if ids[id]++; ids[id] > 1 {
			id += " " + strconv.Itoa(ids[id])
		}
		cases.items = append(cases.items, item{value: call("pytest.param", item{value: request}, keyword("id", text(id)))})
	}
	if len(cases.items) == 0 {
		return nil
	}
	p.use("pytest", "")
	p.use(".requests", "Request")
	p.blank(2)
	p.statement(0, "@pytest.mark.parametrize", call("", item{value: text("sent")}, item{value: cases}), "")
	t.test(p, "_refuses", "sent: Request", t.title("refuses what breaks the contract"),
		"api.call("+t.constant+", sent).is_refused()")
	return nil
}

// chosen are the first faulty requests of each rule and part, then others, in
// their own order.
func chosen(all []example.BrokenRequest) []example.BrokenRequest {
	if len(all) <= maxRefusals {
		return all
	}
	seen := map[string]bool{}
	first := make([]bool, len(all))
	left := maxRefusals
	take := func(want func(example.BrokenRequest) bool) {
		for i, b := range all {
			if left > 0 && !first[i] && want(b) {
				first[i] = true
				left--
			}
		}
	}
	take(func(b example.BrokenRequest) bool {
		kind := b.In + " " + b.Rule
		isNew := !seen[kind]
		seen[kind] = true
		return isNew
	})
	take(func(example.BrokenRequest) bool { return true })
	var out []example.BrokenRequest
	for i, b := range all {
		if first[i] {
			out = append(out, b)
		}
	}
	return out
}

// refusalID names what is broken: "limit: minimum", "/items/0/sku: pattern".
func refusalID(b example.BrokenRequest) string {
	_, name, isParameter := strings.Cut(b.In, " ")
	at := name + b.Pointer
	if !isParameter && b.Pointer == "" {
		at = "body"
	}
	return at + ": " + b.Rule
}

// broken is a faulty request, said by how it differs from a valid one.
func (t *tried) broken(p *page, b example.BrokenRequest) (expression, error) {
	request, err := sentOf(b.Request)
	if err != nil {
		return expression{}, err
	}
	best, base := change{}, ""
	if c, ok := difference(t.least, request); ok {
		best, base = c, "least"
	}
	if full, err := t.rebased(b); err == nil && full != nil {
		if c, ok := difference(t.most, full); ok && (base == "" || c.size() < best.size()) {
			best, base = c, "most"
		}
	}
	if base == "" {
		p.use(".requests", "Request")
		request.uses(p)
		return request.expression(t.references(p))
	}
	for _, a := range best.arguments {
		if a.open == absent.open {
			p.use(".requests", "ABSENT")
		}
		if strings.HasPrefix(a.open, "File(") {
			p.use(".requests", "File")
		}
	}
	return call(t.constant+"."+base+"."+best.method, positional(best.arguments...)...), nil
}

// rebased is the faulty request with all that may be sent besides; nil where
// there is no such request.
func (t *tried) rebased(b example.BrokenRequest) (*sent, error) {
	if t.full == nil {
		return nil, nil
	}
	r := t.full.Clone()
	if b.In == "body" {
		r.Media, r.Body, r.Raw = b.Media, b.Body, b.Raw
		return sentOf(r)
	}
	for _, parameter := range t.Operation.Operation.Parameters {
		if string(parameter.In)+" "+parameter.Name != b.In {
			continue
		}
		r.Drop(parameter)
		for _, a := range b.Arguments {
			if a.Parameter == parameter {
				r.Set(parameter, a.Value)
			}
		}
	}
	return sentOf(r)
}

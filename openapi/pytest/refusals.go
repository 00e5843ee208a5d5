package pytest

import (
	"fmt"
	"strconv"

	"kiro-mcp/openapi/example"
)

// The limits of what is sent to one operation. The tests of a contract with a
// thousand operations still end.
const (
	maxRefusals = 18
	maxEdges    = 8
)

// refusals writes the tests of requests that the contract forbids, each broken
// in one way.
func (t *tried) refusals(p *page) error {
	var all []variant
	for _, b := range example.FewBrokenRequests(t.Operation.Operation) {
		all = append(all, variant{b.Request, b.In, b.Pointer, b.Rule})
	}
	return t.variants(p, chosen(all, maxRefusals), "_refuses", "refuses what breaks the contract", "is_refused")
}

// edges writes the tests of valid requests of other kinds than the first:
// another alternative, null, the largest number.
func (t *tried) edges(p *page) error {
	var all []variant
	for _, e := range example.FewEdgeRequests(t.Operation.Operation) {
		if e.Rule == "nullable" && (e.In != "body" || e.Media == nil || !example.IsJSON(e.Media.Type)) {
			continue // null is an empty text to some, and "null" to others
		}
		all = append(all, variant{e.Request, e.In, e.Pointer, e.Rule})
	}
	return t.variants(p, chosen(all, maxEdges), "_accepts", "takes all that the contract allows", "is_accepted")
}

// variants writes a test that sends one request after the other.
func (t *tried) variants(p *page, all []variant, about, title, verdict string) error {
	cases := list()
	ids := map[string]int{}
	for _, v := range all {
		request, err := t.variant(p, v.even())
		if err != nil {
			return fmt.Errorf("%s: %w", t.Key(), err)
		}
		id := v.id()
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
	p.statement("@pytest.mark.parametrize", call("", item{value: text("sent")}, item{value: cases}), "")
	t.test(p, about, "sent: Request", t.title(title), "api.call("+t.constant+", sent)."+verdict+"()")
	return nil
}

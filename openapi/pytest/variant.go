package pytest

import (
	"strings"

	"kiro-mcp/openapi/example"
)

// variant is a request that differs from a valid one in one value.
type variant struct {
	*example.Request
	in      string // "body", "query limit"
	pointer string // to the value
	rule    string // that it breaks, or only just keeps
}

// chosen are so many variants: the first of each rule and part, then others, in
// their own order.
func chosen(all []variant, most int) []variant {
	if len(all) <= most {
		return all
	}
	seen := map[string]bool{}
	taken := make([]bool, len(all))
	take := func(want func(variant) bool) {
		for i, v := range all {
			if most > 0 && !taken[i] && want(v) {
				taken[i] = true
				most--
			}
		}
	}
	take(func(v variant) bool {
		kind := v.in + " " + v.rule
		isNew := !seen[kind]
		seen[kind] = true
		return isNew
	})
	take(func(variant) bool { return true })
	var out []variant
	for i, v := range all {
		if taken[i] {
			out = append(out, v)
		}
	}
	return out
}

// id names a variant: "limit: minimum", "/items/0/sku: pattern".
func (v variant) id() string {
	_, name, isParameter := strings.Cut(v.in, " ")
	at := name + v.pointer
	if !isParameter && v.pointer == "" {
		at = "body"
	}
	return at + ": " + v.rule
}

// variant is a request, said by how it differs from a valid one.
func (t *tried) variant(p *page, v variant) (expression, error) {
	request, err := sentOf(v.Request)
	if err != nil {
		return expression{}, err
	}
	best, base := change{}, ""
	if c, ok := difference(t.least, request); ok {
		best, base = c, "least"
	}
	if full, err := t.rebased(v); err == nil && full != nil {
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

// rebased is the variant with all that may be sent besides; nil where there is
// no such request.
func (t *tried) rebased(v variant) (*sent, error) {
	if t.full == nil {
		return nil, nil
	}
	r := t.full.Clone()
	if v.in == "body" {
		r.Media, r.Body, r.Raw = v.Media, v.Body, v.Raw
		return sentOf(r)
	}
	for _, parameter := range t.Operation.Operation.Parameters {
		if string(parameter.In)+" "+parameter.Name != v.in {
			continue
		}
		r.Drop(parameter)
		for _, a := range v.Arguments {
			if a.Parameter == parameter {
				r.Set(parameter, a.Value)
			}
		}
	}
	return sentOf(r)
}

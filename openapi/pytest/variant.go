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
	c, base, err := t.nearest(v)
	if err != nil {
		return expression{}, err
	}
	if base == "" {
		request, err := sentOf(v.Request)
		if err != nil {
			return expression{}, err
		}
		p.use(".requests", "Request")
		request.uses(p)
		return request.expression(t.references(p))
	}
	for _, a := range c.arguments {
		if a.open == absent.open {
			p.use(".requests", "ABSENT")
		}
		if strings.HasPrefix(a.open, "File(") {
			p.use(".requests", "File")
		}
	}
	return call(t.constant+"."+base+"."+c.method, positional(c.arguments...)...), nil
}

// nearest is the valid request from which a variant is one change away; none
// where it is more from both. Bodies are broken from the one with all that may
// be sent, parameters from the least.
func (t *tried) nearest(v variant) (c change, base string, err error) {
	ofLeast := func() bool {
		request, failed := sentOf(v.Request)
		if err = failed; err != nil {
			return false
		}
		found, ok := difference(t.least, request)
		if ok {
			c, base = found, "least"
		}
		return ok
	}
	ofMost := func() bool {
		full, failed := t.rebased(v)
		if failed != nil || full == nil {
			return false // the least request is left
		}
		found, ok := difference(t.most, full)
		if ok {
			c, base = found, "most"
		}
		return ok
	}
	if v.in == "body" {
		_ = ofMost() || ofLeast()
	} else {
		_ = ofLeast() || ofMost()
	}
	return c, base, err
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

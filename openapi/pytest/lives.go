package pytest

import (
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/verify"
)

// lives writes the tests of what becomes of a thing: that it is kept, listed,
// gone when it was deleted, and not there when it never was.
func (s *suite) lives(t *tried, p *page) {
	if r := s.reader(t); r != nil {
		r.importIn(p)
		p.blank(2)
		if t.Method == "DELETE" {
			t.test(p, "_deletes", "", t.title("what was deleted is gone"),
				"api.call("+t.constant+")"+t.success(),
				"api.call("+r.constant+").is_missing()")
		} else {
			s.keeps(t, r, p)
		}
	}
	if name, value, ok := t.unknown(); ok {
		p.blank(2)
		t.test(p, "_misses", "", t.title("says what is not there"),
			"api.call_with_path("+t.constant+", "+quoted(name)+", "+quoted(value)+").is_missing()")
	}
	if m := s.maker(t); m != nil {
		s.limits(t, m, p)
	}
}

// keeps writes the test that what was sent can be read afterwards.
func (s *suite) keeps(t, r *tried, p *page) {
	full := t.least
	sent := t.constant + ".least"
	if t.most != nil {
		full, sent = t.most, t.constant+".most"
	}
	if full.json == nil {
		return
	}
	if t.Method == "POST" {
		t.test(p, "_keeps", "", t.title("what was made can be read"),
			"sent = api.create("+t.constant+", "+sent+")",
			"api.call("+r.constant+")"+r.success()+".holds(sent)")
		return
	}
	t.test(p, "_keeps", "", t.title("what was changed can be read"),
		"sent = api.call("+t.constant+", "+sent+")"+t.success(),
		"api.call("+r.constant+")"+r.success()+".holds(sent)")
}

// importIn makes the constant of an operation known in the tests of another.
func (t *tried) importIn(p *page) {
	if t.shared {
		p.use(".chains", t.constant)
	}
}

// unknown is a valid value of the last parameter of a path that nothing has.
func (t *tried) unknown() (name, value string, ok bool) {
	if !t.declares("404", "410") && (t.Method != "GET" || !t.declares("4XX")) {
		return "", "", false
	}
	for _, parameter := range slices.Backward(t.Parameters) {
		if parameter.In != openapi.InPath || !strings.HasSuffix(t.Operation.Operation.Path, "{"+parameter.Parameter.Name+"}") && len(t.created) == 0 {
			continue
		}
		for _, v := range []string{`"00000000-0000-4000-8000-000000000404"`, `404404404`, `"no-such-thing"`} {
			if plain(parameter.Parameter) && verify.Valid(parameter.Schema, openapi.Value(v), openapi.ToServer) {
				return parameter.Parameter.Name, strings.Trim(v, `"`), true
			}
		}
	}
	return "", "", false
}

// plain reports whether a parameter is a lone text or number, of which most
// values stand for nothing.
func plain(p *openapi.Parameter) bool {
	return p.Style == "simple" && p.MediaType == "" && p.Schema != nil && p.Schema.Enum == nil
}

// limitNames are what parameters are called that say how long a list may be.
var limitNames = []string{"limit", "page_size", "pageSize", "pagesize", "per_page", "perPage", "page[size]", "page_limit", "maxResults", "max_results", "$top", "top", "first", "size", "count"}

// limits writes the test that a list is no longer than was asked for.
func (s *suite) limits(t, m *tried, p *page) {
	at, ok := t.listed()
	if !ok {
		return
	}
	for _, q := range t.Parameters {
		if q.In != openapi.InQuery || !slices.Contains(limitNames, q.Parameter.Name) || !slices.Contains(q.Schema.Types, openapi.TypeInteger) {
			continue
		}
		if !verify.Valid(q.Schema, openapi.Value("1"), openapi.ToServer) {
			continue
		}
		m.importIn(p)
		p.blank(2)
		t.test(p, "_limits", "", t.title("lists no more than it was asked for"),
			"api.fill("+m.constant+")",
			"api.call_with_query("+t.constant+", "+quoted(q.Parameter.Name)+`, "1")`+t.success()+".at_most(1, "+quoted(at)+")")
		return
	}
}

// listed is where the list stands in what t answers.
func (t *tried) listed() (at string, ok bool) {
	for _, r := range t.Responses {
		if !strings.HasPrefix(r.Status, "2") {
			continue
		}
		for _, m := range r.Content {
			if m.Schema == nil {
				continue
			}
			if slices.Contains(m.Schema.Types, openapi.TypeArray) {
				return "", true
			}
			lists := 0
			for _, property := range m.Schema.Properties {
				if property.Schema != nil && slices.Contains(property.Schema.Types, openapi.TypeArray) {
					at = "/" + property.Name
					lists++
				}
			}
			return at, lists == 1
		}
	}
	return "", false
}

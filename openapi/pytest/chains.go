package pytest

import (
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
)

// chain says of every value of a path which operation makes it, and which
// operations modules of tests share.
func (s *suite) chain() {
	s.link()
	done := map[*tried]bool{}
	for _, t := range s.tried {
		s.order(t, done, map[*tried]bool{})
	}
	for _, t := range s.tried {
		for _, other := range []*tried{s.reader(t), s.maker(t)} {
			if other != nil && other.Module != t.Module {
				other.shared = true
			}
		}
	}
}

// order cuts circles: what makes a thing needs nothing that needs the thing.
func (s *suite) order(t *tried, done, above map[*tried]bool) {
	if done[t] {
		return
	}
	done[t], above[t] = true, true
	defer delete(above, t)
	for name, c := range t.created {
		if above[c.by] || c.by.missing != "" {
			delete(t.created, name)
			continue
		}
		c.by.shared = true
		s.order(c.by, done, above)
	}
}

// chains writes the operations that several modules of tests need; nothing
// where there are none. What makes a thing stands before what needs it.
func (s *suite) chains() (*openapi.File, error) {
	p := newPage(about("Operations that make or show what the tests of others need."))
	done := map[*tried]bool{}
	var define func(t *tried) error
	define = func(t *tried) error {
		if done[t] {
			return nil
		}
		done[t] = true
		for _, parameter := range t.Parameters {
			if c, ok := t.created[parameter.Parameter.Name]; ok {
				if err := define(c.by); err != nil {
					return err
				}
			}
		}
		p.blank(1)
		return t.define(p)
	}
	for _, t := range s.tried {
		if t.shared {
			if err := define(t); err != nil {
				return nil, err
			}
		}
	}
	if len(done) == 0 {
		return nil, nil
	}
	content, _ := p.bytes()
	return &openapi.File{Path: "tests/contract/chains.py", Owner: openapi.Generated, Content: content, Needed: true}, nil
}

// reader is the operation that shows the thing which t makes, changes or
// deletes, or nil.
func (s *suite) reader(t *tried) *tried {
	switch t.Method {
	case "PUT", "PATCH", "DELETE":
		r := s.byKey["GET "+t.Operation.Operation.Path]
		if r == nil || r.missing != "" || len(t.created) == 0 || len(r.created) != len(t.created) {
			return nil
		}
		return r
	case "POST":
		for _, r := range s.tried {
			rest, below := strings.CutPrefix(r.Operation.Operation.Path, t.Operation.Operation.Path+"/{")
			name, isParameter := strings.CutSuffix(rest, "}")
			if r.Method == "GET" && below && isParameter && r.missing == "" && r.created[name].by == t {
				return r
			}
		}
	}
	return nil
}

// maker is the operation that adds to the list which t shows, or nil.
func (s *suite) maker(t *tried) *tried {
	if t.Method != "GET" {
		return nil
	}
	m := s.byKey["POST "+t.Operation.Operation.Path]
	if m == nil || m.missing != "" || !m.shared {
		return nil
	}
	return m
}

// link finds what makes the values of paths.
func (s *suite) link() {
	for _, t := range s.tried {
		t.created = map[string]created{}
	}
	for _, c := range example.Chains(s.contract) {
		t, by := s.byKey[c.Operation.Key()], s.byKey[c.Creator.Key()]
		t.created[c.Parameter.Name] = created{by, c.Pointer}
	}
}

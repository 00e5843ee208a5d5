package typescript

import "kiro-mcp/openapi"

// model is what is known of a contract before anything is written: which types
// there are, and what they are called.
type model struct {
	contract *openapi.Contract
	names    map[*openapi.Schema]string
	inputs   map[*openapi.Schema]string // of those that requests see differently from answers
	requests map[*openapi.Schema]bool   // whose only form is that of requests
}

func newModel(c *openapi.Contract) *model {
	m := &model{
		contract: c,
		names:    map[*openapi.Schema]string{},
		inputs:   map[*openapi.Schema]string{},
		requests: map[*openapi.Schema]bool{},
	}
	free := newNames()
	for _, s := range c.Schemas {
		m.names[s] = free.give(typeName(s.Name))
	}
	use := usesOf(c)
	for _, s := range c.Schemas {
		switch {
		case !use.oneWay[s] || !use.taken[s]:
		case use.given[s]:
			m.inputs[s] = free.give(m.names[s] + "Input")
		default:
			m.requests[s] = true
		}
	}
	return m
}

// nameOf is what a schema is called in values that travel this way.
func (m *model) nameOf(s *openapi.Schema, way openapi.Direction) string {
	if input, differs := m.inputs[s]; differs && way == openapi.ToServer {
		return input
	}
	if name, known := m.names[s]; known {
		return name
	}
	return unknown.text
}

// uses says where the schemas of a contract are used.
type uses struct {
	given, taken map[*openapi.Schema]bool
	oneWay       map[*openapi.Schema]bool // has properties, at some depth, that travel one way only
}

func usesOf(c *openapi.Contract) uses {
	u := uses{given: map[*openapi.Schema]bool{}, taken: map[*openapi.Schema]bool{}, oneWay: map[*openapi.Schema]bool{}}
	refs := make(map[*openapi.Schema][]*openapi.Schema, len(c.Schemas))
	users := make(map[*openapi.Schema][]*openapi.Schema, len(c.Schemas))
	var marked []*openapi.Schema
	for _, s := range c.Schemas {
		var found links
		found.inside(s)
		refs[s] = found.named
		for _, other := range found.named {
			users[other] = append(users[other], s)
		}
		if found.oneWay {
			marked = append(marked, s)
		}
	}
	spread(u.oneWay, marked, users)
	for _, o := range c.Operations {
		spread(u.taken, takenBy(o), refs)
		spread(u.given, givenBy(o), refs)
	}
	return u
}

// spread marks schemas and all that can be reached from them.
func spread(marks map[*openapi.Schema]bool, from []*openapi.Schema, next map[*openapi.Schema][]*openapi.Schema) {
	for len(from) > 0 {
		s := from[len(from)-1]
		from = from[:len(from)-1]
		if !marks[s] {
			marks[s] = true
			from = append(from, next[s]...)
		}
	}
}

func takenBy(o *openapi.Operation) []*openapi.Schema {
	var found links
	for _, p := range o.Parameters {
		found.use(p.Schema)
	}
	if o.Body != nil {
		found.content(o.Body.Content)
	}
	return found.named
}

func givenBy(o *openapi.Operation) []*openapi.Schema {
	var found links
	for _, r := range o.Responses {
		found.content(r.Content)
	}
	return found.named
}

// links are the named schemas that something refers to, parts without a name
// looked through.
type links struct {
	named  []*openapi.Schema
	oneWay bool // a property on the way is readOnly or writeOnly
}

func (l *links) content(media []openapi.Media) {
	for _, m := range media {
		l.use(m.Schema)
	}
}

// use follows a schema where it is used.
func (l *links) use(s *openapi.Schema) {
	switch {
	case s == nil:
	case s.Name != "":
		l.named = append(l.named, s)
	default:
		l.inside(s)
	}
}

// inside follows what a schema consists of.
func (l *links) inside(s *openapi.Schema) {
	for _, list := range [][]*openapi.Property{s.Properties, s.PatternProperties} {
		for _, p := range list {
			if p.Schema != nil {
				l.oneWay = l.oneWay || p.Schema.ReadOnly || p.Schema.WriteOnly
				l.use(p.Schema)
			}
		}
	}
	l.use(s.Items)
	l.use(s.Additional)
	for _, list := range [][]*openapi.Schema{s.Prefix, s.AllOf, s.OneOf, s.AnyOf} {
		for _, part := range list {
			l.use(part)
		}
	}
}

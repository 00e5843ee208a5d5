package mock

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/verify"
)

// maxThings is how many things are remembered; of more the oldest go.
const maxThings = 1000

// store remembers things by the paths that they are read at, bases left out.
type store struct {
	mu     sync.Mutex
	things map[string]openapi.Value
	order  []string // the oldest first
	made   int      // ids that were given
}

func newStore() *store { return &store{things: map[string]openapi.Value{}} }

func (s *store) put(path string, v openapi.Value) {
	if _, there := s.things[path]; !there {
		s.order = append(s.order, path)
	}
	s.things[path] = v
	for len(s.order) > maxThings {
		s.remove(s.order[0])
	}
}

// remove forgets a thing and all that lies below it.
func (s *store) remove(path string) {
	s.order = slices.DeleteFunc(s.order, func(p string) bool {
		gone := p == path || within(p, path)
		if gone {
			delete(s.things, p)
		}
		return gone
	})
}

// in are the paths of the things of a collection, the oldest first.
func (s *store) in(collection string) []string {
	var found []string
	for _, path := range s.order {
		if at := strings.LastIndexByte(path, '/'); path[:at] == collection {
			found = append(found, path)
		}
	}
	return found
}

// seed remembers what the examples of a contract show, so that what a list
// gives can be read.
func (s *store) seed(resources []*resource) {
	seeded := map[*resource]string{}
	for _, r := range resources {
		collection := r.collection
		for _, above := range resources {
			if path, done := seeded[above]; done && within(r.collection, above.item) {
				collection = path + r.collection[len(above.item):]
			}
		}
		collection, ok := filled(collection, r.create)
		if !ok {
			continue
		}
		thing := r.examples[0]
		for _, listed := range listedBy(r) {
			s.keep(r, collection, overlaid(thing, listed, r.schema))
		}
		seeded[r] = s.keep(r, collection, thing)
		if id := documented(r); id != nil {
			s.keep(r, collection, identified(thing, r, id))
		}
	}
}

// keep remembers a thing under its own id.
func (s *store) keep(r *resource, collection string, thing openapi.Value) string {
	o, isObject := objectOf(thing)
	if !isObject {
		return ""
	}
	id, there := o.get(r.id)
	if !there {
		return ""
	}
	path := collection + "/" + url.PathEscape(unquoted(id))
	s.put(path, thing)
	return path
}

// filled gives the parameters of a path their values.
func filled(path string, op *openapi.Operation) (string, bool) {
	for _, p := range op.Parameters {
		if p.In != openapi.InPath || !strings.Contains(path, "{"+p.Name+"}") {
			continue
		}
		v, err := example.ParameterValue(p)
		if err != nil {
			return "", false
		}
		path = strings.ReplaceAll(path, "{"+p.Name+"}", url.PathEscape(unquoted(v)))
	}
	return path, !strings.Contains(path, "{")
}

// listedBy are the things that the example of a list shows, where it has an id.
func listedBy(r *resource) []openapi.Value {
	if r.list == nil {
		return nil
	}
	media := jsonOf(success(r.list))
	if media == nil {
		return nil
	}
	v, err := exampleOf(media)
	if err != nil {
		return nil
	}
	l := listIn(media.Schema, v, r.id)
	if l == nil {
		return nil
	}
	return l.items
}

// documented is the id that the document gives as an example of the parameter.
func documented(r *resource) openapi.Value {
	op := r.read
	if op == nil {
		op = r.create
	}
	for _, p := range op.Parameters {
		if p.In == openapi.InPath && p.Name == r.param && (len(p.Examples) > 0 || p.Schema != nil && len(p.Schema.Examples) > 0) {
			if v, err := example.ParameterValue(p); err == nil {
				return v
			}
		}
	}
	return nil
}

// identified is a thing with another id, as it was where its schema allows no
// such id.
func identified(thing openapi.Value, r *resource, id openapi.Value) openapi.Value {
	o, isObject := objectOf(thing)
	if !isObject {
		return thing
	}
	for _, v := range []openapi.Value{id, quoted(unquoted(id)), openapi.Value(unquoted(id))} {
		o.set(r.id, v)
		if verify.Valid(r.schema, o.value(), openapi.ToClient) {
			return o.value()
		}
	}
	return thing
}

// maxTries is how many ids are tried before an old one is given again.
const maxTries = 50

// newID is an id that nothing in the collection has, of the kind that the
// example has; the example's own where none can be made.
func (s *store) newID(r *resource, collection string, like openapi.Value) openapi.Value {
	schema := propertyOf(r.schema, r.id)
	for range maxTries {
		s.made++
		for _, v := range candidates(like, s.made) {
			_, taken := s.things[collection+"/"+url.PathEscape(unquoted(v))]
			if !taken && verify.Valid(schema, v, openapi.ToClient) {
				return v
			}
		}
	}
	return like
}

// candidates are ids like another one, the n-th of their kind.
func candidates(like openapi.Value, n int) []openapi.Value {
	var number int64
	if _, err := fmt.Sscanf(string(like), "%d", &number); err == nil {
		return []openapi.Value{openapi.Value(fmt.Sprint(number + int64(n))), openapi.Value(fmt.Sprint(n))}
	}
	text := unquoted(like)
	digits := len(text) - len(strings.TrimRight(text, "0123456789"))
	out := []openapi.Value{quoted(fmt.Sprintf("%s%0*d", text[:len(text)-digits], max(digits, 1), n))}
	if len(text) == len("00000000-0000-4000-8000-000000000000") && strings.Count(text, "-") == 4 {
		out = append([]openapi.Value{quoted(fmt.Sprintf("%s%012x", "00000000-0000-4000-8000-", n))}, out...)
	}
	return append(out, quoted(fmt.Sprintf("%s-%d", text, n)), quoted(fmt.Sprint(n)), quoted(fmt.Sprintf("%024x", n)))
}

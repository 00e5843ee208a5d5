package mock

import (
	"net/http"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/verify"
)

// remembered is what an answer says of things that are remembered.
type remembered struct {
	body     openapi.Value   // nil: none
	schema   *openapi.Schema // that body was made for
	location string          // of what was created; empty: nothing was
	host     string
	total    int // of a list; -1: no list
}

// remember does to the things of the contract what the operation says by its
// method and path. It gives nil where it says nothing of them, or where what it
// would answer breaks the contract: an example is answered then.
func (m *Mock) remember(x *exchange, response *openapi.Response) (*remembered, *problem) {
	if m.options.Stateless {
		return nil, nil
	}
	m.store.mu.Lock()
	defer m.store.mu.Unlock()
	out := &remembered{total: -1, host: x.request.Host}
	if media := jsonOf(response); media != nil {
		out.schema = media.Schema
	}
	for _, r := range m.resources {
		if p := m.store.step(x, r, out); p != nil {
			return nil, p
		}
	}
	if out.body != nil && !verify.Valid(out.schema, out.body, openapi.ToClient) {
		out.body = nil
	}
	return out, nil
}

// step is what the operation does to one kind of things.
func (s *store) step(x *exchange, r *resource, out *remembered) *problem {
	op := x.operation
	switch {
	case op == r.create && op.Path != r.item:
		s.create(x, r, out)
	case op == r.list:
		s.listing(x, r, out)
	case op == r.create:
		s.replace(x, r, x.rest, out) // of a path that nothing else creates
	case op.Path == r.item, within(op.Path, r.item):
		path := prefix(x.rest, r.item)
		if _, known := s.things[path]; !known {
			return s.unknown(x, r, path, out)
		}
		if op.Path == r.item {
			s.change(x, r, path, out)
		} else if out.schema == r.schema {
			out.body = s.things[path]
		}
	}
	return nil
}

// unknown answers for an id that was never given: with a 404 where the contract
// has one, else with the example under that id.
func (s *store) unknown(x *exchange, r *resource, path string, out *remembered) *problem {
	if verify.Declared(x.operation, http.StatusNotFound) != nil {
		said := "nothing is at " + path
		if known := s.in(path[:strings.LastIndexByte(path, '/')]); len(known) > 0 {
			said += "; there is " + strings.Join(known[max(0, len(known)-3):], ", ")
		}
		return &problem{status: http.StatusNotFound, details: []detail{{where: "path", message: said}}}
	}
	if x.operation.Path == r.item && out.schema == r.schema {
		out.body = identified(r.examples[0], r, quoted(idAt(path)))
	}
	return nil
}

// change reads, changes or removes a thing that is known.
func (s *store) change(x *exchange, r *resource, path string, out *remembered) {
	switch x.operation.Method {
	case http.MethodDelete:
		out.body = s.shaped(x, r, path, out)
		s.remove(path)
		return
	case http.MethodPut:
		s.replace(x, r, path, out)
		return
	case http.MethodPatch:
		s.put(path, identified(overlaid(s.things[path], x.members(r.schema).value(), r.schema), r, quoted(idAt(path))))
	}
	out.body = s.shaped(x, r, path, out)
}

// replace is a PUT: of something that is known, or that it creates.
func (s *store) replace(x *exchange, r *resource, path string, out *remembered) {
	bases := r.examples
	if present, known := s.things[path]; known {
		bases = append([]openapi.Value{present}, bases...)
	}
	thing := madeOf(bases, x, r.schema)
	if thing == nil {
		return
	}
	s.put(path, identified(thing, r, quoted(idAt(path))))
	out.body = s.shaped(x, r, path, out)
}

// create is a POST to a collection.
func (s *store) create(x *exchange, r *resource, out *remembered) {
	collection := x.rest
	if x.operation.Path != r.collection {
		collection = r.collection // a link says what is created
	}
	thing := madeOf(r.examples, x, r.schema)
	o, isObject := objectOf(thing)
	if !isObject {
		return
	}
	like, there := o.get(r.id)
	if !there {
		made, err := example.Of(propertyOf(r.schema, r.id), openapi.ToClient)
		if err != nil {
			return
		}
		like = made
	}
	if _, own := x.members(r.schema).get(r.id); !own || x.operation.Body == nil {
		like = s.newID(r, collection, like)
	}
	path := s.keep(r, collection, identified(thing, r, like))
	if path == "" {
		return
	}
	out.location = x.base + path
	out.body = s.shaped(x, r, path, out)
}

// shaped is a thing as an operation answers with it: some answer with less than
// what is read, or with more around it.
func (s *store) shaped(x *exchange, r *resource, path string, out *remembered) openapi.Value {
	thing := s.things[path]
	media := jsonOf(success(x.operation))
	if out.schema == r.schema || media == nil || media.Schema == nil {
		return thing
	}
	base, err := exampleOf(media)
	if err != nil {
		return nil
	}
	return overlaid(base, thing, media.Schema)
}

// listing is a GET of a collection.
func (s *store) listing(x *exchange, r *resource, out *remembered) {
	media := jsonOf(success(x.operation))
	if media == nil {
		return
	}
	base, err := exampleOf(media)
	if err != nil {
		return
	}
	l := listIn(media.Schema, base, r.id)
	if l == nil {
		return
	}
	query := x.request.URL.Query()
	var items []openapi.Value
	for _, path := range s.in(x.rest) {
		thing := s.things[path]
		if !wanted(x.operation, query, thing, r.schema) {
			continue
		}
		if l.schema != r.schema {
			like, err := example.Of(l.schema, openapi.ToClient)
			if err != nil {
				return
			}
			thing = overlaid(like, thing, l.schema)
		}
		items = append(items, thing)
	}
	out.total = len(items)
	out.body = l.with(page(x.operation, query, items), out.total)
}

// idAt is the id at the end of a path.
func idAt(path string) string {
	id := path[strings.LastIndexByte(path, '/')+1:]
	return plainText(id)
}

// header is the value of a header that says where a thing was created, or how
// many there are.
func (r *remembered) header(h *openapi.Parameter, otherwise openapi.Value) openapi.Value {
	var candidates []openapi.Value
	switch {
	case r.location != "" && (folded(h.Name) == "location" || folded(h.Name) == "contentlocation"):
		candidates = []openapi.Value{quoted(r.location), quoted("http://" + r.host + r.location)}
	case r.total >= 0 && isTotal(h.Name):
		candidates = []openapi.Value{numeral(r.total)}
	}
	for _, v := range candidates {
		if verify.Valid(h.Schema, v, openapi.ToClient) {
			return v
		}
	}
	return otherwise
}

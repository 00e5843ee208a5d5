package mock

import (
	"encoding/json"
	"mime"
	"mime/multipart"
	"net/url"
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/verify"
)

// overlaid is a value with the members of another one, as far as its schema
// has them; the value itself where the two do not go together.
func overlaid(base, from openapi.Value, s *openapi.Schema) openapi.Value {
	o, isObject := objectOf(base)
	other, also := objectOf(from)
	if !isObject || !also {
		return base
	}
	for _, name := range other.names {
		if takes(s, name, other.values[name]) {
			o.set(name, other.values[name])
		}
	}
	if whole := o.value(); verify.Valid(s, whole, openapi.ToClient) {
		return whole
	}
	return base
}

// made is a new thing: what the request says, and of the example what it leaves
// to the server. What the caller could have said and did not is left out, or
// has its default; what may be null is null, such as the time of a cancellation.
func made(base openapi.Value, x *exchange, s *openapi.Schema) openapi.Value {
	sent := x.members(s)
	o, isObject := objectOf(base)
	if isObject && x.operation.Body != nil {
		for _, media := range x.operation.Body.Content {
			if media.Schema == nil {
				continue
			}
			for p := range properties(media.Schema) {
				unsaid(o, p, sent, s)
			}
			break
		}
		nothingYet(o, s)
		base = o.value()
	}
	return overlaid(base, sent.value(), s)
}

// madeOf is made of the example that goes best with what was sent: of several
// alternatives the one that keeps most of it.
func madeOf(examples []openapi.Value, x *exchange, s *openapi.Schema) openapi.Value {
	sent := x.members(s)
	var best openapi.Value
	most := -1
	for _, base := range examples {
		thing := made(base, x, s)
		o, isObject := objectOf(thing)
		if !isObject {
			continue
		}
		kept := 0
		for name, v := range sent.values {
			if present, there := o.get(name); there && string(present) == string(v) {
				kept++
			}
		}
		if kept > most {
			best, most = thing, kept
		}
	}
	return best
}

// unsaid is what becomes of a property that the request could have said.
func unsaid(o *object, p *openapi.Property, sent *object, s *openapi.Schema) {
	present, there := o.get(p.Name)
	if _, said := sent.get(p.Name); said || !there || openapi.ToServer.Leaves(p) {
		return
	}
	if p.Schema != nil && p.Schema.Default != nil {
		o.set(p.Name, p.Schema.Default)
	} else {
		o.remove(p.Name)
	}
	if !verify.Valid(s, o.value(), openapi.ToClient) {
		o.set(p.Name, present)
	}
}

// nothingYet empties what may be null.
func nothingYet(o *object, s *openapi.Schema) {
	for p := range properties(s) {
		present, there := o.get(p.Name)
		if !there || p.Schema == nil || !p.Schema.Nullable {
			continue
		}
		o.set(p.Name, openapi.Value("null"))
		if !verify.Valid(s, o.value(), openapi.ToClient) {
			o.set(p.Name, present)
		}
	}
}

// members are those of the request's body, whatever form it came in, but for
// what is only read: a server decides on that itself.
func (x *exchange) members(s *openapi.Schema) *object {
	o := x.given(s)
	for _, name := range slices.Clone(o.names) {
		if p := propertyOf(s, name); p != nil && p.ReadOnly {
			o.remove(name)
		}
	}
	return o
}

// given are the members of the body as they were sent.
func (x *exchange) given(s *openapi.Schema) *object {
	if o, isObject := objectOf(x.body); isObject {
		return o
	}
	out := &object{values: map[string]openapi.Value{}}
	fields := x.fields()
	names := make([]string, 0, len(fields))
	for name := range fields {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		text := fields.Get(name)
		for _, v := range []openapi.Value{quoted(text), openapi.Value(text)} {
			if json.Valid(v) && verify.Valid(propertyOf(s, name), v, openapi.ToClient) {
				out.set(name, v)
				break
			}
		}
	}
	return out
}

// fields are those of a form, uploads left out.
func (x *exchange) fields() url.Values {
	kind, parameters, err := mime.ParseMediaType(x.request.Header.Get("Content-Type"))
	if err != nil {
		return nil
	}
	if kind == "application/x-www-form-urlencoded" {
		values, _ := url.ParseQuery(string(x.body)) // was held against the contract already
		return values
	}
	if kind != "multipart/form-data" {
		return nil
	}
	form, err := multipart.NewReader(strings.NewReader(string(x.body)), parameters["boundary"]).ReadForm(maxBody)
	if err != nil {
		return nil
	}
	defer func() { _ = form.RemoveAll() }() // nothing was written to the disk: maxBody is the limit of memory
	return form.Value
}

package probe

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/verify"
)

// fill gives the path parameters of a request, and the fields that name other
// things, values of things that there are. It says why where it cannot; then
// the request names something that there probably is not.
func (r *run) fill(ctx context.Context, req *example.Request, fresh bool) (why string, err error) {
	op := req.Operation
	known := map[string]openapi.Value{}
	for _, a := range slices.Backward(slices.Clone(req.Arguments)) {
		p := a.Parameter
		if v, given := r.given(p.Name, p.Schema); given {
			req.Set(p, v)
			continue
		}
		if p.In != openapi.InPath {
			continue
		}
		if v, there := known[p.Name]; there {
			req.Set(p, v)
			continue
		}
		chain, found := r.chainOf(op, p)
		if !found {
			why = fmt.Sprintf("nothing says where %s comes from; give it in values", p.Name)
			continue
		}
		t, reason, err := r.thing(ctx, chain, fresh)
		if err != nil {
			return "", err
		}
		if t == nil {
			why = reason
			continue
		}
		id, ok := example.At(t.answer, chain.Pointer)
		if !ok {
			why = fmt.Sprintf("the answer of %s has no %s", chain.Creator.Key(), chain.Pointer)
			continue
		}
		if !verify.Valid(p.Schema, id, openapi.ToServer) {
			why = fmt.Sprintf("%s of %s is %s, which %s does not allow", chain.Pointer, chain.Creator.Key(), id, p.Name)
			continue
		}
		req.Set(p, id)
		maps.Copy(known, t.arguments)
	}
	return why, r.fillBody(ctx, req)
}

// given is a value that the caller knows.
func (r *run) given(name string, s *openapi.Schema) (openapi.Value, bool) {
	text, there := r.settings.Values[name]
	if !there {
		return nil, false
	}
	return readAs(s, text), true
}

// fillBody puts what the caller knows, and ids of things that there are, into
// the fields of a body that ask for them.
func (r *run) fillBody(ctx context.Context, req *example.Request) error {
	if req.Media == nil || req.Raw != nil {
		return nil
	}
	for name, text := range r.settings.Values {
		pointer := "/" + strings.TrimPrefix(name, "/")
		if _, there := example.At(req.Body, pointer); there {
			var of *openapi.Schema
			if p := example.PropertyOf(req.Media.Schema, strings.TrimPrefix(name, "/")); p != nil {
				of = p.Schema
			}
			req.Body = example.Replaced(req.Body, pointer, readAs(of, text))
		}
	}
	nameItself(req, r.chains)
	for _, chain := range r.chains {
		pointer := "/" + chain.Parameter.Name
		_, given := r.settings.Values[chain.Parameter.Name]
		if _, there := example.At(req.Body, pointer); !there || given || chain.Creator == req.Operation || chain.Operation == req.Operation {
			continue
		}
		t, _, err := r.thing(ctx, chain, false)
		if err != nil {
			return err
		}
		if t == nil {
			continue
		}
		if id, ok := example.At(t.answer, chain.Pointer); ok {
			// Of several alternatives another one may have been meant.
			if named := example.Replaced(req.Body, pointer, id); verify.Valid(req.Media.Schema, named, openapi.ToServer) {
				req.Body = named
			}
		}
	}
	return nil
}

// nameItself lets a body that says which thing it is about say the one that the
// path names.
func nameItself(req *example.Request, chains []example.Chain) {
	for _, a := range req.Arguments {
		if a.Parameter.In != openapi.InPath || !strings.HasSuffix(req.Operation.Path, "{"+a.Parameter.Name+"}") {
			continue
		}
		pointers := []string{"/" + a.Parameter.Name}
		for _, c := range chains {
			if c.Operation == req.Operation && c.Parameter == a.Parameter {
				pointers = append(pointers, c.Pointer[strings.LastIndex(c.Pointer, "/"):])
			}
		}
		for _, pointer := range pointers {
			if _, there := example.At(req.Body, pointer); !there {
				continue
			}
			if named := example.Replaced(req.Body, pointer, a.Value); verify.Valid(req.Media.Schema, named, openapi.ToServer) {
				req.Body = named
			}
		}
	}
}

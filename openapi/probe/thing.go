package probe

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
)

// thing is something that the server has: made here, or found in a list.
type thing struct {
	answer    openapi.Value            // what the creator answered, or the item of the list
	arguments map[string]openapi.Value // of the path that it was made at
	sent      openapi.Value            // nil: it was found
	gone      bool
}

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
			req.Body = example.Replaced(req.Body, pointer, id)
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
			if _, there := example.At(req.Body, pointer); there {
				req.Body = example.Replaced(req.Body, pointer, a.Value)
			}
		}
	}
}

func (r *run) chainOf(op *openapi.Operation, p *openapi.Parameter) (example.Chain, bool) {
	for _, c := range r.chains {
		if c.Operation == op && c.Parameter == p {
			return c, true
		}
	}
	return example.Chain{}, false
}

// thing gives something that the creator of a chain makes: one that is there,
// or a new one. Where nothing may be written it looks into the list.
func (r *run) thing(ctx context.Context, chain example.Chain, fresh bool) (*thing, string, error) {
	creator := chain.Creator
	if !fresh {
		for _, t := range r.things[creator] {
			if !t.gone {
				return t, "", nil
			}
		}
	}
	if !r.settings.AllowWrites {
		return r.listed(ctx, chain)
	}
	if r.opening[creator] {
		return nil, fmt.Sprintf("%s needs itself", creator.Key()), nil
	}
	r.opening[creator] = true
	defer delete(r.opening, creator)
	t, err := r.create(ctx, creator)
	if t == nil && err == nil {
		return nil, fmt.Sprintf("%s created nothing", creator.Key()), nil
	}
	return t, "", err
}

// create calls a creator with a valid request, and keeps what it made. It gives
// nil where that did not work.
func (r *run) create(ctx context.Context, creator *openapi.Operation) (*thing, error) {
	req, err := example.RequestOf(creator)
	if err != nil {
		r.results[creator].unchecked("%v", err)
		return nil, nil
	}
	why, err := r.fill(ctx, req, false)
	if err != nil || why != "" {
		return nil, err
	}
	x, err := r.valid(ctx, req, sending{})
	if err != nil || x == nil {
		return nil, err
	}
	return r.remember(req, x), nil
}

// remember keeps what a creating call made; nil where its answer has no body.
func (r *run) remember(req *example.Request, x *exchange) *thing {
	if x.status < 200 || x.status > 299 || !example.IsJSON(x.header.Get("Content-Type")) {
		return nil
	}
	t := &thing{answer: x.body, arguments: map[string]openapi.Value{}, sent: req.Body}
	for _, a := range req.Arguments {
		if a.Parameter.In == openapi.InPath {
			t.arguments[a.Parameter.Name] = a.Value
		}
	}
	r.things[req.Operation] = append(r.things[req.Operation], t)
	return t
}

// listed finds something in the list that the creator would add to.
func (r *run) listed(ctx context.Context, chain example.Chain) (*thing, string, error) {
	var lister *openapi.Operation
	for _, op := range r.contract.Operations {
		if op.Method == http.MethodGet && op.Path == chain.Creator.Path {
			lister = op
		}
	}
	why := fmt.Sprintf("no %s is known; give it in values, or allow_writes to create one", chain.Parameter.Name)
	if lister == nil || r.opening[lister] {
		return nil, why, nil
	}
	r.opening[lister] = true
	defer delete(r.opening, lister)
	req, err := example.RequestOf(lister)
	if err != nil {
		return nil, why, nil
	}
	if missing, err := r.fill(ctx, req, false); err != nil || missing != "" {
		return nil, why, err
	}
	x, err := r.valid(ctx, req, sending{})
	if err != nil || x == nil {
		return nil, why, err
	}
	for _, item := range itemsOf(lister, x) {
		name := chain.Pointer[strings.LastIndex(chain.Pointer, "/"):]
		if id, ok := example.At(item, name); ok {
			t := &thing{answer: example.Replaced(openapi.Value("{}"), name, id), arguments: map[string]openapi.Value{}}
			if name != chain.Pointer {
				t.answer = example.Replaced(openapi.Value(`{}`), strings.TrimSuffix(chain.Pointer, name), t.answer)
			}
			for _, a := range req.Arguments {
				if a.Parameter.In == openapi.InPath {
					t.arguments[a.Parameter.Name] = a.Value
				}
			}
			r.things[chain.Creator] = append(r.things[chain.Creator], t)
			return t, "", nil
		}
	}
	return nil, why, nil
}

package probe

import (
	"context"
	"fmt"
	"net/http"
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

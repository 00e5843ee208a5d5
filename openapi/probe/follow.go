package probe

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
)

// follow looks at what must be true after a call that was answered.
func (r *run) follow(ctx context.Context, req *example.Request, x *exchange) error {
	op := req.Operation
	r.leaks(req, x)
	if x.status < 200 || x.status > 299 {
		return nil
	}
	switch op.Method {
	case http.MethodPost:
		return r.afterCreate(ctx, req, x)
	case http.MethodPut, http.MethodPatch:
		return r.afterChange(ctx, req)
	case http.MethodDelete:
		return r.afterDelete(ctx, req)
	case http.MethodGet:
		return r.afterList(ctx, req, x)
	}
	return nil
}

// afterCreate reads what was created.
func (r *run) afterCreate(ctx context.Context, req *example.Request, x *exchange) error {
	op := req.Operation
	reader := example.Reader(r.chains, op)
	made := r.remember(req, x)
	if reader == nil || made == nil {
		return nil
	}
	for _, c := range r.chains {
		if c.Creator != op || c.Operation != reader {
			continue
		}
		id, there := example.At(made.answer, c.Pointer)
		if !there {
			return nil
		}
		back, err := example.RequestOf(reader)
		if err != nil {
			return nil
		}
		copyNamed(back, made.arguments)
		back.Set(c.Parameter, id)
		if err := r.located(ctx, req, back, x); err != nil {
			return err
		}
		return r.readBack(ctx, req, back, "created")
	}
	return nil
}

// copyNamed gives path parameters values by their names.
func copyNamed(to *example.Request, values map[string]openapi.Value) {
	for _, a := range to.Arguments {
		if v, there := values[a.Parameter.Name]; there && a.Parameter.In == openapi.InPath {
			to.Set(a.Parameter, v)
		}
	}
}

// afterChange reads what was changed, at the same path.
func (r *run) afterChange(ctx context.Context, req *example.Request) error {
	back := r.sameThing(req)
	if back == nil {
		return nil
	}
	return r.readBack(ctx, req, back, "changed")
}

// sameThing is the request that reads what another one changes or deletes; nil
// where the contract has none.
func (r *run) sameThing(req *example.Request) *example.Request {
	for _, op := range r.contract.Operations {
		if op.Method != http.MethodGet || op.Path != req.Operation.Path {
			continue
		}
		back, err := example.RequestOf(op)
		if err != nil {
			return nil
		}
		for _, from := range req.Arguments {
			for _, to := range back.Arguments {
				if to.Parameter.In == openapi.InPath && from.Parameter.In == openapi.InPath && to.Parameter.Name == from.Parameter.Name {
					back.Set(to.Parameter, from.Value)
				}
			}
		}
		return back
	}
	return nil
}

// readBack reads something that was written, and compares. What the reader
// says is held to its contract as well; that it finds nothing is the writer's
// violation.
func (r *run) readBack(ctx context.Context, req, back *example.Request, done string) error {
	writer, reader := r.results[req.Operation], back.Operation
	if guarded(reader) && !shown(reader, r.client.secrets) {
		return nil
	}
	x, err := r.send(ctx, back, showRight)
	if err != nil || x.failed != "" || x.status >= 500 {
		return err
	}
	r.leaks(req, x)
	switch {
	case x.status == http.StatusNotFound || x.status == http.StatusGone:
		writer.violate(checkStored, fmt.Sprintf("what was %s must be there to read, and %s answers %d", done, reader.Key(), x.status), 0, x)
	case x.status < 300:
		r.verify(reader, x)
		r.kept(req, x)
		if difference := differs(req, reader, x); difference != "" {
			writer.violate(checkRepresented, fmt.Sprintf("what %s reads must be what was sent: %s", reader.Key(), difference), 0, x)
		}
	}
	return nil
}

// afterDelete sees that what was deleted is gone. A part of a thing, such as its
// settings, may have something in its place.
func (r *run) afterDelete(ctx context.Context, req *example.Request) error {
	r.forget(req)
	back := r.sameThing(req)
	if back == nil || !strings.HasSuffix(req.Operation.Path, "}") || guarded(back.Operation) && !shown(back.Operation, r.client.secrets) {
		return nil
	}
	x, err := r.send(ctx, back, showRight)
	if err != nil || x.failed != "" || x.status >= 500 {
		return err
	}
	if x.status < 300 {
		r.results[req.Operation].violate(checkDeleted, fmt.Sprintf("what was deleted must be gone, and %s answers %d", back.Operation.Key(), x.status), 0, x)
	} else if x.status >= 400 {
		r.refusal(back.Operation, x, "404", "410")
	}
	return nil
}

// forget marks the thing that a request names as gone.
func (r *run) forget(req *example.Request) {
	if t := r.named(req); t != nil {
		t.gone = true
	}
}

// named is the thing that the path of a request names; nil where it is none
// that the run knows.
func (r *run) named(req *example.Request) *thing {
	for _, a := range slices.Backward(req.Arguments) {
		chain, found := r.chainOf(req.Operation, a.Parameter)
		if !found {
			continue
		}
		for _, t := range r.things[chain.Creator] {
			if id, ok := example.At(t.answer, chain.Pointer); ok && example.Text(id) == example.Text(a.Value) {
				return t
			}
		}
		return nil
	}
	return nil
}

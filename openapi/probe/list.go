package probe

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/verify"
)

// itemsOf are the items of an answer that is a list, or holds just one.
func itemsOf(op *openapi.Operation, x *exchange) []openapi.Value {
	pointer, _, found := example.ListOf(schemaOf(op, x))
	if !found {
		return nil
	}
	list, ok := example.At(x.body, pointer)
	if !ok {
		return nil
	}
	var items []openapi.Value
	if json.Unmarshal(list, &items) != nil {
		return nil
	}
	return items
}

// declaredOf is what the contract says of the media type of an answer; nil
// where it says nothing.
func declaredOf(op *openapi.Operation, x *exchange) *openapi.Media {
	declared := verify.Declared(op, x.status)
	if declared == nil {
		return nil
	}
	for i := range declared.Content {
		if example.IsJSON(declared.Content[i].Type) {
			return &declared.Content[i]
		}
	}
	return nil
}

// limitNames are how the number of items is asked for.
var limitNames = []string{"limit", "pagesize", "perpage", "maxresults", "maxitems"}

func isLimit(p *openapi.Parameter) bool {
	plain := strings.NewReplacer("_", "", "-", "", "[", "", "]", "").Replace(strings.ToLower(p.Name))
	return p.In == openapi.InQuery && p.Schema != nil && slices.Contains(p.Schema.Types, openapi.TypeInteger) && slices.Contains(limitNames, plain)
}

// afterList asks for fewer items than there are, and for those of one kind.
func (r *run) afterList(ctx context.Context, req *example.Request, x *exchange) error {
	op := req.Operation
	items := itemsOf(op, x)
	if len(items) == 0 {
		return nil
	}
	for _, p := range op.Parameters {
		var err error
		switch {
		case isLimit(p) && len(items) > 1:
			err = r.limited(ctx, req, p)
		case p.In == openapi.InQuery && p.Schema != nil && len(p.Schema.Enum) > 1:
			err = r.filtered(ctx, req, p, x)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// limited asks for one item.
func (r *run) limited(ctx context.Context, req *example.Request, p *openapi.Parameter) error {
	one := openapi.Value("1")
	if !verify.Valid(p.Schema, one, openapi.ToServer) {
		return nil
	}
	less := req.Clone()
	less.Set(p, one)
	x, err := r.send(ctx, less, showRight)
	if err != nil || x.status < 200 || x.status > 299 {
		return err
	}
	r.verify(req.Operation, x)
	if n := len(itemsOf(req.Operation, x)); n > 1 {
		r.results[req.Operation].violate(checkLimit, "must give at most 1 item for "+p.Name+"=1, and gives "+strconv.Itoa(n), lineOf(r.contract, p.Place), x)
	}
	return nil
}

// filtered asks for the items of one kind, where the items say which they are
// in the words of the parameter.
func (r *run) filtered(ctx context.Context, req *example.Request, p *openapi.Parameter, all *exchange) error {
	_, of, found := example.ListOf(schemaOf(req.Operation, all))
	own := example.PropertyOf(of, p.Name)
	if !found || own == nil || own.Schema == nil || !sameValues(own.Schema.Enum, p.Schema.Enum) {
		return nil
	}
	for _, kind := range p.Schema.Enum {
		only := req.Clone()
		only.Set(p, kind)
		x, err := r.send(ctx, only, showRight)
		if err != nil || x.status < 200 || x.status > 299 {
			return err
		}
		r.verify(req.Operation, x)
		for _, item := range itemsOf(req.Operation, x) {
			if v, ok := example.At(item, "/"+p.Name); ok && string(v) != string(kind) {
				r.results[req.Operation].violate(checkFilter, fmt.Sprintf("must give only items whose %s is what was asked for; for %s it gives one that is %s", p.Name, kind, v), lineOf(r.contract, p.Place), x)
				return nil
			}
		}
	}
	return nil
}

// unlimited asks the lists for no number of items, when there are many: then
// the default of the contract is the number.
func (r *run) unlimited(ctx context.Context, order []*openapi.Operation) error {
	for _, op := range order {
		if !r.chosen[op] || !r.results[op].Answered || op.Method != http.MethodGet {
			continue
		}
		i := slices.IndexFunc(op.Parameters, func(p *openapi.Parameter) bool { return isLimit(p) && !p.Required && p.Schema.Default != nil })
		req, err := example.RequestOf(op)
		if i < 0 || err != nil {
			continue
		}
		p := op.Parameters[i]
		most, err := strconv.Atoi(string(p.Schema.Default))
		if err != nil {
			continue
		}
		if why, err := r.fill(ctx, req, false); err != nil || why != "" {
			return err
		}
		x, err := r.send(ctx, req, showRight)
		if err != nil {
			return err
		}
		if n := len(itemsOf(op, x)); x.status == http.StatusOK && n > most {
			r.results[op].violate(checkLimit, fmt.Sprintf("must give at most %d items when %s is not sent, its default, and gives %d", most, p.Name, n), lineOf(r.contract, p.Place), x)
		}
	}
	return nil
}

func sameValues(a, b []openapi.Value) bool {
	return len(a) > 1 && len(a) == len(b) && !slices.ContainsFunc(a, func(v openapi.Value) bool {
		return !slices.ContainsFunc(b, func(w openapi.Value) bool { return string(v) == string(w) })
	})
}

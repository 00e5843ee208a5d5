package probe

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/verify"
)

// kept sees that a PATCH left alone what it did not name. Only what a PATCH
// could change is looked at: the rest may follow from the change.
func (r *run) kept(req *example.Request, x *exchange) {
	t := r.named(req)
	if req.Operation.Method != http.MethodPatch || t == nil || !strings.HasSuffix(req.Operation.Path, "}") || req.Media == nil || strings.Contains(req.Media.Type, "json-patch") {
		return
	}
	var sent, before, after map[string]any
	if json.Unmarshal(req.Body, &sent) != nil || json.Unmarshal(t.answer, &before) != nil || json.Unmarshal(x.body, &after) != nil {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(before)) {
		_, named := sent[name]
		of := promised(req.Media.Schema, name)
		if named || of == nil || before[name] == nil {
			continue
		}
		v, there := after[name]
		if d := differ(before[name], v, of, "/"+name); d != "" || !there {
			r.results[req.Operation].violate(checkRepresented, fmt.Sprintf("must leave alone what is not sent: /%s was %s and is %s", name, inShort(before[name]), inShort(v)), 0, x)
			return
		}
	}
	t.answer = x.body
}

// located sees that the place which a creating call tells is one where what it
// created can be read.
func (r *run) located(ctx context.Context, req, back *example.Request, x *exchange) error {
	location, err := url.Parse(x.header.Get("Location"))
	path, err2 := back.Path()
	if err != nil || err2 != nil || location.String() == "" || x.status != http.StatusCreated || strings.HasSuffix(location.EscapedPath(), path) {
		return nil
	}
	at := r.client.base.JoinPath(req.Operation.Path).ResolveReference(location)
	rest, below := strings.CutPrefix(at.EscapedPath(), r.client.base.EscapedPath())
	if at.Host != r.client.base.Host || !below {
		return nil // elsewhere, which is not asked
	}
	there, err := r.client.send(ctx, &example.Request{Operation: &openapi.Operation{Method: http.MethodGet, Path: rest}}, showRight)
	if err == nil && there.status >= 400 && !slices.Contains([]int{http.StatusUnauthorized, http.StatusForbidden, http.StatusTooManyRequests}, there.status) {
		r.results[req.Operation].violate(checkStored, fmt.Sprintf("what was created must be at its Location %s, which answers %d", location, there.status), 0, there)
	}
	return err
}

// taken sends what is only read along with a creating call. A server may
// refuse it or pass over it; it must not take it.
func (r *run) taken(ctx context.Context, valid *example.Request) error {
	op := valid.Operation
	if op.Method != http.MethodPost || valid.Media == nil || !example.IsJSON(valid.Media.Type) {
		return nil
	}
	added := map[string]openapi.Value{}
	req := valid.Clone()
	for _, p := range example.Properties(valid.Media.Schema) {
		if v := ownValue(p); v != nil {
			added[p.Name] = v
			req.Body = example.Replaced(req.Body, "/"+strings.NewReplacer("~", "~0", "/", "~1").Replace(p.Name), v)
		}
	}
	if len(added) == 0 {
		return nil
	}
	x, err := r.send(ctx, req, showRight)
	if err != nil || x.status < 200 || x.status > 299 {
		return err
	}
	r.remember(req, x)
	for _, name := range slices.Sorted(maps.Keys(added)) {
		if v, there := example.At(x.body, "/"+name); there && string(v) == string(added[name]) {
			r.results[op].violate(checkReadOnly, fmt.Sprintf("must not take /%s from a client, it is only to be read; it was sent as %s and is answered so", name, v), 0, x)
		}
	}
	return nil
}

// ownValue is a value for a property that is only read which a server would
// not come to by itself; nil where none can be told.
func ownValue(p *openapi.Property) openapi.Value {
	s := p.Schema
	if s == nil || !s.ReadOnly || len(s.Enum) > 0 || slices.Contains(s.Types, openapi.TypeBoolean) {
		return nil
	}
	for _, candidate := range []string{`"00000000-0000-4000-8000-00000000beef"`, `"2001-02-03T04:05:06Z"`, `"2001-02-03"`, `"not-the-server's"`, "2147481234", "98765"} {
		if verify.Valid(s, openapi.Value(candidate), openapi.ToClient) {
			return openapi.Value(candidate)
		}
	}
	return nil
}

package probe

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"kiro-mcp/openapi/example"
)

// leaks sees that what was sent as a secret does not come back, even where the
// schema of the answer would allow members that it does not name.
func (r *run) leaks(req *example.Request, x *exchange) {
	if req.Media == nil || !example.IsJSON(req.Media.Type) || !example.IsJSON(x.header.Get("Content-Type")) {
		return
	}
	var sent map[string]any
	var got any
	if json.Unmarshal(req.Body, &sent) != nil || json.Unmarshal(x.body, &got) != nil {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(sent)) {
		p := example.PropertyOf(req.Media.Schema, name)
		if p == nil || p.Schema == nil || !p.Schema.WriteOnly && p.Schema.Format != "password" {
			continue
		}
		if at, found := holds(got, sent[name], name, ""); found {
			r.results[req.Operation].violate(checkWriteOnly, fmt.Sprintf("%s must not be answered: it is only to be written", at), lineOf(r.contract, p.Schema.Place), x)
		}
	}
}

// holds finds a member of the name with just this value.
func holds(v, secret any, name, at string) (string, bool) {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if text, ok := v[key].(string); ok && text != "" && text == secret && strings.Contains(strings.ToLower(key), strings.ToLower(name)) {
				return at + "/" + key, true
			}
			if found, ok := holds(v[key], secret, name, at+"/"+key); ok {
				return found, true
			}
		}
	case []any:
		for i, item := range v {
			if found, ok := holds(item, secret, name, fmt.Sprintf("%s/%d", at, i)); ok {
				return found, true
			}
		}
	}
	return "", false
}

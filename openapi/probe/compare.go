package probe

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"
	"time"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/verify"
)

// differs says where what was read is not what was sent; empty where it is.
// Servers add to what they are sent, and write it in their own way; what counts
// is that no value was lost or became another.
func differs(req *example.Request, reader *openapi.Operation, x *exchange) string {
	if req.Media == nil || req.Raw != nil || !example.IsJSON(req.Media.Type) {
		return ""
	}
	var sent, read any
	if json.Unmarshal(req.Body, &sent) != nil || json.Unmarshal(x.body, &read) != nil {
		return ""
	}
	s := schemaOf(reader, x)
	// The thing itself may stand in an envelope.
	if o, ok := read.(map[string]any); ok {
		for _, name := range []string{"data", "result", "item"} {
			if inner, isObject := o[name].(map[string]any); isObject {
				read = inner
				if p := example.PropertyOf(s, name); p != nil {
					s = p.Schema
				}
			}
		}
	}
	return differ(sent, read, s, "")
}

// schemaOf is what the contract says of the body of an answer.
func schemaOf(op *openapi.Operation, x *exchange) *openapi.Schema {
	declared := declaredOf(op, x)
	if declared == nil {
		return nil
	}
	return declared.Schema
}

func differ(sent, read any, s *openapi.Schema, at string) string {
	switch sent := sent.(type) {
	case map[string]any:
		o, ok := read.(map[string]any)
		if !ok {
			return ""
		}
		for _, name := range slices.Sorted(maps.Keys(sent)) {
			// A null may mean that the server is to decide, and what may not be
			// answered as it was sent is answered in another way.
			of := promised(s, name)
			if of == nil || sent[name] == nil || !answerable(of, sent[name]) {
				continue
			}
			v, there := o[name]
			if !there {
				return fmt.Sprintf("%s/%s was sent as %s and is not there", at, name, inShort(sent[name]))
			}
			if d := differ(sent[name], v, of, at+"/"+name); d != "" {
				return d
			}
		}
	case []any:
		list, ok := read.([]any)
		if !ok {
			return ""
		}
		if len(list) != len(sent) {
			return fmt.Sprintf("%s was sent with %d items and has %d", at, len(sent), len(list))
		}
		return differItems(sent, list, s, at)
	default:
		if !same(sent, read) {
			return fmt.Sprintf("%s was sent as %s and is %s", at, inShort(sent), inShort(read))
		}
	}
	return ""
}

// answerable reports whether a value that was sent may be answered as it is.
func answerable(s *openapi.Schema, v any) bool {
	raw, err := json.Marshal(v)
	return err == nil && verify.Valid(s, raw, openapi.ToServer)
}

// promised is what the contract says of a member that is read; nil where it does
// not promise to give it back.
func promised(s *openapi.Schema, name string) *openapi.Schema {
	p := example.PropertyOf(s, name)
	switch {
	case p == nil:
		return example.AdditionalOf(s)
	case p.Schema == nil || p.Schema.WriteOnly || p.Schema.ReadOnly:
		return nil
	default:
		return p.Schema
	}
}

// differItems compares lists by their items, in whatever order.
func differItems(sent, read []any, s *openapi.Schema, at string) string {
	_, items, _ := example.ListOf(s)
	used := make([]bool, len(read))
	for i, v := range sent {
		first := ""
		found := false
		for j, w := range read {
			d := differ(v, w, items, fmt.Sprintf("%s/%d", at, i))
			if first == "" || i == j {
				first = d
			}
			if d == "" && !used[j] {
				used[j], found = true, true
				break
			}
		}
		if !found {
			return first
		}
	}
	return ""
}

// same compares two lone values: numbers by what they are worth, texts without
// their spaces at the ends and their capitals, times as moments.
func same(a, b any) bool {
	if a == nil || b == nil {
		return a == b
	}
	if x, ok := a.(string); ok {
		y, ok := b.(string)
		if !ok {
			return false
		}
		if strings.EqualFold(strings.TrimSpace(x), strings.TrimSpace(y)) {
			return true
		}
		t, err := time.Parse(time.RFC3339, x)
		u, err2 := time.Parse(time.RFC3339, y)
		return err == nil && err2 == nil && t.Equal(u)
	}
	if x, ok := a.(float64); ok {
		y, ok := b.(float64)
		return ok && big.NewFloat(x).Cmp(big.NewFloat(y)) == 0
	}
	return a == b
}

func inShort(v any) string {
	raw, err := json.Marshal(v)
	if err != nil {
		return "something"
	}
	if len(raw) > 60 {
		return strings.ToValidUTF8(string(raw[:60]), "") + "…"
	}
	return string(raw)
}

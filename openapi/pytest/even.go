package pytest

import (
	"encoding/json"
	"slices"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/verify"
)

// longList is from how many items on a list is written as a product.
const longList = 6

// even makes a long list of a body one of equal items, where that is as valid,
// or as faulty, as before: fifty different items say less than [item] * 50.
func (v variant) even() variant {
	if v.in != "body" || v.rule != "maxItems" && v.rule != "minItems" || v.Media == nil || !example.IsJSON(v.Media.Type) {
		return v
	}
	list, _ := example.At(v.Body, v.pointer)
	var items []openapi.Value
	if json.Unmarshal(list, &items) != nil || len(items) < longList {
		return v
	}
	for i := range items {
		items[i] = items[0]
	}
	list, err := json.Marshal(items)
	if err != nil {
		return v
	}
	body := example.Replaced(v.Body, v.pointer, list)
	if !slices.Equal(v.breaks(v.Body), v.breaks(body)) {
		return v // items must differ, say
	}
	v.Request = v.Clone()
	v.Body = body
	return v
}

// breaks are the rules that a body breaks, each with its place.
func (v variant) breaks(body openapi.Value) []string {
	var all []string
	for _, found := range verify.Value(v.Media.Schema, body, openapi.ToServer) {
		all = append(all, found.Pointer+" "+found.Rule)
	}
	return all
}

package example

import "kiro-mcp/openapi"

// Choice is a place in a schema where one of several alternatives is taken.
type Choice struct {
	Alternatives  []*openapi.Schema
	Discriminator *openapi.Discriminator // nil: nothing tells them apart
}

// Flattened is a schema with all that its allOf names, as one schema without
// either, and the choices that are left. Descriptions, defaults, null and not
// stay with s.
func Flattened(s *openapi.Schema) (*openapi.Schema, []Choice) {
	flat, groups := flatten(s)
	var choices []Choice
	for _, g := range groups {
		choices = append(choices, Choice{Alternatives: g.alternatives, Discriminator: g.discriminator})
	}
	return flat, choices
}

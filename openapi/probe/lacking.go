package probe

import "kiro-mcp/openapi"

// lacking is the name of a schema that requests of an operation need and the
// contract only has a placeholder for; empty where there is none. Nobody knows
// what a valid request would be.
func lacking(op *openapi.Operation) string {
	seen := map[*openapi.Schema]bool{}
	for _, p := range op.Parameters {
		if name := placeholder(p.Schema, seen); name != "" {
			return name
		}
	}
	if op.Body == nil {
		return ""
	}
	for _, m := range op.Body.Content {
		if name := placeholder(m.Schema, seen); name != "" {
			return name
		}
	}
	return ""
}

// placeholder is the name of the first placeholder that a schema leads to.
func placeholder(s *openapi.Schema, seen map[*openapi.Schema]bool) string {
	if s == nil || seen[s] {
		return ""
	}
	seen[s] = true
	if s.Placeholder {
		return s.Name
	}
	below := []*openapi.Schema{s.Items, s.Additional, s.Not}
	for _, p := range s.Properties {
		below = append(below, p.Schema)
	}
	for _, more := range [][]*openapi.Schema{s.Prefix, s.AllOf, s.OneOf, s.AnyOf} {
		below = append(below, more...)
	}
	for _, b := range below {
		if name := placeholder(b, seen); name != "" {
			return name
		}
	}
	return ""
}

package pytest

import "kiro-mcp/openapi"

// placeholders finds the schemas that a contract lacks among those that its
// operations use.
type placeholders struct{ any bool }

func placeholdersOf(c *openapi.Contract) placeholders {
	for _, s := range c.Schemas {
		if s.Placeholder {
			return placeholders{any: true}
		}
	}
	return placeholders{}
}

// in is the first placeholder that an operation uses, or nil.
func (p placeholders) in(o *openapi.Operation) *openapi.Schema {
	if !p.any {
		return nil // nearly always, and looking takes long in large contracts
	}
	seen := map[*openapi.Schema]bool{}
	for _, s := range used(o) {
		if found := placeholder(s, seen); found != nil {
			return found
		}
	}
	return nil
}

// used are the schemas of everything that an operation takes and answers.
func used(o *openapi.Operation) []*openapi.Schema {
	var all []*openapi.Schema
	parameters := func(list []*openapi.Parameter) {
		for _, p := range list {
			all = append(all, p.Schema)
		}
	}
	content := func(list []openapi.Media) {
		for _, m := range list {
			all = append(all, m.Schema)
		}
	}
	parameters(o.Parameters)
	if o.Body != nil {
		content(o.Body.Content)
	}
	for _, r := range o.Responses {
		parameters(r.Headers)
		content(r.Content)
	}
	return all
}

// placeholder is the first one that a schema leads to.
func placeholder(s *openapi.Schema, seen map[*openapi.Schema]bool) *openapi.Schema {
	if s == nil || seen[s] {
		return nil
	}
	seen[s] = true
	if s.Placeholder {
		return s
	}
	for _, part := range parts(s) {
		if found := placeholder(part, seen); found != nil {
			return found
		}
	}
	return nil
}

// parts are the schemas within a schema.
func parts(s *openapi.Schema) []*openapi.Schema {
	all := []*openapi.Schema{s.Items, s.Additional, s.Not}
	for _, list := range [][]*openapi.Property{s.Properties, s.PatternProperties} {
		for _, p := range list {
			all = append(all, p.Schema)
		}
	}
	for _, list := range [][]*openapi.Schema{s.Prefix, s.AllOf, s.OneOf, s.AnyOf} {
		all = append(all, list...)
	}
	return all
}

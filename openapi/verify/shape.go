package verify

import (
	"slices"

	"kiro-mcp/openapi"
)

// parts calls each with a schema and all that it is put together from, until
// one says that it is enough. It reports whether one did.
func parts(s *openapi.Schema, each func(*openapi.Schema) bool) bool { return partsBelow(s, each, 0) }

func partsBelow(s *openapi.Schema, each func(*openapi.Schema) bool, depth int) bool {
	if s == nil || depth > maxDepth/10 {
		return false
	}
	if each(s) {
		return true
	}
	for _, below := range [][]*openapi.Schema{s.AllOf, s.OneOf, s.AnyOf} {
		for _, part := range below {
			if partsBelow(part, each, depth+1) {
				return true
			}
		}
	}
	return false
}

// kindsOf are the types that a schema or one of its parts speaks of.
func kindsOf(s *openapi.Schema) map[openapi.Type]bool {
	kinds := map[openapi.Type]bool{}
	parts(s, func(part *openapi.Schema) bool {
		for _, t := range part.Types {
			kinds[t] = true
		}
		if len(part.Types) == 0 && len(part.Properties) > 0 {
			kinds[openapi.TypeObject] = true
		}
		if len(part.Types) == 0 && part.Items != nil {
			kinds[openapi.TypeArray] = true
		}
		if len(part.Types) == 0 && part.Enum == nil && (part.Minimum != nil || part.Maximum != nil) {
			kinds[openapi.TypeNumber] = true
		}
		return false
	})
	return kinds
}

func itemOf(s *openapi.Schema) *openapi.Schema {
	var item *openapi.Schema
	parts(s, func(part *openapi.Schema) bool {
		item = part.Items
		return item != nil
	})
	return item
}

func memberOf(s *openapi.Schema, name string) *openapi.Schema {
	var member *openapi.Schema
	parts(s, func(part *openapi.Schema) bool {
		if i := slices.IndexFunc(part.Properties, func(p *openapi.Property) bool { return p.Name == name }); i >= 0 {
			member = part.Properties[i].Schema
			return true
		}
		if member == nil {
			member = part.Additional
		}
		return false
	})
	return member
}

func memberNames(s *openapi.Schema) []string {
	var all []string
	parts(s, func(part *openapi.Schema) bool {
		for _, p := range part.Properties {
			if !slices.Contains(all, p.Name) {
				all = append(all, p.Name)
			}
		}
		return false
	})
	return all
}

func nullable(s *openapi.Schema) bool {
	return parts(s, func(part *openapi.Schema) bool { return part.Nullable })
}

package probe

import (
	"fmt"
	"strings"

	"kiro-mcp/openapi"
)

// hopeless says why no request of an operation can be known to be valid, or be
// sent at all; empty where one can.
func hopeless(op *openapi.Operation) string {
	var needed []*openapi.Schema
	for _, p := range op.Parameters {
		if (p.In == openapi.InHeader || p.In == openapi.InCookie) && !isToken(p.Name) {
			return fmt.Sprintf("no %s can have the name %q", p.In, p.Name)
		}
		needed = append(needed, p.Schema)
	}
	if op.Body != nil {
		for _, m := range op.Body.Content {
			needed = append(needed, m.Schema)
		}
	}
	seen := map[*openapi.Schema]bool{}
	for _, s := range needed {
		if name := placeholder(s, seen); name != "" {
			return "the contract lacks the schema " + name
		}
	}
	if strings.ContainsAny(op.Path, "#?") {
		return "its path is told from others by what is no part of a path"
	}
	return ""
}

// isToken reports whether a name can be that of a header.
func isToken(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return r <= ' ' || r > '~' || strings.ContainsRune(`()<>@,;:\"/[]?={}`, r)
	})
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

package openapi

import (
	"slices"
	"strings"
)

// Ignored reports whether OpenAPI says that a parameter is to be ignored: media
// types and credentials are described elsewhere.
func (p *Parameter) Ignored() bool {
	return p.In == InHeader && slices.ContainsFunc([]string{"Accept", "Content-Type", "Authorization"}, func(name string) bool {
		return strings.EqualFold(name, p.Name)
	})
}

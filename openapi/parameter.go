package openapi

import (
	"net/url"
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

// Separator is what stands between items of the parameter that share one text.
func (p *Parameter) Separator() string {
	switch {
	case p.Style == "spaceDelimited":
		return " "
	case p.Style == "pipeDelimited":
		return "|"
	case p.Style == "label" && p.Explode:
		return "."
	case p.Style == "matrix" && p.Explode:
		return ";" + url.PathEscape(p.Name) + "="
	default:
		return ","
	}
}

package reading

import (
	"reflect"
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
)

// Merge adds a claim, or joins it to one that promises the same of the same
// element: the first line wins.
func (r *Design) Merge(c claims.Claim) {
	key := mergeKey(&c)
	for _, i := range r.mergers[key] {
		old := &r.Out.Claims[i]
		if old.Negated == c.Negated && join(old, &c) {
			if c.Tech != nil && r.Stack[c.Line] && !r.Stack[old.Line] { // a reader looks in the list of them
				old.Line, old.Quote, old.Section = c.Line, c.Quote, c.Section
			}
			old.Hedged = old.Hedged && c.Hedged
			if c.Planned == "" { // what is said for now is not for later only
				old.Planned = ""
			}
			return
		}
	}
	if len(r.mergers[key]) >= maxRepeats {
		return
	}
	r.mergers[key] = append(r.mergers[key], len(r.Out.Claims))
	r.Out.Claims = append(r.Out.Claims, c)
}

// mergeKey is the element, but for what a design may write in two ways.
func mergeKey(c *claims.Claim) string {
	if c.Endpoint != nil {
		return "endpoint " + c.Endpoint.Method + " " + strings.ToLower(names.Anonymous(c.Endpoint.Path))
	}
	return c.Element
}

// maxRepeats is how many different promises about one element are kept apart.
const maxRepeats = 20

// join reports whether a claim promises nothing that contradicts an older one
// of the same element, and adds what only the new one says.
func join(old, c *claims.Claim) bool {
	switch {
	case old.Endpoint != nil && c.Endpoint != nil:
		return JoinEndpoint(old.Endpoint, c.Endpoint)
	case old.Method != nil && c.Method != nil:
		return joinMethod(old.Method, c.Method)
	case old.Type != nil && c.Type != nil:
		if len(old.Type.Extends) == 0 {
			old.Type.Extends = c.Type.Extends
		}
		return true
	case old.Field != nil && c.Field != nil:
		return joinField(old.Field, c.Field)
	case old.Column != nil && c.Column != nil:
		return joinColumn(old.Column, c.Column)
	case old.Table != nil, old.File != nil:
		return true
	case old.Index != nil && c.Index != nil:
		return old.Index.Unique == c.Index.Unique
	case old.Component != nil && c.Component != nil:
		if old.Component.Path == "" {
			old.Component.Path = c.Component.Path
		}
		return c.Component.Path == "" || old.Component.Path == c.Component.Path
	}
	return reflect.DeepEqual(details(old), details(c))
}

// details is a claim without what differs from place to place.
func details(c *claims.Claim) claims.Claim {
	d := *c
	d.Line, d.Quote, d.Section, d.Hedged, d.Planned, d.Negated = 0, "", "", false, "", false
	return d
}

// JoinEndpoint is join for endpoints: what only the new one says is added to the old one.
// It reports false for one that is open where the other is closed.
func JoinEndpoint(old, c *claims.Endpoint) bool {
	if old.Auth != "" && c.Auth != "" && old.Auth != c.Auth {
		return false
	}
	if old.Auth == "" {
		old.Auth = c.Auth
	}
	if old.Handler == "" {
		old.Handler = c.Handler
	}
	if len(old.Params) == 0 {
		old.Params = c.Params
	}
	for _, code := range c.Codes {
		if !slices.Contains(old.Codes, code) {
			old.Codes = append(old.Codes, code)
		}
	}
	for _, role := range c.Roles {
		if !slices.Contains(old.Roles, role) {
			old.Roles = append(old.Roles, role)
		}
	}
	old.Partial = old.Partial && c.Partial
	return true
}

func joinMethod(old, c *claims.Method) bool {
	if old.Typed && c.Typed && !sameParams(old.Params, c.Params) {
		return false
	}
	if old.Returns != "" && c.Returns != "" && squeeze(old.Returns) != squeeze(c.Returns) {
		return false
	}
	if !old.Typed && c.Typed {
		old.Params, old.Typed, old.Lang = c.Params, true, c.Lang
	}
	if old.Returns == "" {
		old.Returns = c.Returns
	}
	return true
}

func sameParams(a, b []claims.Param) bool {
	return slices.EqualFunc(a, b, func(x, y claims.Param) bool {
		return x.Name == y.Name && (x.Type == "" || y.Type == "" || squeeze(x.Type) == squeeze(y.Type))
	})
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func joinField(old, c *claims.Field) bool {
	if old.Type != "" && c.Type != "" && squeeze(old.Type) != squeeze(c.Type) {
		return false
	}
	if old.Type == "" {
		old.Type = c.Type
	}
	return true
}

func joinColumn(old, c *claims.Column) bool {
	if old.Type != "" && c.Type != "" && !names.SameType(old.Type, c.Type) {
		return false
	}
	if old.Type == "" {
		old.Type = c.Type
	}
	if old.NotNull == nil {
		old.NotNull = c.NotNull
	}
	if c.NotNull != nil && *old.NotNull != *c.NotNull {
		return false
	}
	old.Unique = old.Unique || c.Unique
	old.PrimaryKey = old.PrimaryKey || c.PrimaryKey
	if old.References == "" {
		old.References = c.References
	}
	if old.Default == "" {
		old.Default = c.Default
	}
	return true
}

// SameAs are the claims, by their places in the list, that are of a claim's element.
func (r *Design) SameAs(c *claims.Claim) []int { return r.mergers[mergeKey(c)] }

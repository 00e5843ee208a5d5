package promises

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/reading"
)

// dropDoubles takes out components that a type of the same name stands for; a
// path that is given with one is a claim of its own.
func dropDoubles(r *reading.Design) {
	types := map[string]bool{}
	for i := range r.Out.Claims {
		switch c := &r.Out.Claims[i]; {
		case c.Type != nil:
			types[c.Type.Name] = true
		case c.Error != nil:
			types[c.Error.Name] = true
		}
	}
	gone := map[int]bool{}
	for i := range r.Out.Claims {
		if c := &r.Out.Claims[i]; c.Kind == claims.KindComponent && types[strings.ReplaceAll(c.Component.Name, " ", "")] {
			gone[i] = true
		}
	}
	r.Drop(gone)
}

// dropReplaced takes out what DDL drops and the same design makes, before or
// after: the old one makes room for the new one, or another gets its name.
func dropReplaced(r *reading.Design) {
	made := map[string]bool{}
	for i := range r.Out.Claims {
		if c := &r.Out.Claims[i]; !c.Negated && (c.Table != nil || c.Column != nil) {
			made[c.Element] = true
		}
	}
	gone := map[int]bool{}
	for i := range r.Out.Claims {
		if c := &r.Out.Claims[i]; c.Negated && (c.Table != nil || c.Column != nil) && r.Drops[c.Line] && made[c.Element] {
			gone[i] = true
		}
	}
	r.Drop(gone)
}

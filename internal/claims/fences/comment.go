package fences

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/drawings"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
)

// Comments reads a fence that is prose in comments: it says what the part above it
// does, a line each: "// - login(name): opens a session".
func Comments(r *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Frame.Testing || f.Frame.Motive || !f.AllComments() {
		return nil
	}
	part := r.PartOf(f.Below())
	var found []claims.Claim
	for _, p := range f.Lines {
		text, _ := pieces.CommentText(p.Text)
		said := &pieces.Piece{Kind: pieces.Item, Text: words.Plain(text), Raw: p.Raw, Line: p.Line, Section: f.Section}
		if text == "" || names.IsFile(text) || strings.HasSuffix(text, ":") || len(names.EndpointsIn(text)) > 0 {
			continue // a route is a claim of its own
		}
		if name := drawings.FunctionNamed(text); name != "" {
			part := claims.Owned(part, name)
			found = append(found, claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, part, text), Component: &claims.Component{Name: part}})
		} else if said.Acts() {
			found = append(found, claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, part, text), Component: &claims.Component{Name: part}})
		}
	}
	return found
}

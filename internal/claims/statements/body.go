package statements

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/fences"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/pattern"
)

// memberCall is a call of something that a type holds: "self.ledger.record(".
var memberCall = pattern.Of(`\b(?:self|this)\.(\w+)\.(\w+)\(`)

// bodyStep makes a claim of a line in the body of a named function that calls,
// returns or raises: a call of what the type holds, or else a step for a reader. A
// body in a design is a sketch, so that no step is ever violated.
func bodyStep(r *reading.Design, f *pieces.Fence, p *pieces.Piece) {
	at := p.Line - f.Line
	inside := f.Functions()
	if at < 0 || at >= len(inside) {
		return
	}
	name := inside[at]
	if below := saysBelow(f, p); below != "" {
		r.Take(claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, below, strings.TrimLeft(p.Text, "/# ")), Component: &claims.Component{Name: below}}, p.Line, f.Section, f.Frame)
		return
	}
	if name == "" {
		if name = f.CalledAbove(); name == "" {
			name = r.PartOfFence(f)
		}
		if f.IsCode() && name == "" || f.Lang == "mermaid" && !namesNodes(p.Text) {
			return // counted: no function is known that does it
		}
	}
	if text, ok := pieces.CommentText(p.Text); ok && !commentTells(p.Text) && !words.DoesIn(strings.ToLower(text)) {
		return
	}
	dot := strings.LastIndexByte(inside[at], '.')
	if m := memberCall().FindStringSubmatch(p.Text); m != nil && dot > 0 {
		owner := name[:dot]
		to := m[1] + "." + m[2]
		r.Take(claims.Claim{Kind: claims.KindCall, Line: p.Line, Element: "call " + owner + " to " + to, Call: &claims.Call{From: owner, To: to}}, p.Line, f.Section, f.Frame)
		return
	}
	r.Take(claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, name, p.Text), Component: &claims.Component{Name: name}}, p.Line, f.Section, f.Frame)
}

// saysBelow is the function that a comment right above it says what it does: "// Counts
// the coins of a drawer"; empty for other lines.
func saysBelow(f *pieces.Fence, p *pieces.Piece) string {
	text, ok := pieces.CommentText(p.Text)
	if !ok || strings.HasPrefix(p.Text, "///") || len(words.Of(text)) < 3 || !words.DoesIn(strings.ToLower(text)) || f.Scanned() == nil {
		return ""
	}
	if s := f.DeclaredOn(p.Line - f.Line + 2); s != nil && (s.Kind == facts.Function || s.Kind == facts.Method) {
		return claims.Owned(s.Owner, s.Name)
	}
	return ""
}

// markedBelow is what an attribute of C# or Rust marks that stands on the lines above
// it: `[Column("note")]`; empty for other lines.
func markedBelow(f *pieces.Fence, p *pieces.Piece) string {
	if !attribute().MatchString(p.Text) {
		return ""
	}
	at := p.Line - f.Line + 1
	for last := min(len(f.Lines), at+fences.MostAttributes); at < last && attribute().MatchString(f.Lines[at].Text); {
		at++
	}
	if s := f.DeclaredOn(at + 1); s != nil {
		return claims.Owned(s.Owner, s.Name)
	}
	return ""
}

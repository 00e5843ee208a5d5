package statements

import (
	"strings"
	"unicode"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/drawings"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/structure"
	"kiro-mcp/internal/claims/words"
)

// tops makes claims for a reader of the boxes of a drawing whose titles no rule took
// for a part.
func tops(r *reading.Design, f *pieces.Fence, p *pieces.Piece) bool {
	at := p.Line - f.Line
	if at < 1 || !f.Boxes() {
		return false
	}
	titles := boxTops(p.Raw, f.Lines[at-1].Raw)
	for _, title := range titles {
		r.Take(claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, title, "is drawn"), Component: &claims.Component{Name: words.Cut(title, 60)}}, p.Line, f.Section, f.Frame)
	}
	return len(titles) > 0
}

// takesPart makes a claim for a reader of a participant of a sequence that no rule took
// for a part of the system. Who only uses it is none.
func takesPart(r *reading.Design, f *pieces.Fence, p *pieces.Piece) bool {
	_, name, ok := drawings.ParticipantOf(p.Text)
	if !ok || f.Lang != "mermaid" || structure.Person(name) || len(words.Of(name)) == 0 {
		return false
	}
	r.Take(claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, name, "takes part"), Component: &claims.Component{Name: words.Cut(name, 60)}}, p.Line, f.Section, f.Frame)
	return true
}

// boxTops are the titles of a line of a drawing: the cells right below the upper
// edge of a box.
func boxTops(line, edge string) []string {
	if !strings.ContainsAny(edge, "┌┬├┴") || !strings.Contains(edge, "──") {
		return nil
	}
	above := []rune(edge)
	var out []string
	for _, c := range drawings.BoxCells(line) {
		at := c.Column + len([]rune(c.Text))/2
		if at < len(above) && (above[at] == '─' || above[at] == '┴' || above[at] == '┬') && len(words.Of(c.Text)) > 0 && len(c.Text) < 60 && strings.ContainsFunc(c.Text, unicode.IsLetter) {
			out = append(out, c.Text)
		}
	}
	return out
}

// branchTells reports whether a line of a drawing without boxes says a step: an
// entry of a tree that is none of files, or words between its arrows.
func branchTells(f *pieces.Fence, line string) bool {
	if f.OfFiles() {
		return false
	}
	text := strings.Trim(line, " │|├└─┬┴┼▼▲↓↑→►◄←┌┐┘>v+-")
	return len(words.Of(text)) > 1 || words.WideLetters(text) > 3 || len(words.Of(text)) == 1 && names.IsCamel(text)
}

package statements

import (
	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
)

// traces makes a claim for a reader of a row that says which part meets a requirement, and
// by what: "| 1.2 | Shows the sum | Till | - |". It stands in a chapter that otherwise
// repeats.
func traces(r *reading.Design, p *pieces.Piece) bool {
	if p.Kind != pieces.Row || p.Frame.LeftOut != "" || len(p.Cells) < 3 || len(words.Of(p.Cells[1])) == 0 && words.WideLetters(p.Cells[1]) == 0 {
		return false
	}
	at := -1
	for i, h := range p.Headers {
		switch h {
		case "components", "component", "コンポーネント", "组件", "元件":
			at = i
		}
	}
	if at < 2 || at >= len(p.Cells) {
		return false
	}
	part := r.PartSaid(&pieces.Piece{Text: p.Cells[at]})
	if files := names.FilesIn(p.Cells[at]); part == "" && len(files) > 0 {
		part = files[0]
	}
	if part == "" {
		return false
	}
	r.Take(claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, part, p.Cells[1]), Component: &claims.Component{Name: part}}, p.Line, p.Section, p.Frame)
	return true
}

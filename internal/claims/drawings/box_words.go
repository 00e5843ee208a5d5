package drawings

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/structure"
	"kiro-mcp/internal/claims/words"
)

// BoxWords reads what the boxes of a drawing say that no other rule understood: what
// stands in round brackets below a title ("(counts coins)") is said of it, a title of
// words that all begin with capitals is a part, what is shown on a page ("Total: [____]")
// is on it. The second line of a title goes on with the first and is none.
func BoxWords(r *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Lang == "mermaid" || f.Frame.Testing || f.Frame.Motive || !f.Drawn() || !f.Boxes() || pieces.IsTree(f) {
		return nil
	}
	page := drawsPage(f)
	titles := boxTitles{}
	var found []claims.Claim
	var above []BoxCell
	for _, p := range f.Lines {
		cells := BoxCells(p.Text)
		cells = cells[:min(len(cells), mostCells)]
		for _, c := range cells {
			up := cellAbove(above, c)
			title := titles.above(c.Column)
			if page && !strings.HasPrefix(c.Text, "(") {
				title = r.PartOfFence(f)
			}
			if r.Made[p.Line] == 0 {
				found = append(found, boxSays(p.Line, c, title)...)
				if up == "" && !page {
					found = append(found, boxPart(p.Line, c, BoxCells(textBelow(f, p)))...)
				}
			}
			if up == "" && !showsControl(c.Text) {
				titles.put(c)
			}
		}
		above = cells
	}
	return found
}

// mostCells is how many cells of a line are read.
const mostCells = 40

// textBelow is the line of a fence below another.
func textBelow(f *pieces.Fence, p *pieces.Piece) string {
	if at := p.Line - f.Line + 1; at < len(f.Lines) {
		return f.Lines[at].Text
	}
	return ""
}

// drawsPage reports whether a drawing shows a page: it has something to fill in or to
// press. What else stands there is a sample as well as not.
func drawsPage(f *pieces.Fence) bool {
	for _, p := range f.Lines {
		for _, c := range BoxCells(p.Text) {
			if showsControl(c.Text) {
				return true
			}
		}
	}
	return false
}

// boxSays makes the claim of a cell that says something of the title above it.
func boxSays(line int, c BoxCell, title string) []claims.Claim {
	text, remark := strings.CutPrefix(c.Text, "(")
	if remark && (title == "" || len(words.Of(text)) == 0 && words.WideLetters(text) < 2) || !remark && !showsControl(c.Text) {
		return nil
	}
	if remark {
		text = strings.TrimSuffix(text, ")")
	}
	return []claims.Claim{{Kind: claims.KindBehaviour, Line: line, Element: names.Behaviour(claims.KindBehaviour, title, text), Component: &claims.Component{Name: title}}}
}

// boxPart makes the claim of a title that is a part by its name, with the rest of it
// that stands on the line below.
func boxPart(line int, c BoxCell, below []BoxCell) []claims.Claim {
	full := c.Text
	for _, x := range below {
		if cellAbove([]BoxCell{c}, x) != "" && !strings.HasPrefix(x.Text, "(") && len(strings.Fields(full+" "+x.Text)) < 4 {
			full += " " + x.Text
		}
	}
	if name := partOfLabel(full); name != "" && !isStep(name) && len(strings.Fields(name)) > 1 && structure.OwnPart(name) {
		return []claims.Claim{{Kind: claims.KindComponent, Line: line, Component: &claims.Component{Name: name}}}
	}
	return nil
}

// cellAbove is what stands right above a cell, on the line before it; empty when
// nothing does.
func cellAbove(above []BoxCell, c BoxCell) string {
	for _, a := range above {
		if a.Column < c.Column+len(c.Text) && c.Column < a.Column+len(a.Text) {
			return a.Text
		}
	}
	return ""
}

// showsControl reports whether a text of a drawn page has something to fill in or to
// press: "[Add]", "[____]", "Rate: [select]".
func showsControl(text string) bool {
	_, rest, ok := strings.Cut(text, "[")
	inner, _, closed := strings.Cut(rest, "]")
	return ok && closed && (strings.Contains(inner, "__") || len(words.Of(inner)) > 0 || words.WideLetters(inner) > 0) && !strings.ContainsAny(inner, "<>=|")
}

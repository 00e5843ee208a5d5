package claims

import "strings"

// boxWords reads what the boxes of a drawing say that no other rule understood: what
// stands in round brackets below a title ("(counts coins)") is said of it, a title of
// words that all begin with capitals is a part, what is shown on a page ("Total: [____]")
// is on it. The second line of a title goes on with the first and is none.
func boxWords(r *reading, f *fence) []Claim {
	if f.lang == "mermaid" || f.frame.testing || f.frame.motive || !f.drawn() || !f.boxes() || isTree(f) {
		return nil
	}
	page := f.drawsPage()
	titles := boxTitles{}
	var claims []Claim
	var above []boxCell
	for _, b := range f.blocks {
		cells := boxCells(b.text)
		cells = cells[:min(len(cells), mostOpen)]
		for _, c := range cells {
			up := cellAbove(above, c)
			title := titles.above(c.column)
			if page && !strings.HasPrefix(c.text, "(") {
				title = r.part(f)
			}
			if r.made[b.line] == 0 {
				claims = append(claims, boxSays(b.line, c, title)...)
				if up == "" && !page {
					claims = append(claims, boxPart(b.line, c, boxCells(f.textBelow(b)))...)
				}
			}
			if up == "" && !showsControl(c.text) {
				titles.put(c)
			}
		}
		above = cells
	}
	return claims
}

// textBelow is the line of a fence below another.
func (f *fence) textBelow(b *block) string {
	if at := b.line - f.line + 1; at < len(f.blocks) {
		return f.blocks[at].text
	}
	return ""
}

// drawsPage reports whether a drawing shows a page: it has something to fill in or to
// press. What else stands there is a sample as well as not.
func (f *fence) drawsPage() bool {
	for _, b := range f.blocks {
		for _, c := range boxCells(b.text) {
			if showsControl(c.text) {
				return true
			}
		}
	}
	return false
}

// boxSays makes the claim of a cell that says something of the title above it.
func boxSays(line int, c boxCell, title string) []Claim {
	text, remark := strings.CutPrefix(c.text, "(")
	if remark && (title == "" || len(words(text)) == 0 && wideLetters(text) < 2) || !remark && !showsControl(c.text) {
		return nil
	}
	if remark {
		text = strings.TrimSuffix(text, ")")
	}
	return []Claim{{Kind: KindBehaviour, Line: line, Element: behaviourElement(KindBehaviour, title, text), Component: &Component{Name: title}}}
}

// boxPart makes the claim of a title that is a part by its name, with the rest of it
// that stands on the line below.
func boxPart(line int, c boxCell, below []boxCell) []Claim {
	full := c.text
	for _, x := range below {
		if cellAbove([]boxCell{c}, x) != "" && !strings.HasPrefix(x.text, "(") && len(strings.Fields(full+" "+x.text)) < 4 {
			full += " " + x.text
		}
	}
	if name := partOfLabel(full); name != "" && !isStep(name) && len(strings.Fields(name)) > 1 && ownPart(name) {
		return []Claim{{Kind: KindComponent, Line: line, Component: &Component{Name: name}}}
	}
	return nil
}

// cellAbove is what stands right above a cell, on the line before it; empty when
// nothing does.
func cellAbove(above []boxCell, c boxCell) string {
	for _, a := range above {
		if a.column < c.column+len(c.text) && c.column < a.column+len(a.text) {
			return a.text
		}
	}
	return ""
}

// showsControl reports whether a text of a drawn page has something to fill in or to
// press: "[Add]", "[____]", "Rate: [select]".
func showsControl(text string) bool {
	_, rest, ok := strings.Cut(text, "[")
	inner, _, closed := strings.Cut(rest, "]")
	return ok && closed && (strings.Contains(inner, "__") || len(words(inner)) > 0 || wideLetters(inner) > 0) && !strings.ContainsAny(inner, "<>=|")
}

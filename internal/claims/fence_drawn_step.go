package claims

import (
	"strings"
	"unicode"
)

// tops makes claims for a reader of the boxes of a drawing whose titles no rule took
// for a part.
func (r *reading) tops(f *fence, b *block) bool {
	at := b.line - f.line
	if at < 1 || !f.boxes() {
		return false
	}
	titles := boxTops(b.raw, f.blocks[at-1].raw)
	for _, title := range titles {
		r.take(Claim{Kind: KindBehaviour, Line: b.line, Element: behaviourElement(KindBehaviour, title, "is drawn"), Component: &Component{Name: cut(title, 60)}}, b.line, f.section, f.frame)
	}
	return len(titles) > 0
}

// boxTops are the titles of a line of a drawing: the cells right below the upper
// edge of a box.
func boxTops(line, edge string) []string {
	if !strings.ContainsAny(edge, "┌┬├┴") || !strings.Contains(edge, "──") {
		return nil
	}
	above := []rune(edge)
	var out []string
	for _, c := range boxCells(line) {
		at := c.column + len([]rune(c.text))/2
		if at < len(above) && (above[at] == '─' || above[at] == '┴' || above[at] == '┬') && len(words(c.text)) > 0 && len(c.text) < 60 && strings.ContainsFunc(c.text, unicode.IsLetter) {
			out = append(out, c.text)
		}
	}
	return out
}

// boxes reports whether a drawing has boxes.
func (f *fence) boxes() bool {
	return f.nature().boxes
}

// branchTells reports whether a line of a drawing without boxes says a step: an
// entry of a tree that is none of files, or words between its arrows.
func (f *fence) branchTells(line string) bool {
	if f.nature().files {
		return false
	}
	text := strings.Trim(line, " │|├└─┬┴┼▼▲↓↑→►◄←┌┐┘>v+-")
	return len(words(text)) > 1 || wideLetters(text) > 3 || len(words(text)) == 1 && camel(text)
}

// treeOfFiles reports whether most entries of a tree are called like files.
func (f *fence) treeOfFiles() bool {
	files, all := 0, 0
	for _, b := range f.blocks {
		_, rest := entry(b.text)
		name, _ := cutComment(rest)
		if name == "" || strings.HasPrefix(name, "...") {
			continue
		}
		all++
		if strings.HasSuffix(name, "/") || namesFile(name) {
			files++
		}
	}
	return 2*files > all
}

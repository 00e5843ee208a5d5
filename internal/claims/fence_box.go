package claims

import "strings"

// boxed reads what stands in the boxes of a drawing of lines: an entry ("- Merges
// carts") is said of the title above it in its box, a function's name with its
// brackets is one, a title that names a technology says that it is used.
func boxed(r *reading, f *fence) []Claim {
	if f.lang == "mermaid" || f.frame.testing || !f.drawn() || !strings.Contains(f.text, "│") || isTree(f) {
		return nil
	}
	titles := boxTitles{}
	var claims []Claim
	for _, b := range f.blocks {
		for _, c := range boxCells(b.text) {
			entry, isEntry := strings.CutPrefix(c.text, "- ")
			if bullet, ok := strings.CutPrefix(c.text, "• "); ok {
				entry, isEntry = bullet, true
			}
			if rest := withoutMarker(c.text); !isEntry && rest != c.text && len(words(rest)) > 1 {
				entry, isEntry = rest, true // "1. Counts the coins"
			}
			if !isEntry && onBranch(b.text, c.text) && functionNamed(c.text) == "" && !isFilePath(strings.TrimPrefix(c.text, "./")) && len(endpointsIn(c.text)) == 0 {
				entry, isEntry = c.text, len(words(c.text)) > 1
			}
			switch {
			case isEntry:
				claims = append(claims, boxEntry(b.line, titles.above(c.column), strings.TrimSpace(entry))...)
			default:
				claims = append(claims, boxTitle(b.line, c.text)...)
				titles.put(c)
			}
		}
	}
	return r.align(claims)
}

// boxCell is what stands between two lines of a drawing.
type boxCell struct {
	column int // in characters
	text   string
}

// boxCells cuts a line of a drawing at its lines.
func boxCells(text string) []boxCell {
	var out []boxCell
	column := 0
	start, from := -1, 0
	flush := func(end int) {
		if start >= 0 {
			if s := strings.TrimSpace(text[start:end]); s != "" {
				out = append(out, boxCell{from, s})
			}
		}
		start = -1
	}
	for at, r := range text {
		switch {
		case isDrawing(r) && r != '>' && (r < 0x2190 || 0x21FF < r):
			flush(at)
		case start < 0 && r != ' ':
			start, from = at, column
		}
		column++
	}
	flush(len(text))
	return out
}

// boxTitles are the last titles by their columns.
type boxTitles struct{ open []boxCell }

func (t *boxTitles) put(c boxCell) {
	kept := t.open[:0]
	for _, o := range t.open {
		if o.column+len(o.text) < c.column || c.column+len(c.text) < o.column {
			kept = append(kept, o)
		}
	}
	t.open = append(kept, c)
	if len(t.open) > 40 {
		t.open = t.open[1:]
	}
}

// above is the title nearest to a column.
func (t *boxTitles) above(column int) string {
	best, far := "", 30
	for _, o := range t.open {
		if d := max(o.column-column, column-o.column); d < far {
			best, far = o.text, d
		}
	}
	return best
}

// boxEntry makes a claim of an entry below a title.
func boxEntry(line int, title, entry string) []Claim {
	if title == "" || len(title) > 60 || entry == "" {
		return nil
	}
	if name := functionNamed(entry); name != "" {
		return []Claim{{Kind: KindMethod, Line: line, Method: &Method{Name: name}}}
	}
	return []Claim{{Kind: KindBehaviour, Line: line, Element: behaviourElement(KindBehaviour, title, entry), Component: &Component{Name: title}}}
}

// boxTitle makes claims of a title: a function, or a technology that is a part.
func boxTitle(line int, title string) []Claim {
	if name := functionNamed(title); name != "" {
		return []Claim{{Kind: KindMethod, Line: line, Method: &Method{Name: name}}}
	}
	if len(title) > 60 {
		return nil
	}
	if p := strings.TrimPrefix(title, "./"); isFilePath(p) {
		return []Claim{{Kind: KindFile, Line: line, File: &File{Path: p}}}
	}
	t := techReader{text: title, found: techsIn(title)}
	var claims []Claim
	for i := 0; i < len(t.found); i++ {
		found := t.found[i]
		if found.Weak || ordinary(title[found.Start:found.End], found) || !isPart(found.Tech) {
			continue
		}
		c := techAt(line, found.Tech, found.Version)
		for i+1 < len(t.found) && t.alternative(i) {
			i++
			c.Tech.Or = append(c.Tech.Or, t.found[i].Tech.Name)
		}
		claims = append(claims, c)
	}
	return claims
}

// functionNamed is the name that a text begins with, when it is written like a
// function's and brackets follow: "syncLinks(slug)", "Convert<T>()".
func functionNamed(text string) string {
	end := 0
	for end < len(text) && wordByte(text[end]) {
		end++
	}
	name, rest := text[:end], text[end:]
	if strings.HasPrefix(rest, "<") {
		if at := strings.IndexByte(rest, '>'); at > 0 {
			rest = rest[at+1:]
		}
	}
	if end < 4 || !strings.HasPrefix(rest, "(") || !camel(name) && !strings.Contains(name, "_") || !usualName(name) {
		return ""
	}
	return name
}

// onBranch reports whether a text of a drawing hangs on a branch: "├── Merges carts".
func onBranch(line, text string) bool {
	before, _, _ := strings.Cut(line, text)
	before = strings.TrimRight(before, " ")
	return strings.HasSuffix(before, "├─") || strings.HasSuffix(before, "└─") || strings.HasSuffix(before, "├──") || strings.HasSuffix(before, "└──")
}

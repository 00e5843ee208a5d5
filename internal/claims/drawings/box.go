package drawings

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/values"
	"kiro-mcp/internal/claims/words"
)

// Boxes reads what stands in the boxes of a drawing of lines: an entry ("- Merges
// carts") is said of the title above it in its box, a function's name with its
// brackets is one, a title that names a technology says that it is used.
func Boxes(r *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Lang == "mermaid" || f.Frame.Testing || !f.Drawn() || !strings.Contains(f.Text, "│") || pieces.IsTree(f) {
		return nil
	}
	titles := boxTitles{}
	var found []claims.Claim
	for _, p := range f.Lines {
		for _, c := range BoxCells(p.Text) {
			entry, isEntry := strings.CutPrefix(c.Text, "- ")
			if bullet, ok := strings.CutPrefix(c.Text, "• "); ok {
				entry, isEntry = bullet, true
			}
			if rest := words.WithoutMarker(c.Text); !isEntry && rest != c.Text && len(words.Of(rest)) > 1 {
				entry, isEntry = rest, true // "1. Counts the coins"
			}
			if !isEntry && onBranch(p.Text, c.Text) && FunctionNamed(c.Text) == "" && !names.IsFilePath(strings.TrimPrefix(c.Text, "./")) && len(names.EndpointsIn(c.Text)) == 0 {
				entry, isEntry = c.Text, len(words.Of(c.Text)) > 1
			}
			switch {
			case isEntry:
				found = append(found, boxEntry(p.Line, titles.above(c.Column), strings.TrimSpace(entry))...)
			default:
				found = append(found, boxTitle(p.Line, c.Text)...)
				titles.put(c)
			}
		}
	}
	return r.Align(found)
}

// BoxCell is what stands between two lines of a drawing.
type BoxCell struct {
	Column int // in characters
	Text   string
}

// BoxCells cuts a line of a drawing at its lines.
func BoxCells(text string) []BoxCell {
	var out []BoxCell
	column := 0
	start, from := -1, 0
	flush := func(end int) {
		if start >= 0 {
			if s := strings.TrimSpace(text[start:end]); s != "" {
				out = append(out, BoxCell{from, s})
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
type boxTitles struct{ open []BoxCell }

func (t *boxTitles) put(c BoxCell) {
	kept := t.open[:0]
	for _, o := range t.open {
		if o.Column+len(o.Text) < c.Column || c.Column+len(c.Text) < o.Column {
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
		if d := max(o.Column-column, column-o.Column); d < far {
			best, far = o.Text, d
		}
	}
	return best
}

// boxEntry makes a claim of an entry below a title.
func boxEntry(line int, title, entry string) []claims.Claim {
	if title == "" || len(title) > 60 || entry == "" {
		return nil
	}
	if name := FunctionNamed(entry); name != "" {
		return []claims.Claim{{Kind: claims.KindMethod, Line: line, Method: &claims.Method{Name: name}}}
	}
	return []claims.Claim{{Kind: claims.KindBehaviour, Line: line, Element: names.Behaviour(claims.KindBehaviour, title, entry), Component: &claims.Component{Name: title}}}
}

// boxTitle makes claims of a title: a function, or a technology that is a part.
func boxTitle(line int, title string) []claims.Claim {
	if name := FunctionNamed(title); name != "" {
		return []claims.Claim{{Kind: claims.KindMethod, Line: line, Method: &claims.Method{Name: name}}}
	}
	if len(title) > 60 {
		return nil
	}
	if p := strings.TrimPrefix(title, "./"); names.IsFilePath(p) {
		return []claims.Claim{{Kind: claims.KindFile, Line: line, File: &claims.File{Path: p}}}
	}
	return values.PartTechnologies(line, title)
}

// FunctionNamed is the name that a text begins with, when it is written like a
// function's and brackets follow: "syncLinks(slug)", "Convert<T>()".
func FunctionNamed(text string) string {
	end := 0
	for end < len(text) && words.InName(text[end]) {
		end++
	}
	name, rest := text[:end], text[end:]
	if strings.HasPrefix(rest, "<") {
		if at := strings.IndexByte(rest, '>'); at > 0 {
			rest = rest[at+1:]
		}
	}
	if end < 4 || !strings.HasPrefix(rest, "(") || !names.IsCamel(name) && !strings.Contains(name, "_") || !names.IsUsual(name) {
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

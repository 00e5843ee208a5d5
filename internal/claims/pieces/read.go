package pieces

import (
	"strings"

	"kiro-mcp/internal/claims/words"
	"kiro-mcp/specfs/doc"
)

// longLine is how many bytes of a line are read. Nobody writes more.
const longLine = 8 << 10

// reader goes through a design line by line.
type reader struct {
	design  *doc.Design
	lines   []string
	marks   map[int]doc.Fence // by the line of their first mark
	titles  map[int]*doc.Section
	section *doc.Section

	pieces []*Piece
	fences []*Fence

	labels labels
	items  []openItem // the item being read and those around it
	para   []paraLine // of the paragraph being read
	table  *table
	last   *Piece // the last piece, which a fence may belong to
}

// paraLine is a line of a paragraph.
type paraLine struct {
	text, raw string
	line      int
}

// Read cuts a design into its pieces, in order, and says how each is meant.
func Read(d *doc.Design) ([]*Piece, []*Fence) {
	r := &reader{design: d, lines: Lines(string(d.Source)), marks: map[int]doc.Fence{}, titles: map[int]*doc.Section{}}
	for _, f := range doc.Fences(d.Source) {
		r.marks[f.Line] = f
	}
	for _, s := range d.Sections {
		r.titles[s.Line] = s
	}
	for at := r.frontMatter(); at < len(r.lines); {
		at = r.read(at)
	}
	r.endParagraph()
	setFrames(d, r.pieces, r.fences)
	return r.pieces, r.fences
}

// Lines are the lines of a source, each cut to what is read of it. What
// is no UTF-8 is replaced, so that rules may count on characters.
func Lines(src string) []string {
	src = strings.ToValidUTF8(src, "\ufffd")
	if strings.Contains(src, "\r") {
		src = strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\r", "\n")
	}
	lines := strings.Split(src, "\n")
	for i, l := range lines {
		if len(l) > longLine {
			lines[i] = words.Cut(l, longLine)
		}
	}
	if len(lines) > 0 {
		lines[0] = strings.TrimPrefix(lines[0], "\ufeff")
	}
	return lines
}

// frontMatter is the line behind "---" … "---" at the top.
func (r *reader) frontMatter() int {
	if len(r.lines) == 0 || strings.TrimSpace(r.lines[0]) != "---" {
		return 0
	}
	for i := 1; i < min(len(r.lines), 60); i++ {
		if strings.TrimSpace(r.lines[i]) == "---" {
			return i + 1
		}
	}
	return 0
}

// read reads what begins on a line and gives the line behind it.
func (r *reader) read(at int) int {
	if f, ok := r.marks[at+1]; ok {
		return r.readFence(at, f)
	}
	if s, ok := r.titles[at+1]; ok {
		r.readHeading(at, s)
		return at + 1
	}
	line, quoted := unquote(r.lines[at])
	switch trimmed := strings.TrimSpace(line); {
	case trimmed == "":
		r.endParagraph()
		r.table = nil
	case strings.HasPrefix(trimmed, "<!--"):
		return r.skipComment(at)
	case isRule(trimmed):
		r.endParagraph()
		r.items, r.table = nil, nil
		r.labels.close()
	case r.table != nil && strings.Contains(trimmed, "|"):
		r.tableRow(at, line)
	case r.beginsTable(at):
		r.beginTable(line)
		return at + 2
	case isTitle(trimmed):
		r.lostTitle(at, trimmed)
	default:
		r.table = nil
		r.textLine(at, line, quoted)
	}
	return at + 1
}

// isTitle reports whether a line is a heading that divides nothing: the
// document's own, or one in a list or quotation.
func isTitle(line string) bool {
	rest := strings.TrimLeft(line, "#")
	return len(rest) < len(line) && len(line)-len(rest) <= 6 && strings.HasPrefix(rest, " ")
}

func (r *reader) lostTitle(at int, trimmed string) {
	r.endParagraph()
	r.items = nil
	r.labels.close()
	if r.section != nil {
		r.labels.bold(strings.TrimSpace(strings.TrimLeft(words.Plain(trimmed), "# ")), at)
	}
}

func (r *reader) readHeading(at int, s *doc.Section) {
	r.endParagraph()
	r.section, r.items, r.table, r.last = s, nil, nil, nil
	r.labels = labels{}
	text := strings.TrimSpace(strings.TrimLeft(r.lines[at], "# \t"))
	r.add(&Piece{Kind: Heading, Text: words.Plain(words.WithoutMarker(strings.TrimRight(text, "# "))), Raw: r.lines[at], Line: at + 1})
}

// skipComment gives the line behind an HTML comment.
func (r *reader) skipComment(at int) int {
	r.endParagraph()
	for i := at; i < len(r.lines); i++ {
		if strings.Contains(r.lines[i], "-->") {
			return i + 1
		}
		if _, fence := r.marks[i+1]; fence && i > at {
			return i // a comment that never closes must not swallow the rest
		}
	}
	return at + 1
}

// add takes a finished piece, telling it what is around it.
func (r *reader) add(x *Piece) *Piece {
	x.Section = r.section
	if x.Kind != Heading {
		x.Label, x.Above = r.labels.now()
	}
	r.pieces = append(r.pieces, x)
	r.last = x
	return x
}

// unquote takes the marks of a quotation away.
func unquote(line string) (text string, quoted bool) {
	rest := strings.TrimLeft(line, " \t")
	if !strings.HasPrefix(rest, ">") {
		return line, false
	}
	for strings.HasPrefix(rest, ">") {
		rest = strings.TrimPrefix(strings.TrimLeft(rest[1:], " "), " ")
	}
	return rest, true
}

// isRule reports whether a line is a rule across the page.
func isRule(trimmed string) bool {
	if len(trimmed) < 3 || strings.IndexByte("-*_", trimmed[0]) < 0 {
		return false
	}
	return strings.Trim(trimmed, trimmed[:1]+" ") == ""
}

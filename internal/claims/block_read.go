package claims

import (
	"strings"

	"kiro-mcp/specfs/doc"
)

// longLine is how many bytes of a line are read. Nobody writes more.
const longLine = 8 << 10

// blockReader goes through a design line by line.
type blockReader struct {
	design  *doc.Design
	lines   []string
	fences  map[int]doc.Fence // by the line of their first mark
	titles  map[int]*doc.Section
	section *doc.Section

	blocks []*block
	found  []*fence

	labels labels
	items  []openItem // the item being read and those around it
	para   []paraLine // of the paragraph being read
	table  *table
	last   *block // the last piece, which a fence may belong to
}

// paraLine is a line of a paragraph.
type paraLine struct {
	text, raw string
	line      int
}

// readBlocks cuts a design into its pieces, in order.
func readBlocks(d *doc.Design) ([]*block, []*fence) {
	b := &blockReader{design: d, lines: sourceLines(string(d.Source)), fences: map[int]doc.Fence{}, titles: map[int]*doc.Section{}}
	for _, f := range doc.Fences(d.Source) {
		b.fences[f.Line] = f
	}
	for _, s := range d.Sections {
		b.titles[s.Line] = s
	}
	for at := b.frontMatter(); at < len(b.lines); {
		at = b.read(at)
	}
	b.endParagraph()
	return b.blocks, b.found
}

// sourceLines are the lines of a source, each cut to what is read of it. What
// is no UTF-8 is replaced, so that rules may count on characters.
func sourceLines(src string) []string {
	src = strings.ToValidUTF8(src, "\ufffd")
	if strings.Contains(src, "\r") {
		src = strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\r", "\n")
	}
	lines := strings.Split(src, "\n")
	for i, l := range lines {
		if len(l) > longLine {
			lines[i] = cut(l, longLine)
		}
	}
	if len(lines) > 0 {
		lines[0] = strings.TrimPrefix(lines[0], "\ufeff")
	}
	return lines
}

// frontMatter is the line behind "---" … "---" at the top.
func (b *blockReader) frontMatter() int {
	if len(b.lines) == 0 || strings.TrimSpace(b.lines[0]) != "---" {
		return 0
	}
	for i := 1; i < min(len(b.lines), 60); i++ {
		if strings.TrimSpace(b.lines[i]) == "---" {
			return i + 1
		}
	}
	return 0
}

// read reads what begins on a line and gives the line behind it.
func (b *blockReader) read(at int) int {
	if f, ok := b.fences[at+1]; ok {
		return b.readFence(at, f)
	}
	if s, ok := b.titles[at+1]; ok {
		b.readHeading(at, s)
		return at + 1
	}
	line, quoted := unquote(b.lines[at])
	switch trimmed := strings.TrimSpace(line); {
	case trimmed == "":
		b.endParagraph()
		b.table = nil
	case strings.HasPrefix(trimmed, "<!--"):
		return b.skipComment(at)
	case isRule(trimmed):
		b.endParagraph()
		b.items, b.table = nil, nil
		b.labels.close()
	case b.table != nil && strings.Contains(trimmed, "|"):
		b.tableRow(at, line)
	case b.beginsTable(at):
		b.beginTable(line)
		return at + 2
	case isTitle(trimmed):
		b.lostTitle(at, trimmed)
	default:
		b.table = nil
		b.textLine(at, line, quoted)
	}
	return at + 1
}

// isTitle reports whether a line is a heading that divides nothing: the
// document's own, or one in a list or quotation.
func isTitle(line string) bool {
	rest := strings.TrimLeft(line, "#")
	return len(rest) < len(line) && len(line)-len(rest) <= 6 && strings.HasPrefix(rest, " ")
}

func (b *blockReader) lostTitle(at int, trimmed string) {
	b.endParagraph()
	b.items = nil
	b.labels.close()
	if b.section != nil {
		b.labels.bold(strings.TrimSpace(strings.TrimLeft(plain(trimmed), "# ")), at)
	}
}

func (b *blockReader) readHeading(at int, s *doc.Section) {
	b.endParagraph()
	b.section, b.items, b.table, b.last = s, nil, nil, nil
	b.labels = labels{}
	text := strings.TrimSpace(strings.TrimLeft(b.lines[at], "# \t"))
	b.add(&block{kind: heading, text: plain(withoutMarker(strings.TrimRight(text, "# "))), raw: b.lines[at], line: at + 1})
}

// skipComment gives the line behind an HTML comment.
func (b *blockReader) skipComment(at int) int {
	b.endParagraph()
	for i := at; i < len(b.lines); i++ {
		if strings.Contains(b.lines[i], "-->") {
			return i + 1
		}
		if _, fence := b.fences[i+1]; fence && i > at {
			return i // a comment that never closes must not swallow the rest
		}
	}
	return at + 1
}

// add takes a finished piece, telling it what is around it.
func (b *blockReader) add(x *block) *block {
	x.section = b.section
	if x.kind != heading {
		x.label, x.above = b.labels.now()
	}
	b.blocks = append(b.blocks, x)
	b.last = x
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

package claims

import (
	"strings"

	"kiro-mcp/specfs/doc"
)

// readFence reads a fence that begins on a line and gives the line behind it.
func (b *blockReader) readFence(at int, f doc.Fence) int {
	b.endParagraph()
	b.table = nil
	_, last := b.span(f)
	indent := leading(b.lines[at])
	b.items = b.itemsAround(indent)
	x := &fence{lang: f.Language, line: f.Line + 1, section: b.section}
	x.label, x.above = b.labels.now()
	for _, o := range b.items {
		x.parents = append(x.parents, o.block.text)
		o.block.leads = true
	}
	if b.last != nil && x.label == "" && (b.last.kind == sentence || b.last.kind == item) {
		x.label = b.last.text
	}
	var text strings.Builder
	for n := f.Line; n < last; n++ {
		line := dedent(b.lines[n], indent)
		text.WriteString(line)
		text.WriteByte('\n')
		y := &block{kind: code, text: strings.TrimSpace(line), raw: b.lines[n], line: n + 1, section: b.section, label: x.label, above: x.above, parents: x.parents, fence: x}
		x.blocks = append(x.blocks, y)
	}
	x.text = text.String()
	b.found = append(b.found, x)
	b.blocks = append(b.blocks, x.blocks...)
	return min(last+1, len(b.lines)) // behind the closing marks
}

// span gives the first and the last line of a fence's code, 1-based.
func (b *blockReader) span(f doc.Fence) (first, last int) {
	code := strings.TrimRight(string(f.Span.Of(b.design.Source)), "\r\n")
	return f.Line + 1, min(len(b.lines), f.Line+1+lineEnds(code))
}

func lineEnds(s string) int {
	return strings.Count(s, "\n") + strings.Count(s, "\r") - strings.Count(s, "\r\n")
}

// dedent takes up to so many columns of white space away.
func dedent(line string, n int) string {
	i := 0
	for i < len(line) && i < n && (line[i] == ' ' || line[i] == '\t') {
		i++
	}
	return line[i:]
}

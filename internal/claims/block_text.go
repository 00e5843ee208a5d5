package claims

import (
	"strings"
	"unicode/utf8"

	"kiro-mcp/specfs/doc"
)

// openItem is a list item that lines below may belong to.
type openItem struct {
	indent int // columns before its mark
	text   int // columns before its text
	block  *block
}

// textLine reads a line of prose: an item, a label or a part of a paragraph.
func (b *blockReader) textLine(at int, line string, quoted bool) {
	m := doc.ReadItemMarker(line)
	switch {
	case isItem(line, m):
		b.endParagraph()
		b.item(at, line, m)
	case b.continues(at, m.Indent):
		open := b.items[len(b.items)-1].block
		if len(open.text) < longLine {
			open.text += " " + plain(strings.TrimSpace(line))
		}
	case isLabel(line):
		b.endParagraph()
		b.items = b.itemsAround(m.Indent)
		b.label(at, line)
	default:
		if len(b.para) == 0 {
			b.items = b.itemsAround(m.Indent)
			if !quoted && len(b.items) == 0 {
				b.labels.paragraph()
			}
		}
		b.para = append(b.para, paraLine{text: strings.TrimSpace(line), raw: b.lines[at], line: at + 1})
	}
}

// isItem reports whether a line begins a list item. "3.11 is used" does not.
func isItem(line string, m doc.ItemMarker) bool {
	if m.Bullet || m.Box > 0 {
		return true
	}
	if m.Number == "" {
		return false
	}
	mark := strings.TrimSpace(line[:m.Text])
	last, _ := utf8.DecodeLastRuneInString(mark)
	return strings.ContainsRune(".)、．）", last)
}

// continues reports whether a line goes on with the item above it: it is
// indented below the item's text, or follows it without a blank line.
func (b *blockReader) continues(at, indent int) bool {
	if len(b.items) == 0 || len(b.para) > 0 || at == 0 || strings.TrimSpace(b.lines[at-1]) == "" {
		return false
	}
	open := b.items[len(b.items)-1]
	if b.last != open.block || isLabel(b.lines[at]) && indent <= open.indent {
		return false
	}
	return indent > open.indent || !strings.HasPrefix(strings.TrimSpace(b.lines[at]), "**")
}

// item reads the first line of a list item.
func (b *blockReader) item(at int, line string, m doc.ItemMarker) {
	x := &block{kind: item, text: plain(line[m.Text:]), raw: b.lines[at], line: at + 1}
	b.items = b.itemsAround(m.Indent)
	for _, o := range b.items {
		o.block.leads = true
		x.parents = append(x.parents, o.block.text)
	}
	b.add(x)
	b.items = append(b.items, openItem{indent: m.Indent, text: m.Indent + max(1, m.Text-leading(line)), block: x})
}

func leading(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// itemsAround are the open items that something indented so far is part of.
func (b *blockReader) itemsAround(indent int) []openItem {
	n := len(b.items)
	for n > 0 && b.items[n-1].indent >= indent {
		n--
	}
	return b.items[:n:n]
}

// endParagraph cuts the paragraph that was read into sentences.
func (b *blockReader) endParagraph() {
	lines := b.para
	b.para = nil
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && !beginsAnew(lines[n-1], lines[n]) {
			n++
		}
		b.sentences(lines[:n])
		lines = lines[n:]
	}
}

// beginsAnew reports whether a line of a paragraph begins something of its own:
// behind a hard break, or with a bold label.
func beginsAnew(before, line paraLine) bool {
	return strings.HasSuffix(before.raw, "  ") || strings.HasSuffix(before.text, `\`) ||
		strings.HasPrefix(line.text, "**") || strings.HasSuffix(before.text, ":") || strings.HasSuffix(before.text, "：")
}

// sentences adds the sentences of some lines, each with the line it begins on.
func (b *blockReader) sentences(lines []paraLine) {
	var text strings.Builder
	starts := make([]int, len(lines))
	for i, l := range lines {
		if i > 0 {
			text.WriteByte(' ')
		}
		starts[i] = text.Len()
		text.WriteString(plain(l.text))
	}
	all := text.String()
	at := 0 // index of the line that a sentence begins on
	for _, s := range cutSentences(all) {
		for at+1 < len(starts) && starts[at+1] <= s.start {
			at++
		}
		x := b.add(&block{kind: sentence, text: s.text, raw: lines[at].raw, line: lines[at].line})
		for _, o := range b.items {
			x.parents = append(x.parents, o.block.text)
			o.block.leads = true
		}
		if strings.HasSuffix(s.text, ":") || strings.HasSuffix(s.text, "：") {
			x.leads = true
			b.labels.leadIn(strings.TrimRight(s.text, ":： "))
		}
	}
}

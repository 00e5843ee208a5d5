package pieces

import (
	"strings"
	"unicode/utf8"

	"kiro-mcp/internal/claims/words"
	"kiro-mcp/specfs/doc"
)

// openItem is a list item that lines below may belong to.
type openItem struct {
	indent int // columns before its mark
	text   int // columns before its text
	block  *Piece
}

// textLine reads a line of prose: an item, a label or a part of a paragraph.
func (r *reader) textLine(at int, line string, quoted bool) {
	m := doc.ReadItemMarker(line)
	switch {
	case isItem(line, m):
		r.endParagraph()
		r.item(at, line, m)
	case r.continues(at, m.Indent):
		open := r.items[len(r.items)-1].block
		if len(open.Text) < longLine {
			open.Text += " " + words.Plain(strings.TrimSpace(line))
		}
	case isLabel(line):
		r.endParagraph()
		r.items = r.itemsAround(m.Indent)
		r.label(at, line)
	default:
		if len(r.para) == 0 {
			r.items = r.itemsAround(m.Indent)
			if !quoted && len(r.items) == 0 {
				r.labels.paragraph()
			}
		}
		r.para = append(r.para, paraLine{text: strings.TrimSpace(line), raw: r.lines[at], line: at + 1})
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
func (r *reader) continues(at, indent int) bool {
	if len(r.items) == 0 || len(r.para) > 0 || at == 0 || strings.TrimSpace(r.lines[at-1]) == "" {
		return false
	}
	open := r.items[len(r.items)-1]
	if r.last != open.block || isLabel(r.lines[at]) && indent <= open.indent {
		return false
	}
	return indent > open.indent || !strings.HasPrefix(strings.TrimSpace(r.lines[at]), "**")
}

// item reads the first line of a list item.
func (r *reader) item(at int, line string, m doc.ItemMarker) {
	x := &Piece{Kind: Item, Text: words.Plain(line[m.Text:]), Raw: r.lines[at], Line: at + 1}
	r.items = r.itemsAround(m.Indent)
	for _, o := range r.items {
		o.block.Leads = true
		x.Parents = append(x.Parents, o.block.Text)
	}
	r.add(x)
	r.items = append(r.items, openItem{indent: m.Indent, text: m.Indent + max(1, m.Text-words.Leading(line)), block: x})
}

// itemsAround are the open items that something indented so far is part of.
func (r *reader) itemsAround(indent int) []openItem {
	n := len(r.items)
	for n > 0 && r.items[n-1].indent >= indent {
		n--
	}
	return r.items[:n:n]
}

// endParagraph cuts the paragraph that was read into sentences.
func (r *reader) endParagraph() {
	lines := r.para
	r.para = nil
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && !beginsAnew(lines[n-1], lines[n]) {
			n++
		}
		r.sentences(lines[:n])
		lines = lines[n:]
	}
}

// beginsAnew reports whether a line of a paragraph begins something of its own:
// behind a hard break or the title of a property, or with a bold label.
func beginsAnew(before, line paraLine) bool {
	return titlesProperty(before.text) || strings.HasSuffix(before.raw, "  ") || strings.HasSuffix(before.text, `\`) ||
		strings.HasPrefix(line.text, "**") || strings.HasSuffix(before.text, ":") || strings.HasSuffix(before.text, "：")
}

// titlesProperty reports whether a line is the title of a property, whose sentence
// stands on the next: "Property 12: Sorted output".
func titlesProperty(line string) bool {
	rest, ok := strings.CutPrefix(line, "Property ")
	number, title, colon := strings.Cut(rest, ":")
	return ok && colon && words.IsNumber(number) && len(title) < longLabel && !strings.HasSuffix(title, ".")
}

// sentences adds the sentences of some lines, each with the line it begins on.
func (r *reader) sentences(lines []paraLine) {
	var text strings.Builder
	starts := make([]int, len(lines))
	for i, l := range lines {
		if i > 0 {
			text.WriteByte(' ')
		}
		starts[i] = text.Len()
		text.WriteString(words.Plain(l.text))
	}
	all := text.String()
	at := 0 // index of the line that a sentence begins on
	for _, s := range words.Sentences(all) {
		for at+1 < len(starts) && starts[at+1] <= s.Start {
			at++
		}
		x := r.add(&Piece{Kind: Sentence, Text: s.Text, Raw: lines[at].raw, Line: lines[at].line})
		for _, o := range r.items {
			x.Parents = append(x.Parents, o.block.Text)
			o.block.Leads = true
		}
		if strings.HasSuffix(s.Text, ":") || strings.HasSuffix(s.Text, "：") {
			x.Leads = true
			r.labels.leadIn(strings.TrimRight(s.Text, ":： "))
		}
	}
}

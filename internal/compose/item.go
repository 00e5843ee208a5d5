package compose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kiro-mcp/specfs/doc"
)

// item is one entry of a list that a caller sent: the text behind its marker,
// and the lines that go on with it as they were indented under it.
type item struct {
	first string
	rest  []string
}

// readItems takes a list apart. A text that begins with no marker is one item.
// Numbers, bullets and boxes of its own are dropped: the document has its own.
func readItems(lines []string) []item {
	lead := doc.ReadItemMarker(lines[0])
	if !isMarked(lines[0], lead) {
		return []item{{first: strings.TrimSpace(lines[0]), rest: lines[1:]}}
	}
	var items []item
	fenced := false
	for _, line := range lines {
		m := doc.ReadItemMarker(line)
		if !fenced && isMarked(line, m) && m.Indent <= lead.Indent+1 && (m.Number != "") == (lead.Number != "") {
			items = append(items, item{first: strings.TrimSpace(line[m.Text:])})
		} else {
			last := &items[len(items)-1]
			last.rest = append(last.rest, outdent(line, lead.Text))
		}
		if trimmed := strings.TrimSpace(line); strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~") {
			fenced = !fenced
		}
	}
	for i, it := range items {
		for n := len(it.rest); n > 0 && it.rest[n-1] == ""; n-- {
			items[i].rest = it.rest[:n-1]
		}
	}
	return items
}

// isMarked reports whether a line begins an item. "1.5 seconds after" begins a
// sentence: a number without a mark behind it is one only before a capital.
func isMarked(line string, m doc.ItemMarker) bool {
	if m.Bullet || m.Box > 0 || m.Number == "" {
		return m.Bullet || m.Box > 0
	}
	lead := strings.TrimRight(line[:m.Text], " \t")
	if !strings.HasSuffix(lead, m.Number) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(line[m.Text:])
	return !unicode.IsLower(r)
}

// outdent takes away white space at the beginning of a line, as many bytes at
// most.
func outdent(line string, most int) string {
	n := 0
	for n < most && n < len(line) && (line[n] == ' ' || line[n] == '\t') {
		n++
	}
	return line[n:]
}

// under gives an item's lines behind a lead: the first stands behind it, the
// others are indented so that they belong to the item.
func (it item) under(lead string) []string {
	lines := make([]string, 0, 1+len(it.rest))
	lines = append(lines, lead+it.first)
	for _, line := range it.rest {
		if line != "" {
			line = indentLike(lead) + line
		}
		lines = append(lines, line)
	}
	return lines
}

// indentLike is white space as wide as a lead, tabs kept.
func indentLike(lead string) string {
	white := lead[:len(lead)-len(strings.TrimLeft(lead, " \t"))]
	return white + strings.Repeat(" ", utf8.RuneCountInString(lead)-len(white))
}

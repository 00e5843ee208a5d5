package compose

import (
	"fmt"
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
// Numbers, bullets, boxes and a label of its own are dropped: the document has its own.
// Headings and labels further down are refused, since an item has none.
func readItems(lines []string) ([]item, error) {
	if doc.IsCriteriaLabel(lines[0]) {
		lines = trimBlank(lines[1:])
	}
	if len(lines) == 0 {
		return nil, invalid("the text is the label of criteria, and has none")
	}
	lead := doc.ReadItemMarker(lines[0])
	marked := isMarked(lines[0], lead)
	var items []item
	fenced := false
	for i, line := range lines {
		m := doc.ReadItemMarker(line)
		switch {
		case !fenced && headingLevel(strings.TrimSpace(line)) > 0:
			return nil, invalid(fmt.Sprintf("%q is a heading, and a criterion has none", strings.TrimSpace(line)))
		case !fenced && doc.IsCriteriaLabel(line[m.Text:]):
			return nil, invalid(fmt.Sprintf("%q is the label above criteria, and no criterion", strings.TrimSpace(line)))
		case i == 0 && !marked:
			items = append(items, item{first: strings.TrimSpace(line)})
		case !fenced && marked && isMarked(line, m) && m.Indent <= lead.Indent+1 && (m.Number != "") == (lead.Number != ""):
			items = append(items, item{first: strings.TrimSpace(line[m.Text:])})
		default:
			last := &items[len(items)-1]
			last.rest = append(last.rest, line)
		}
		if isFence(line) {
			fenced = !fenced
		}
	}
	for i := range items {
		if items[i].first == "" {
			return nil, invalid("a criterion begins with its text on the line of its number")
		}
		items[i].rest = outdent(trimBlank(items[i].rest), len(items[i].rest) > 0 && items[i].rest[0] == "")
	}
	return items, nil
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

// outdent takes the white space away that all lines have before them. A blank
// line that stood above them is kept: they are a paragraph of their own.
func outdent(lines []string, blankAbove bool) []string {
	least := -1
	for _, line := range lines {
		if n := indentWidth(line); line != "" && (least < 0 || n < least) {
			least = n
		}
	}
	out := make([]string, 0, 1+len(lines))
	if blankAbove && len(lines) > 0 {
		out = append(out, "")
	}
	for _, line := range lines {
		out = append(out, line[min(max(least, 0), len(line)):])
	}
	return out
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

// indentLike is the white space that puts a line below a lead into its item:
// as wide as bullet or list number, and none where there is neither.
func indentLike(lead string) string {
	white := lead[:indentWidth(lead)]
	marker := lead[len(white):]
	switch {
	case marker == "":
		return white
	case strings.IndexByte("-*+", marker[0]) >= 0:
		return white + strings.Repeat(" ", 1+indentWidth(marker[1:]))
	}
	number := strings.TrimRight(marker, " \t")
	if digits := strings.TrimRight(number, ".)"); !isNumber(digits) || digits == number {
		return white
	}
	if strings.HasSuffix(marker, "\t") {
		return white + "\t"
	}
	return white + strings.Repeat(" ", len(marker))
}

package doc

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// looseBox reads a line that holds a box but is no task to Kiro, and says why
// not. A box whose mark cannot be read has a negative mark offset. The line
// comes without indent.
func looseBox(line string) (box, bool) {
	switch line[0] {
	case '|':
		return tableBox(line)
	case '#':
		return headingBox(line)
	}
	quote := quoteLen(line)
	at, number := listMarker(line, quote)
	bullet := at > quote
	gap := spaceLen(line[at:])
	emphasis := len(line[at+gap:]) - len(strings.TrimLeft(line[at+gap:], "*_~"))
	open := at + gap + emphasis
	mark, end, ok := readMark(line, open)
	if !ok || !bullet && (mark < 0 || end == len(line) || spaceLen(line[end:]) == 0) {
		return box{}, false
	}
	b := box{mark: mark, number: number}
	end, b.optional = star(line, end)
	space := spaceLen(line[end:])
	b.text = end + space
	b.title = strings.TrimSpace(line[at+gap:open] + line[b.text:])
	switch {
	case mark < 0:
		b.why, b.fix = "its box has a mark that Kiro does not know", "use one of [ ], [x], [-] and [~]"
	case b.text == len(line):
		b.why, b.fix = "nothing stands after its box", "write what is to be done, or remove the line"
	case quote > 0:
		b.why, b.fix = "it is quoted", `remove the ">"`
	case !bullet:
		b.why, b.fix = "it has no bullet", `put "- " before the box`
	case number != "":
		b.why, b.fix = "it begins with a number, not a bullet", `write "- [ ] `+number+`. …"`
	case gap == 0:
		b.why, b.fix = "no space stands between its bullet and its box", "add the space"
	case emphasis > 0:
		b.why, b.fix = "marks stand before its box", "put the marks after the box"
	case space == 0:
		b.why, b.fix = "no space stands after its box", "add the space"
	case line[mark] == '\t':
		b.why, b.fix = "its box holds a tab", "put a space into the box"
	case strings.ContainsAny(line, "\u2028\u2029"):
		b.why, b.fix = "it holds a Unicode line separator", "replace U+2028 and U+2029 by a space"
	default:
		return box{}, false
	}
	return b, true
}

// quoteLen is the length of the ">" marks that a quoted line begins with.
func quoteLen(line string) int {
	at := 0
	for at < len(line) && line[at] == '>' {
		at++
		at += spaceLen(line[at:])
	}
	return at
}

// listMarker reads a bullet or an ordered marker at an offset.
func listMarker(line string, at int) (end int, number string) {
	if at >= len(line) {
		return at, ""
	}
	switch c := line[at]; {
	case c == '-', c == '+', c == '*' && !strings.HasPrefix(line[at+1:], "*"):
		return at + 1, ""
	case '0' <= c && c <= '9':
		n := at + digitLen(line[at:])
		if n < len(line) && (line[n] == '.' || line[n] == ')') {
			return n + 1, line[at:n]
		}
	}
	return at, ""
}

// readMark reads a box at an offset: where its mark is, or -1 when that is not
// one of Kiro's, and where the box ends. Links and footnotes are no boxes.
func readMark(line string, open int) (mark, end int, ok bool) {
	if open >= len(line) || line[open] != '[' {
		return 0, 0, false
	}
	size := strings.IndexByte(line[open:min(len(line), open+16)], ']')
	if size < 0 {
		return 0, 0, false
	}
	inner, end := line[open+1:open+size], open+size+1
	if end < len(line) && (line[end] == '(' || line[end] == '[' || line[end] == ':') {
		return 0, 0, false
	}
	if inner == "\t" || len(inner) == 1 && isMark(inner[0]) {
		return open + 1, end, true
	}
	return -1, end, meansMark(inner)
}

// meansMark reports whether a person would take the text in square brackets
// as a mark: nothing, one sign or letter, or several signs.
func meansMark(inner string) bool {
	signs, letters := 0, 0
	for _, r := range inner {
		switch {
		case unicode.IsDigit(r):
			return false
		case r == 'x' || r == 'X' || !unicode.IsLetter(r):
			signs++
		default:
			letters++
		}
	}
	return letters == 0 && signs <= 3 && inner != "^" && inner != "..." || letters == 1 && signs == 0 && utf8.RuneCountInString(inner) == 1
}

// headingBox reads "### [x] Title", "### 2. [ ] Title" and "### Title [x]".
func headingBox(line string) (box, bool) {
	level := headingLevel(line)
	if level == 0 {
		return box{}, false
	}
	b := box{form: inHeading, why: "it is a heading", fix: "make it a list item"}
	at := level + spaceLen(line[level:])
	end, number := listMarker(line, at)
	first := end + spaceLen(line[end:])
	if mark, after, ok := readMark(line, first); ok && mark > 0 {
		b.mark, b.number = mark, number
		b.text = after + spaceLen(line[after:])
		b.title = headingText(line[b.text:])
		return b, b.title != ""
	}
	last := strings.LastIndexByte(line, '[')
	if last < at {
		return box{}, false
	}
	mark, after, ok := readMark(line, last)
	b.mark, b.text, b.title = mark, at, strings.TrimSpace(line[at:last])
	return b, ok && mark > 0 && after == len(trimRight(line)) && b.title != ""
}

// withoutBox is a heading line without its box, so that a tick changes neither
// the section's path nor the ids of its tasks.
func withoutBox(line string) string {
	if b, ok := headingBox(line); ok {
		return line[:b.mark-1] + strings.TrimLeft(line[b.mark+2:], " ")
	}
	return line
}

// tableBox reads a table row with one cell that is a box; the other cells are
// its number and title.
func tableBox(line string) (box, bool) {
	if strings.IndexByte(line, '[') < 0 {
		return box{}, false
	}
	b := box{form: inTable, why: "it is a row of a table", fix: "make it a list item"}
	var words []string
	at := 0
	for cell := range strings.SplitSeq(line, "|") {
		text := strings.TrimSpace(cell)
		start := at + strings.Index(cell, text)
		at += len(cell) + 1
		mark, end, ok := readMark(line, start)
		switch {
		case text == "":
		case ok && mark > 0 && end == start+len(text):
			if b.mark > 0 {
				return box{}, false
			}
			b.mark = mark
		case len(words) == 0 && b.number == "" && isTableNumber(text):
			b.number = text
		default:
			words = append(words, text)
		}
	}
	b.text = len(line)
	b.title = strings.Join(words, " | ")
	return b, b.mark > 0 && b.title != ""
}

func isTableNumber(cell string) bool {
	end, _, _ := token(cell)
	return end > 0 && end == len(cell)
}

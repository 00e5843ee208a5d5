package doc

import "strings"

// itemMarker is what stands before the text of a list item, in any mixture:
// "1. ", "4a. ", "1.1 ", "- ", "- [ ] ", "- **1.1** ".
type itemMarker struct {
	indent int    // columns before it; a tab goes to the next multiple of four
	bullet bool   // - * +
	box    int    // offset of a box's mark in the line; 0 if there is none
	number string // as written, without its final point; may be empty
	text   int    // offset of the text in the line
}

// readItemMarker reads the beginning of a line.
func readItemMarker(line string) itemMarker {
	m := itemMarker{}
	m.text, m.indent = indentOf(line)
	if rest := line[m.text:]; len(rest) > 1 && strings.IndexByte("-*+", rest[0]) >= 0 && isBlank(rest[1]) {
		m.bullet = true
		m.text += 1 + blanks(rest[1:])
	}
	if rest := line[m.text:]; len(rest) > 3 && rest[0] == '[' && isMark(rest[1]) && rest[2] == ']' && isBlank(rest[3]) {
		m.box = m.text + 1
		m.text += 3 + blanks(rest[3:])
	}
	if number, n := scanItemNumber(line[m.text:]); n > 0 {
		m.number = number
		m.text += n
	}
	return m
}

// any says whether there is a marker at all.
func (m itemMarker) any() bool { return m.bullet || m.box > 0 || m.number != "" }

// scanItemNumber reads "1. ", "4a) ", "1.1 ", "1.1. ", "**1.1** ", "1、". A
// number without a point inside needs a mark behind it: "3 tries" is text.
// "**1. Name**: text" has no number of its own, for the name's sake.
func scanItemNumber(s string) (number string, n int) {
	const marks = ".)、．:：）"
	text, bold := strings.CutPrefix(s, "**")
	n = max(scanID(text), letteredID(text))
	if n == 0 {
		return "", 0
	}
	number = text[:n]
	rest := strings.TrimLeft(text[n:], marks)
	marked := len(rest) < len(text[n:])
	if bold {
		after, closed := strings.CutPrefix(rest, "**")
		if !closed {
			return "", 0
		}
		rest = strings.TrimLeft(after, marks)
		marked = marked || len(rest) < len(after)
	}
	if !marked && !strings.Contains(number, ".") && !isRequirementCode(number) {
		return "", 0
	}
	if rest != "" && !isBlank(rest[0]) && !isWide(rest) {
		return "", 0
	}
	return number, len(s) - len(strings.TrimLeft(rest, " \t\u3000"))
}

// letteredID reads "61i", which an id in running text could not be told from.
func letteredID(s string) int {
	n := digitLen(s)
	if n > 0 && n+1 < len(s) && isASCIILetter(s[n]) && strings.IndexByte(".)", s[n+1]) >= 0 {
		return n + 1
	}
	return 0
}

// indentOf gives the bytes and the columns of white space at a line's start.
func indentOf(line string) (bytes, columns int) {
	for bytes < len(line) {
		switch line[bytes] {
		case ' ':
			columns++
		case '\t':
			columns += 4 - columns%4
		default:
			return bytes, columns
		}
		bytes++
	}
	return bytes, columns
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' }

func blanks(s string) int { return len(s) - len(strings.TrimLeft(s, " \t")) }

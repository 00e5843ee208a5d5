package doc

import "strings"

// box is a box in one line. Offsets count from the line's first character
// that is not white space.
type box struct {
	mark     int // offset of the mark; -1 when it cannot be read
	text     int // offset of the text; the line's length when there is none
	optional bool
	form     taskForm
	number   string // of an ordered marker: the 3 of "3. [ ] Add"
	title    string // set where the text is not simply the rest of the line
	why      string // why Kiro does not read the line as a task; empty if it does
	fix      string
}

// kiroBox reads a line by Kiro's own rule (docs/kiro-format.md 1.3, rule 1): a bullet, white
// space, a box with one of five marks, a star or not, white space, text. The
// line comes without indent. separators says whether the document holds
// U+2028 or U+2029, which Kiro does not accept in a text.
func kiroBox(line string, separators bool) (box, bool) {
	if len(line) < 7 || line[0] != '-' && line[0] != '*' && line[0] != '+' {
		return box{}, false
	}
	at := 1 + spaceLen(line[1:])
	if at == 1 || at+4 > len(line) || line[at] != '[' || line[at+2] != ']' || !isMark(line[at+1]) {
		return box{}, false
	}
	b := box{mark: at + 1}
	at, b.optional = star(line, at+3)
	gap := spaceLen(line[at:])
	b.text = at + gap
	if gap == 0 || b.text == len(line) || separators && strings.ContainsAny(line[b.text:], "\u2028\u2029") {
		return box{}, false
	}
	return b, true
}

// star reads the mark of an optional task, "*" or "\*", at an offset.
func star(line string, at int) (end int, optional bool) {
	if at < len(line) && line[at] == '\\' {
		at++
	}
	if at < len(line) && line[at] == '*' {
		return at + 1, true
	}
	return at, false
}

func isMark(c byte) bool {
	return c == ' ' || c == 'x' || c == 'X' || c == '-' || c == '~'
}

// statusOf is the status that a mark declares.
func statusOf(mark byte) Status {
	switch mark {
	case 'x', 'X':
		return Done
	case '-':
		return InProgress
	case '~':
		return Queued
	default:
		return Open
	}
}

// markOf is the mark that declares a status.
func markOf(s Status) string {
	switch s {
	case Done:
		return "x"
	case InProgress:
		return "-"
	case Queued:
		return "~"
	default:
		return " "
	}
}

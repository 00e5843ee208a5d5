package doc

import "strings"

// headingLevel is the level of a heading line without its indent, 0 for any
// other line. Underlined headings are not read in tasks documents: a rule
// under a task's last line would make a heading of it.
func headingLevel(line string) int {
	level := 0
	for level < len(line) && line[level] == '#' {
		level++
	}
	if level == 0 || level > 6 || level < len(line) && spaceLen(line[level:]) == 0 {
		return 0
	}
	return level
}

// headingText is a heading's text without closing "#" marks.
func headingText(s string) string {
	s = trimSpace(s)
	bare := strings.TrimRight(s, "#")
	if bare == "" || len(bare) < len(s) && trimRight(bare) != bare {
		return trimRight(bare)
	}
	return s
}

// isRule reports whether a line without indent is a thematic break.
func isRule(line string) bool {
	c := line[0]
	if c != '-' && c != '*' && c != '_' {
		return false
	}
	marks := 0
	for i := range len(line) {
		switch line[i] {
		case c:
			marks++
		case ' ', '\t':
		default:
			return false
		}
	}
	return marks >= 3
}

// codeFence is an open code fence; its zero value is none.
type codeFence struct {
	mark byte
	size int
}

// opensFence reads the first line of a code fence. After back-ticks no further
// back-tick may follow, or it is text: "```` ``` ````" (docs/kiro-format.md 6, case 2).
func opensFence(line string) codeFence {
	c := line[0]
	if c != '`' && c != '~' {
		return codeFence{}
	}
	n := len(line) - len(strings.TrimLeft(line, string(rune(c))))
	if n < 3 || c == '`' && strings.IndexByte(line[n:], '`') >= 0 {
		return codeFence{}
	}
	return codeFence{c, n}
}

// closedBy reports whether a line without indent ends the fence.
func (f codeFence) closedBy(line string) bool {
	if line[0] != f.mark {
		return false
	}
	rest := strings.TrimLeft(line, string(rune(f.mark)))
	return len(line)-len(rest) >= f.size && spaceLen(rest) == len(rest)
}

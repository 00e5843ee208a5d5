package doc

import (
	"strings"
)

// plainText is what a reader sees of a line: without marks for emphasis, code
// and links. Underscores inside words stay.
func plainText(s string) string {
	s = strings.TrimSpace(s)
	if !strings.ContainsAny(s, "*_`[~\\") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for at := 0; at < len(s); {
		n, keep := plainMark(s, at)
		b.WriteString(keep)
		at += n
	}
	return strings.TrimSpace(b.String())
}

// longLink is how far the end of a link is looked for.
const longLink = 2 << 10

// plainMark reads what stands at an offset: how many bytes, and what is seen.
func plainMark(s string, at int) (n int, seen string) {
	rest := s[at:]
	switch rest[0] {
	case '\\':
		if len(rest) > 1 && strings.IndexByte("\\`*_{}[]()#+-.!~|", rest[1]) >= 0 {
			return 2, rest[1:2]
		}
	case '`':
		return 1, ""
	case '*':
		if !loose(s, at, at+1) {
			return 1, ""
		}
	case '~':
		if strings.HasPrefix(rest, "~~") {
			return 2, ""
		}
	case '_':
		inWord := at > 0 && continuesWord(s[at-1:at]) && continuesWord(rest[1:])
		if !inWord && !loose(s, at, at+1) {
			return 1, ""
		}
	case '[':
		if words, target, ok := strings.Cut(rest[:min(len(rest), longLink)], "]("); ok && !strings.ContainsAny(words[1:], "[]") {
			if end := strings.IndexByte(target, ')'); end >= 0 {
				return len(words) + 2 + end + 1, plainText(words[1:])
			}
		}
	}
	return 1, rest[:1]
}

// loose says whether white space stands on both sides of a mark, which then
// is no mark: "2 * 3".
func loose(s string, start, end int) bool {
	return (start == 0 || s[start-1] == ' ') && (end == len(s) || s[end] == ' ')
}

// foldLines joins lines into one, white space folded.
func foldLines(lines []string) string {
	return strings.Join(strings.Fields(strings.Join(lines, " ")), " ")
}

package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kiro-mcp/specfs/doc"
)

// Plain is a piece of prose without marks for emphasis and links; code spans
// keep their back-ticks and what stands in them.
func Plain(s string) string {
	s = strings.TrimSpace(s)
	if !strings.ContainsAny(s, "*_[~\\<") {
		return s
	}
	var out strings.Builder
	out.Grow(len(s))
	for at := 0; at < len(s); {
		if s[at] == '`' {
			if end := strings.IndexByte(s[at+1:], '`'); end >= 0 {
				out.WriteString(s[at : at+end+2])
				at += end + 2
				continue
			}
		}
		n, seen := plainMark(s, at)
		out.WriteString(seen)
		at += n
	}
	return strings.TrimSpace(out.String())
}

// plainMark reads what stands at an offset: how many bytes, and what is seen.
func plainMark(s string, at int) (n int, seen string) {
	rest := s[at:]
	switch rest[0] {
	case '\\':
		if len(rest) > 1 && strings.IndexByte("\\`*_{}[]()#+-.!~|<>", rest[1]) >= 0 {
			return 2, rest[1:2]
		}
	case '*':
		if strings.HasPrefix(rest, "**") {
			return 2, ""
		}
		if at+1 < len(s) && s[at+1] != ' ' || at > 0 && s[at-1] != ' ' && (at+1 == len(s) || s[at+1] == ' ') {
			return 1, ""
		}
	case '~':
		if strings.HasPrefix(rest, "~~") {
			return 2, ""
		}
	case '_':
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, _ := utf8.DecodeRuneInString(rest[1:])
		if at > 0 && inWord(before) != (len(rest) > 1 && inWord(after)) && before != '_' && after != '_' || at == 0 && after != '_' {
			return 1, ""
		}
	case '[':
		return plainLink(rest)
	case '<':
		for _, tag := range []string{"<br>", "<br/>", "<br />"} {
			if strings.HasPrefix(rest, tag) {
				return len(tag), " "
			}
		}
	}
	return 1, rest[:1]
}

// plainLink reads "[words](target)".
func plainLink(rest string) (n int, seen string) {
	words, target, ok := strings.Cut(rest[:min(len(rest), 1<<10)], "](")
	if !ok || strings.ContainsAny(words[1:], "[]") {
		return 1, rest[:1]
	}
	end := strings.IndexByte(target, ')')
	if end < 0 {
		return 1, rest[:1]
	}
	return len(words) + 2 + end + 1, words[1:]
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// WithoutMarker takes a number or bullet from the beginning of a text.
func WithoutMarker(s string) string {
	if m := doc.ReadItemMarker(s); m.Number != "" || m.Bullet {
		return s[m.Text:]
	}
	return s
}

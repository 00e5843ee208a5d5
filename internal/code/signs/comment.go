package signs

import (
	"bytes"
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// comments takes what comments say that is data: tags that point back to a spec,
// and what is still to be done.
func comments(src *lex.File, out *facts.File) {
	for _, c := range src.Comments {
		text := src.Src[c.Start:c.End]
		if len(text) < 6 {
			continue
		}
		line := int(c.Line)
		for len(text) > 0 {
			part, after, _ := bytes.Cut(text, []byte{'\n'})
			part = withoutMarks(bytes.TrimSpace(part))
			if len(part) >= 4 && begun(part[0]) {
				comment(part, line, out)
			}
			text = after
			line++
		}
	}
}

// withoutMarks is a line of a comment without what stands before its words.
func withoutMarks(line []byte) []byte {
	for i, c := range line {
		switch c {
		case '/', '#', '*', '-', '!', '<', ';', '%', ' ', '\t':
		default:
			return line[i:]
		}
	}
	return nil
}

// mostTodos is how many are kept of each kind.
const mostTodos = 500

// begun reports whether a note or a tag may begin with a letter; most comments
// are neither and need not be looked at.
func begun(c byte) bool {
	switch c | 0x20 {
	case 't', 'f', 'x', 'h', 'r', 'v', 'i', 'p', 'c', 's':
		return c >= 'A'
	}
	return false
}

func comment(text []byte, line int, out *facts.File) {
	switch {
	case text[0] == 'T' || text[0] == 'F' || text[0] == 'X' || text[0] == 'H':
		for _, word := range []string{"TODO", "FIXME", "XXX", "HACK"} {
			rest, ok := bytes.CutPrefix(text, []byte(word))
			if ok && len(out.Todos) < mostTodos && (len(rest) == 0 || !letter(rest[0])) {
				out.Todos = append(out.Todos, facts.Todo{Word: word, Text: cut(strings.Trim(string(rest), " :-*/"), 160), Line: line})
				return
			}
		}
	case len(text) > 6 && bytes.EqualFold(text[:5], []byte("spec:")), tagged(text[:min(len(text), farthestTag)]):
		if len(out.Tags) < mostTodos {
			out.Tags = append(out.Tags, facts.Tag{Text: cut(strings.TrimRight(string(text), " */"), 160), Line: line})
		}
	}
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' || '0' <= c && c <= '9' }

// farthestTag is how much of a line is looked at for a tag.
const farthestTag = 60

// tagged knows "Requirements: 1.1", "Requirement 2.3", "Validates: Requirements 1.2",
// "REQ-4". All have a number, which most comments have not.
func tagged(text []byte) bool {
	if !slices.ContainsFunc(text, digit) {
		return false
	}
	lower := strings.ToLower(string(text))
	for _, word := range []string{"requirements", "requirement", "validates:", "implements:", "covers:", "req-", "property "} {
		at := strings.Index(lower, word)
		if at >= 0 && at < 24 && strings.ContainsAny(lower[at+len(word):], "0123456789") {
			rest := strings.TrimLeft(lower[at+len(word):], " :#*_s-")
			return word == "validates:" || word == "implements:" || word == "covers:" || rest != "" && rest[0] >= '0' && rest[0] <= '9'
		}
	}
	return false
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

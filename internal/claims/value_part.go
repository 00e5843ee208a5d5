package claims

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// part is a piece of a block that says one thing: an item without its lead, a
// cell of a row.
type part struct {
	head  string // what stands before its colon: "Order details"; the first cell of a row
	title string // of a cell: its column's header
	text  string
	low   string // text in lower case
}

// longPart is how many bytes of a part are read for values: more than anybody
// writes in a sentence, and little enough to look at the words around each.
const longPart = 2000

func newPart(head, title, text string) part {
	text = cut(text, longPart)
	return part{head: strings.TrimSpace(head), title: title, text: text, low: strings.ToLower(text)}
}

// parts cuts a block into what says one thing each.
func parts(b *block) []part {
	if b.kind != row {
		head, rest := cutHead(b.text)
		return []part{newPart(head, "", rest)}
	}
	var out []part
	for i, c := range b.cells {
		if c == "" {
			continue
		}
		title := ""
		if i < len(b.headers) {
			title = b.headers[i]
		}
		head := ""
		if i > 0 {
			head = b.cells[0]
		}
		out = append(out, newPart(head, title, c))
	}
	return out
}

// longHead is how many bytes the lead of an item may have.
const longHead = 80

// cutHead cuts "Order details: cache for 5 minutes" at its colon. A text
// without a lead is all rest.
func cutHead(text string) (head, rest string) {
	quoted := false
	depth := 0
	for at, r := range text {
		if at > longHead {
			break
		}
		tail := text[at+utf8.RuneLen(max(r, 0)):]
		switch r {
		case '`':
			quoted = !quoted
		case '(', '（':
			depth++
		case ')', '）':
			depth--
		case '：':
			if !quoted && depth == 0 {
				return text[:at], tail
			}
		case ':':
			if !quoted && depth == 0 && (tail == "" || tail[0] == ' ') {
				return text[:at], tail
			}
		case ' ':
			for _, dash := range []string{"- ", "– ", "— "} {
				if cut, ok := strings.CutPrefix(tail, dash); ok && !quoted && depth == 0 {
					return text[:at], cut
				}
			}
		}
	}
	return "", text
}

// words are the words of a text in lower case; a name in camel or snake case
// gives several. A run of a script without blanks is one.
func words(s string) []string {
	var out []string
	start := -1
	flush := func(end int) {
		if start >= 0 && end > start {
			out = append(out, strings.ToLower(s[start:end]))
		}
		start = -1
	}
	var before rune
	for at, r := range s {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			flush(at)
		case start < 0:
			start = at
		case unicode.IsUpper(r) && unicode.IsLower(before), wide(r) != wide(before):
			flush(at)
			start = at
		}
		before = r
	}
	flush(len(s))
	return out
}

// wide reports whether a letter belongs to a script without blanks.
func wide(r rune) bool { return r >= 0x2E80 }

// around are the titles around a block, the nearest first.
func (b *block) around() []string {
	var out []string
	for _, v := range slices.Backward(b.parents) {
		head, rest := cutHead(v)
		if head == "" {
			head = rest
		}
		out = append(out, head)
	}
	if b.label != "" {
		out = append(out, b.label)
	}
	for _, v := range slices.Backward(b.above) {
		out = append(out, v)
	}
	for s := b.section; s != nil && len(out) < 12; s = s.Parent {
		out = append(out, s.Title)
	}
	return out
}

// ofTests reports whether a block speaks of what tests do.
func (b *block) ofTests() bool {
	if b.frame.testing {
		return true
	}
	first := ""
	if f := strings.Fields(b.text); len(f) > 0 {
		first = strings.ToLower(strings.Trim(f[0], "`:*,."))
	}
	switch first {
	case "test", "tests", "assert", "asserts", "mock", "simulate", "测试":
		return true
	}
	return false
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// anyWord reports whether one of some words holds for a test.
func anyWord(list []string, is func(string) bool) bool {
	return slices.ContainsFunc(list, is)
}

// likeCode reports whether a text is code that stands outside of a fence.
func likeCode(s string) bool {
	marks := 0
	for i := range len(s) {
		switch s[i] {
		case '{', '}', ';', '=', '(', ')', '[', ']', '"':
			marks++
		}
	}
	return strings.Contains(s, "```") || strings.Contains(s, "self.") || strings.Contains(s, `(f"`) || strings.Contains(s, "(f'") || strings.Contains(s, "append(") || len(s) > 60 && marks*8 > len(s)
}

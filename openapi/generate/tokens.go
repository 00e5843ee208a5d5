package generate

import "strings"

// language is how a text is cut into tokens.
type language struct {
	comment string // begins one that ends with its line
	block   bool   // /* */ are comments
	indent  bool   // white space at the beginning of a statement tells where it belongs
	triple  bool   // """ ends with """
	semis   bool   // a semicolon may be left away
}

var (
	python     = language{comment: "#", indent: true, triple: true}
	typescript = language{comment: "//", block: true, semis: true}
)

// tokensOf are the tokens of a text without what is layout.
func tokensOf(text string, l language) []string {
	t := tokenizer{language: l, text: text, fresh: true}
	for t.at < len(text) {
		t.next()
	}
	t.statement()
	return t.out
}

// tokenizer cuts a text into statements, whose tokens are in line, and those
// into tokens.
type tokenizer struct {
	language
	text  string
	at    int
	out   []string
	line  []string // of the open statement
	depth int      // of brackets
	fresh bool     // nothing of the line was read yet
	width []int    // of the open indents
	level int      // of the open statement
}

func (t *tokenizer) next() {
	rest := t.text[t.at:]
	if t.fresh && t.depth == 0 && t.indent {
		blank := len(rest) - len(strings.TrimLeft(rest, " \t"))
		t.fresh = false
		if !strings.HasPrefix(strings.TrimLeft(rest[blank:], "\r"), "\n") && !strings.HasPrefix(rest[blank:], t.comment) {
			t.level = t.levelOf(blank)
		}
		t.at += blank
		return
	}
	t.fresh = false
	switch c := rest[0]; {
	case c == '\n':
		t.at++
		t.fresh = true
		if t.depth == 0 && t.indent {
			t.statement()
		}
	case c == ' ' || c == '\t' || c == '\r' || c == '\\' && strings.HasPrefix(strings.TrimLeft(rest[1:], "\r"), "\n") && t.indent:
		t.at++
		if c == '\\' {
			t.at += strings.IndexByte(rest[1:], '\n') + 1
		}
	case strings.HasPrefix(rest, t.comment):
		end := strings.IndexByte(rest+"\n", '\n')
		t.line = append(t.line, strings.TrimRight(rest[:end], " \t\r"))
		t.at += end
	case t.block && strings.HasPrefix(rest, "/*"):
		t.comments(rest)
	case c == '"' || c == '\'' || c == '`':
		t.quoted(rest)
	case isWord(c):
		t.word(rest)
	default:
		t.mark(c)
	}
}

// comments takes a block comment, whose lines may be indented anew.
func (t *tokenizer) comments(rest string) {
	end := len(rest)
	if at := strings.Index(rest[2:], "*/"); at >= 0 {
		end = at + 4
	}
	t.line = append(t.line, strings.Join(strings.Fields(rest[:end]), " "))
	t.at += end
}

// levelOf is how deep a statement of this indent stands.
func (t *tokenizer) levelOf(width int) int {
	for len(t.width) > 0 && t.width[len(t.width)-1] > width {
		t.width = t.width[:len(t.width)-1]
	}
	if width > 0 && (len(t.width) == 0 || t.width[len(t.width)-1] < width) {
		t.width = append(t.width, width)
	}
	return len(t.width)
}

func isWord(c byte) bool {
	return c == '_' || c == '$' || c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// word takes a word.
func (t *tokenizer) word(rest string) {
	n := 0
	for n < len(rest) && isWord(rest[n]) {
		n++
	}
	t.line = append(t.line, rest[:n])
	t.at += n
}

// mark takes a single mark. Commas before a closing bracket go, but for that
// which makes a tuple of one value.
func (t *tokenizer) mark(c byte) {
	t.at++
	switch c {
	case '(', '[', '{':
		t.depth++
	case ')', ']', '}':
		t.depth = max(0, t.depth-1)
		if n := len(t.line); n > 0 && t.line[n-1] == "," && !t.isTuple(c) {
			t.line = t.line[:n-1]
		}
	case ';':
		if t.semis {
			return
		}
	}
	t.line = append(t.line, string(c))
}

// statement ends a statement.
func (t *tokenizer) statement() {
	if len(t.line) > 0 {
		if t.indent {
			t.out = append(t.out, strings.Repeat(">", t.level))
			t.line = bare(t.line)
		} else {
			t.line = plainTypes(t.line)
		}
		t.out = append(t.out, t.line...)
	}
	t.line = t.line[:0]
}

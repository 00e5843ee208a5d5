package generate

import (
	"bytes"
	"encoding/json"
	"path"
	"slices"
	"strings"
)

// sameButLayout reports whether two texts of a file say the same: what a
// formatter makes of a file is no edit of it. White space, the kind of quotes,
// commas before a closing bracket and parentheses that change nothing do not
// count; what does is never passed over, so that no edit is lost.
func sameButLayout(name string, a, b []byte) bool {
	if bytes.Equal(a, b) {
		return true
	}
	a, b = withEndsOf(nil, a), withEndsOf(nil, b)
	switch path.Ext(name) {
	case ".py":
		return slices.Equal(tokensOf(string(a), python), tokensOf(string(b), python))
	case ".ts", ".tsx", ".js", ".mjs":
		return slices.Equal(tokensOf(string(a), typescript), tokensOf(string(b), typescript))
	}
	if path.Ext(name) == ".json" && json.Valid(a) && json.Valid(b) {
		return bytes.Equal(compactJSON(a), compactJSON(b))
	}
	return slices.Equal(fieldLines(a), fieldLines(b))
}

func compactJSON(text []byte) []byte {
	var b bytes.Buffer
	if json.Compact(&b, text) != nil {
		return text
	}
	return b.Bytes()
}

// fieldLines are the lines of a text that are not blank, without white space at
// their ends.
func fieldLines(text []byte) []string {
	var lines []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimRight(line, " \t\r\n"); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

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

// quoted takes a string. Where the other quotes would say the same they count
// as the same.
func (t *tokenizer) quoted(rest string) {
	quote := rest[:1]
	if t.triple && strings.HasPrefix(rest, strings.Repeat(quote, 3)) {
		quote = strings.Repeat(quote, 3)
	}
	n := len(quote)
	for n < len(rest) && !strings.HasPrefix(rest[n:], quote) {
		if rest[n] == '\\' {
			n++
		}
		n++
	}
	inner := rest[len(quote):min(n, len(rest))]
	t.at += min(n+len(quote), len(rest))
	switch {
	case len(quote) == 3 && len(t.line) == 0:
		// It is a docstring, whose lines a formatter indents with its code.
		inner = strings.Join(fieldLines([]byte(strings.Join(trimmedLines(inner), "\n"))), "\n")
		quote = `"""`
	case quote != "`" && !strings.ContainsAny(inner, `"'\`):
		quote = `"`
	}
	t.line = append(t.line, quote+inner+quote)
}

func trimmedLines(text string) []string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return lines
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
		}
		t.out = append(t.out, t.line...)
	}
	t.line = t.line[:0]
}

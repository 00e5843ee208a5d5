package openapi

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// maxDepth is how deep a document may be nested; people reach 30.
const maxDepth = 500

// syntaxError is what makes a file no JSON or no YAML.
type syntaxError struct {
	code    string
	message string
	line    int
	fix     string
}

func (e *syntaxError) Error() string { return e.message }

// repeat is a name that an object has twice.
type repeat struct {
	name        string
	line, first int
}

// scanner reads JSON into nodes in one pass. Strings without escapes are parts
// of src, so that a large document costs little more than itself.
type scanner struct {
	src     string
	pos     int
	line    int32
	depth   int
	open    []node // the members read so far of every container that is open
	repeats []repeat
}

// scanJSON reads a JSON text.
func scanJSON(src string) (root *node, repeats []repeat, err error) {
	s := &scanner{src: src, line: 1}
	n, err := s.value()
	if err != nil {
		return nil, nil, err
	}
	if s.space(); s.pos < len(src) {
		return nil, nil, s.wrong("the end of the document")
	}
	return &n, s.repeats, nil
}

func (s *scanner) space() {
	for ; s.pos < len(s.src); s.pos++ {
		switch s.src[s.pos] {
		case '\n':
			s.line++
		case ' ', '\t', '\r':
		default:
			return
		}
	}
}

// wrong is the error that something else was expected here.
func (s *scanner) wrong(expected string) error {
	found := "the end of the file"
	if s.pos < len(s.src) {
		r, _ := utf8.DecodeRuneInString(s.src[s.pos:])
		found = fmt.Sprintf("%q", r)
	}
	column := s.pos - strings.LastIndexByte(s.src[:s.pos], '\n')
	return &syntaxError{
		code: codeSyntax, line: int(s.line),
		message: fmt.Sprintf("column %d: expected %s, found %s", column, expected, found),
	}
}

func (s *scanner) value() (node, error) {
	s.space()
	if s.pos >= len(s.src) {
		return node{}, s.wrong("a value")
	}
	n := node{line: s.line}
	var err error
	switch c := s.src[s.pos]; c {
	case '{', '[':
		if s.depth++; s.depth > maxDepth {
			return node{}, &syntaxError{code: codeTooDeep, line: int(s.line), message: fmt.Sprintf("nested more than %d levels deep", maxDepth)}
		}
		if n.kind = isArray; c == '{' {
			n.kind = isObject
		}
		n.kids, err = s.container(c == '{')
		s.depth--
	case '"':
		n.kind = isString
		n.text, err = s.text()
	default:
		n.kind, n.text, err = s.literal()
	}
	return n, err
}

// container reads what stands between braces or brackets.
func (s *scanner) container(object bool) ([]node, error) {
	end, what := byte(']'), "a value or ]"
	if object {
		end, what = '}', `a name in quotes or }`
	}
	s.pos++
	base := len(s.open)
	for first := true; ; first = false {
		if s.space(); s.pos < len(s.src) && s.src[s.pos] == end && first {
			break
		}
		if s.pos >= len(s.src) {
			return nil, s.wrong(what)
		}
		n, err := s.entry(object, what)
		if err != nil {
			return nil, err
		}
		s.open = append(s.open, n)
		s.space()
		if s.pos < len(s.src) && s.src[s.pos] == ',' {
			s.pos++
			continue
		}
		if s.pos < len(s.src) && s.src[s.pos] == end {
			break
		}
		return nil, s.wrong(", or " + string(end))
	}
	s.pos++
	kids := append([]node(nil), s.open[base:]...)
	s.open = s.open[:base]
	if object {
		kids = s.unique(kids)
	}
	return kids, nil
}

// entry reads an item, or a name with its value.
func (s *scanner) entry(object bool, what string) (node, error) {
	if !object {
		return s.value()
	}
	if s.src[s.pos] != '"' {
		return node{}, s.wrong(what)
	}
	line := s.line
	name, err := s.text()
	if err != nil {
		return node{}, err
	}
	if s.space(); s.pos >= len(s.src) || s.src[s.pos] != ':' {
		return node{}, s.wrong(": after the name")
	}
	s.pos++
	n, err := s.value()
	n.name, n.line = name, line
	return n, err
}

// unique notes names that come twice and leaves the last of each.
func (s *scanner) unique(kids []node) []node {
	kids, found := unique(kids)
	s.repeats = append(s.repeats, found...)
	return kids
}

// text reads a string.
func (s *scanner) text() (string, error) {
	start := s.pos + 1
	for i := start; i < len(s.src); i++ {
		switch c := s.src[i]; {
		case c == '"':
			s.pos = i + 1
			return s.src[start:i], nil
		case c == '\\':
			return s.escaped(start, i)
		case c < ' ':
			s.pos = i
			return "", s.wrong("no control character in a string")
		}
	}
	s.pos = len(s.src)
	return "", s.wrong(`" at the end of the string`)
}

// escaped reads a string on from its first backslash.
func (s *scanner) escaped(start, i int) (string, error) {
	b := append(make([]byte, 0, i-start+64), s.src[start:i]...)
	for i < len(s.src) {
		c := s.src[i]
		switch {
		case c == '"':
			s.pos = i + 1
			return string(b), nil
		case c < ' ':
			s.pos = i
			return "", s.wrong("no control character in a string")
		case c != '\\':
			b = append(b, c)
			i++
			continue
		}
		r, size := unescapeRune(s.src[i:])
		if size == 0 {
			s.pos = i
			return "", s.wrong(`an escape such as \n or \u00e9`)
		}
		b = utf8.AppendRune(b, r)
		i += size
	}
	s.pos = len(s.src)
	return "", s.wrong(`" at the end of the string`)
}

// unescapeRune reads one escape, surrogates as one character. size is 0 for
// what is none.
func unescapeRune(s string) (r rune, size int) {
	if len(s) < 2 {
		return 0, 0
	}
	if i := strings.IndexByte(`"\/bfnrt`, s[1]); i >= 0 {
		return rune("\"\\/\b\f\n\r\t"[i]), 2
	}
	r, ok := hexRune(s)
	if !ok {
		return 0, 0
	}
	if utf16.IsSurrogate(r) {
		if low, ok := hexRune(s[6:]); ok {
			if both := utf16.DecodeRune(r, low); both != utf8.RuneError {
				return both, 12
			}
		}
		return utf8.RuneError, 6
	}
	return r, 6
}

func hexRune(s string) (rune, bool) {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return 0, false
	}
	var r rune
	for _, c := range []byte(s[2:6]) {
		digit := strings.IndexByte("0123456789abcdef", c|0x20)
		if c < '0' || digit < 0 {
			return 0, false
		}
		r = r<<4 | rune(digit)
	}
	return r, true
}

// literal reads a number, true, false or null.
func (s *scanner) literal() (kind, string, error) {
	end := s.pos
	for end < len(s.src) && strings.IndexByte(",]} \t\r\n:\"", s.src[end]) < 0 {
		end++
	}
	word := s.src[s.pos:end]
	var k kind
	switch {
	case word == "null":
		word = ""
	case word == "true" || word == "false":
		k = isBool
	case isJSONNumber(word):
		k = isNumber
	default:
		return 0, "", s.wrong("a value")
	}
	s.pos = end
	return k, word, nil
}

// isJSONNumber reports whether a text is a number as JSON writes it.
func isJSONNumber(s string) bool {
	digits := func() bool {
		n := 0
		for n < len(s) && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		s = s[n:]
		return n > 0
	}
	s = strings.TrimPrefix(s, "-")
	if strings.HasPrefix(s, "0") {
		s = s[1:]
	} else if !digits() {
		return false
	}
	if strings.HasPrefix(s, ".") {
		if s = s[1:]; !digits() {
			return false
		}
	}
	if s != "" && s[0]|0x20 == 'e' {
		s = s[1:]
		if s != "" && (s[0] == '+' || s[0] == '-') {
			s = s[1:]
		}
		if !digits() {
			return false
		}
	}
	return s == ""
}

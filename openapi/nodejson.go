package openapi

import (
	"fmt"
	"strings"
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

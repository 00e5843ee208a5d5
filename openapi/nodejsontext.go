package openapi

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

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

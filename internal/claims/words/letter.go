package words

import (
	"unicode/utf8"
)

// InName reports whether a byte may stand in a name of code.
func InName(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b == '_'
}

// IsLetter reports whether a byte is a letter of ASCII.
func IsLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// IsUpper reports whether a byte is a capital of ASCII.
func IsUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

// IsDigit reports whether a byte is a digit.
func IsDigit(c byte) bool { return '0' <= c && c <= '9' }

// IsWide reports whether a letter belongs to a script without blanks.
func IsWide(r rune) bool { return r >= 0x2E80 }

// FirstRune is the first character of a text.
func FirstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// WideLetters counts the characters of a script without blanks.
func WideLetters(s string) int {
	n := 0
	for _, r := range s {
		if r >= 0x3000 {
			n++
		}
	}
	return n
}

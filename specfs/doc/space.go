package doc

import (
	"strings"
	"unicode/utf8"
)

// isSpace reports whether Kiro's line rules take a character as white space.
// They are JavaScript's: they add the byte order mark to Unicode's own and
// leave out U+0085.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF:
		return true
	}
	return 0x2000 <= r && r <= 0x200A
}

// leadingSpace is the white space that s begins with, in bytes and characters.
func leadingSpace(s string) (size, count int) {
	for size < len(s) {
		c := s[size]
		if c == ' ' || '\t' <= c && c <= '\r' {
			size++
			count++
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(s[size:])
		if !isSpace(r) {
			break
		}
		size += n
		count++
	}
	return size, count
}

// spaceLen is the length in bytes of the white space that s begins with.
func spaceLen(s string) int {
	size, _ := leadingSpace(s)
	return size
}

// trimSpace takes white space off both ends.
func trimSpace(s string) string {
	return trimRight(s[spaceLen(s):])
}

func trimRight(s string) string {
	if s == "" || s[len(s)-1] > ' ' && s[len(s)-1] < utf8.RuneSelf {
		return s
	}
	return strings.TrimRightFunc(s, isSpace)
}

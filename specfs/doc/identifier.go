package doc

import (
	"strings"
	"unicode"
)

// scanID is the length of the id that s begins with, 0 if there is none.
//
//	id      = { CAPITALS "-" } [ CAPITALS [ "-" ] ] number { ( "." | "-" CAPITALS ) number }
//	number  = digits [ letter [ digits ] ]
//
// So it takes 3, 1.1, 4.4a, 6B1.23, FR-2.1.1 and REQ-CP1, but not OAuth2 or 5ms.
func scanID(s string) int {
	at := 0
	for range 3 {
		n := capitals(s[at:])
		if n == 0 {
			break
		}
		at += n
		if strings.HasPrefix(s[at:], "-") {
			at++
		}
	}
	n := scanNumber(s[at:])
	if n == 0 {
		return 0
	}
	at += n
	for strings.HasPrefix(s[at:], ".") {
		n := scanNumber(s[at+1:])
		if n == 0 {
			break
		}
		at += 1 + n
	}
	if continuesWord(s[at:]) {
		return 0
	}
	return at
}

// scanNumber reads 12, 4a, 5A1.
func scanNumber(s string) int {
	at := digitLen(s)
	if at == 0 || at > 6 {
		return 0
	}
	if at < len(s) && isASCIILetter(s[at]) {
		letter := at + 1
		if more := digitLen(s[letter:]); !continuesWord(s[letter+more:]) {
			at = letter + more
		}
	}
	return at
}

// digitLen is the number of ASCII digits that s begins with.
func digitLen(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

func capitals(s string) int {
	n := 0
	for n < len(s) && 'A' <= s[n] && s[n] <= 'Z' {
		n++
	}
	if n > 8 {
		return 0
	}
	return n
}

func isASCIILetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// continuesWord says that a letter, digit or underscore follows, as far as it
// is ASCII: Chinese and Japanese stand next to an id without a space.
func continuesWord(s string) bool {
	if s == "" {
		return false
	}
	b := s[0]
	if b == '_' {
		return continuesWord(s[1:])
	}
	return isASCIILetter(b) || '0' <= b && b <= '9'
}

func isNumber(s string) bool { return s != "" && digitLen(s) == len(s) }

// wordAt is the run of letters at the beginning of s.
func wordAt(s string) string {
	for at, r := range s {
		if !unicode.IsLetter(r) {
			return s[:at]
		}
	}
	return s
}

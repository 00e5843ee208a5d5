package python

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// spoken are the signs that tell names apart in real contracts: +1 and -1,
// DateCreated< and DateCreated>.
var spoken = map[rune]string{'+': "plus", '<': "lt", '>': "gt", '=': "eq", '*': "any"}

// words splits a name where a person would: at signs, and where capitals begin.
// HTTPServer, orderID and v2-pets are http server, order id and v2 pets; the
// letters keep their case.
func words(name string) []string {
	var out []string
	var word []rune
	end := func() {
		if len(word) > 0 {
			out, word = append(out, string(word)), nil
		}
	}
	runes := []rune(norm.NFKC.String(name))
	for i, r := range runes {
		switch {
		case i == 0 && r == '-' && len(runes) > 1 && unicode.IsDigit(runes[1]):
			out = append(out, "minus")
		case spoken[r] != "":
			end()
			out = append(out, spoken[r])
		case !isPart(r):
			end()
		default:
			if len(word) > 0 && beginsWord(runes, i) {
				end()
			}
			word = append(word, r)
		}
	}
	end()
	return out
}

// isPart reports whether a letter may stand in a Python name. Marks may not
// begin one, but words are never empty before them in any script that has them.
func isPart(r rune) bool {
	return unicode.IsLetter(r) || unicode.Is(unicode.Nd, r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r)
}

// beginsWord reports whether a capital begins a word: it follows a small letter
// or a digit, or it is the last of several and a small letter follows, but for
// the s of a plural: userIDs.
func beginsWord(runes []rune, i int) bool {
	if !unicode.IsUpper(runes[i]) {
		return false
	}
	if !unicode.IsUpper(runes[i-1]) {
		return true
	}
	if i+1 >= len(runes) || !unicode.IsLower(runes[i+1]) {
		return false
	}
	plural := runes[i+1] == 's' && (i+2 == len(runes) || !unicode.IsLower(runes[i+2]))
	return !plural
}

// snake is a name in the manner of Python's variables: order_id.
func snake(name string) string { return strings.ToLower(strings.Join(words(name), "_")) }

// camel is a name in the manner of Python's classes: OrderItem. What its author
// wrote in capitals stays so: APIKey.
func camel(name string) string {
	var b strings.Builder
	for _, word := range words(name) {
		first, rest := []rune(word)[0], []rune(word)[1:]
		b.WriteRune(unicode.ToUpper(first))
		b.WriteString(string(rest))
	}
	return b.String()
}

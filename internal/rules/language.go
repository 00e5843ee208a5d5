package rules

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// Language is the language of a document's words.
type Language string

// The languages that are told apart. Other stands for all that no rule reads.
const (
	English Language = "English"
	Other   Language = "another language"
)

// The shares that decide. Documents in Chinese or Japanese have letters of
// theirs throughout, however many English keywords stand between them; English
// ones quote a few at most. Of the function words below English prose is full,
// even between code and names, and other languages have hardly any.
const (
	maxForeign  = 0.03 // of all letters
	minFunction = 0.08 // of all words
)

// shortText is how many words tell nothing by their kinds: a plan of one line
// may hold names alone. In Latin letters it is taken for English.
const shortText = 20

// languageOf tells English from everything else.
func languageOf(src []byte) Language {
	letters, foreign, words, function := 0, 0, 0, 0
	for word := range bytes.FieldsFuncSeq(src, func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		if functionWords[string(bytes.ToLower(word[:min(len(word), longestFunction)]))] && len(word) <= longestFunction {
			function++
		}
		for at := 0; at < len(word); {
			r, n := utf8.DecodeRune(word[at:])
			letters++
			if !unicode.Is(unicode.Latin, r) {
				foreign++
			}
			at += n
		}
	}
	if float64(foreign) > maxForeign*float64(letters) || words > shortText && float64(function) < minFunction*float64(words) {
		return Other
	}
	return English
}

// isEnglish reports whether a sentence of an English document is English too:
// it may quote or hold a passage in another script.
func isEnglish(text string) bool {
	for _, r := range text {
		if r >= 0x370 && unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// longestFunction is the length of the longest function word.
const longestFunction = 5

var functionWords = set(`a an the and or of to in is are for with that this be by on as from when if then not at it all
each must shall will can has have into so i want`)

// Package terms says how much two pieces of text are about the same thing, by
// the words they share.
//
// Most callers want [Of] to read text, [New] over the pieces to choose from,
// and [Index.Rank].
//
// It knows no meaning. A word counts the more the fewer pieces hold it;
// CamelCase and snake_case names count by their parts; endings are cut so that
// "shipped" meets "shipping"; Chinese and Japanese are taken by pairs of
// characters. A caller must show what it finds as inferred.
package terms

import (
	"strings"
	"unicode"
)

// Of gives the terms of a text in order: words folded, cut to their stems,
// with names split into parts. Words that say nothing are left out.
func Of(text string) []string {
	var found []string
	for _, word := range split(text) {
		if strings.IndexFunc(word, isIdeograph) >= 0 {
			found = append(found, pairs(word)...)
			continue
		}
		word = strings.ToLower(word)
		if len(word) < 2 || stopWords[word] || isNumber(word) {
			continue
		}
		found = append(found, stem(word))
	}
	return found
}

// split cuts text into words: at everything that is no letter or digit, and
// where CamelCase begins a new part. A run of ideographs is one word.
func split(text string) []string {
	var words []string
	start := -1
	var before rune
	flush := func(end int) {
		if start >= 0 {
			words = append(words, text[start:end])
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			flush(i)
		case start >= 0 && newPart(before, r, text[i:]):
			flush(i)
			start = i
		case start < 0:
			start = i
		}
		before = r
	}
	flush(len(text))
	return words
}

// newPart reports whether a word ends between two characters: orderItem at
// "I", HTTPServer at "S", 注文Order at "O".
func newPart(before, r rune, rest string) bool {
	if isIdeograph(before) != isIdeograph(r) {
		return true
	}
	if !unicode.IsUpper(r) {
		return false
	}
	if !unicode.IsUpper(before) {
		return true
	}
	next := []rune(rest[:min(len(rest), 8)])
	return len(next) > 1 && unicode.IsLower(next[1])
}

func isIdeograph(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// pairs are the overlapping pairs of characters of a run of ideographs.
func pairs(word string) []string {
	runes := []rune(word)
	if len(runes) == 1 {
		return []string{word}
	}
	found := make([]string, 0, len(runes)-1)
	for i := range len(runes) - 1 {
		if pair := string(runes[i : i+2]); !hiragana(runes[i]) || !hiragana(runes[i+1]) {
			found = append(found, pair)
		}
	}
	return found
}

// hiragana alone is mostly grammar.
func hiragana(r rune) bool { return unicode.Is(unicode.Hiragana, r) }

func isNumber(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

// stopWords are words of grammar, and those of every spec whatever it is
// about: what a requirement or a task is made of.
var stopWords = set(`a about above after again all also an and any are as at be been before being below between both
but by call called caller calls can cannot could did do does doing each either etc every few for from further had has have having he her here
him his how i if in into is it its itself just may me might more most must my need needs no nor not of off on once
only or other our out over own per same shall she should so some such than that the their them then there these they
this those through to too under until up upon us use used uses using via very was we were what when where whether
which while who whom whose why will with within without would you your
acceptance add added adds and/or appropriate based build builds calls class code component components configure
correct correctly create created creates creating criteria criterion define defined design document e.g ensure
ensures feature file files function functions given handle handles handling i.e implement implementation implemented
implements include includes including integrate interface logic make makes making method methods module new property
proper provide provides provided requirement requirements service services set setup shows spec step story support
supports system task tasks test tests testing unit update updates updated user users validate validates value values
verify want work works write writes
api apis async await bool def float get http https id ids int json null patch put self str string url uuid v1 v2 void`)

func set(words string) map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		all[word] = true
	}
	return all
}

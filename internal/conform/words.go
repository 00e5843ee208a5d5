package conform

import (
	"strings"
	"sync"

	"kiro-mcp/internal/conform/alike"
)

// wordsOf are the words of a name or of prose, plurals without their ending.
func wordsOf(text string) []string {
	words := alike.Words(text)
	for i, w := range words {
		words[i] = alike.Singular(w)
	}
	return words
}

// fold is a name without what conventions change: "createOrders" and
// "create_order" are one.
func fold(name string) string { return strings.Join(wordsOf(name), "") }

// empty are words that say nothing of a subject.
var empty = sync.OnceValue(func() map[string]bool {
	return map[string]bool{
		"the": true, "a": true, "an": true, "of": true, "for": true, "to": true, "in": true, "on": true, "is": true, "are": true, "be": true, "by": true,
		"with": true, "and": true, "or": true, "all": true, "any": true, "each": true, "per": true, "when": true, "if": true, "not": true, "no": true,
		"error": true, "exception": true, "invalid": false, "request": true, "response": true, "http": true, "status": true, "code": true,
		"return": false, "value": true, "has": true, "have": true, "it": true, "its": true, "at": true, "from": true, "must": true, "will": true,
		"user": false, "should": true, "can": true, "get": true, "set": true, "e": true, "g": true, "etc": true, "such": true, "as": true, "other": true, "than": true,
	}
})

// subjects are the words of a text that say what it is about.
func subjects(texts ...string) map[string]bool {
	out := map[string]bool{}
	for _, t := range texts {
		for _, w := range wordsOf(t) {
			if len(w) > 1 && !empty()[w] {
				out[w] = true
			}
		}
	}
	return out
}

// shared counts the words that both have.
func shared(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

package conform

import (
	"strings"
	"sync"
	"unicode"
)

// wordsOf cuts names and prose into words: "createOrder", "create_order" and
// "Create orders" all give create, order. Plurals lose their s.
func wordsOf(text string) []string {
	var out []string
	var word []rune
	flush := func() {
		if len(word) > 0 {
			out = append(out, singular(strings.ToLower(string(word))))
			word = nil
		}
	}
	runes := []rune(text)
	for i, r := range runes {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			flush()
			continue
		case unicode.IsUpper(r) && i > 0 && (unicode.IsLower(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1]) && unicode.IsUpper(runes[i-1])):
			flush()
		}
		word = append(word, r)
	}
	flush()
	return out
}

// singular takes the plural's ending off an English word.
func singular(w string) string {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 4 && (strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "xes") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes")):
		return w[:len(w)-2]
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		return w[:len(w)-1]
	}
	return w
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

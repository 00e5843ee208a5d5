package terms

import "strings"

// endings are cut one after the other, longest first, while enough of the
// word is left. They are those of English words for things and doings; it does
// not matter that a stem is no word, only that kin words share it.
var endings = []string{"ments", "ment", "ings", "ing", "ies", "ers", "ors", "ed", "er", "or", "es", "ly", "s", "y", "e"}

// minStem is how many letters an ending must leave.
const minStem = 4

// abbreviations are cut forms that no rule about endings finds.
var abbreviations = map[string]string{
	"admin": "administrator", "admins": "administrator", "administration": "administrator",
	"auth": "authentication", "authenticate": "authentication", "authenticated": "authentication",
	"config": "configuration", "configs": "configuration", "db": "database", "repo": "repository", "repos": "repository",
	"docs": "documentation", "env": "environment", "msg": "message", "params": "parameter", "param": "parameter",
	"perf": "performance", "prefs": "preference", "spec": "specification", "stats": "statistics", "sync": "synchronize",
	"synchronization": "synchronize", "email": "mail", "emails": "mail", "mails": "mail",
}

func stem(word string) string {
	if full, ok := abbreviations[word]; ok {
		word = full
	}
	for {
		cut := withoutEnding(word)
		if cut == word {
			return undouble(word)
		}
		word = cut
	}
}

func withoutEnding(word string) string {
	for _, ending := range endings {
		left, ok := strings.CutSuffix(word, ending)
		if !ok || len(left) < minStem || ending == "s" && strings.HasSuffix(left, "s") {
			continue
		}
		return left
	}
	return word
}

// undouble makes the stems of "cancelled" and "cancels" one.
func undouble(word string) string {
	n := len(word)
	if n > minStem && word[n-1] == word[n-2] {
		return word[:n-1]
	}
	return word
}

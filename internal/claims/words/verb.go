package words

import (
	"strings"
	"sync"
)

// Obligations are words by which a sentence obliges.
var Obligations = []string{
	"must", "shall", "will", "should", "is required", "are required", "ensures", "ensure", "guarantees", "guarantee", "never", "always", "has to", "have to", "need to", "needs to",
	"必须", "须", "应当", "应该", "需要", "确保", "不得", "禁止", "必須", "べき", "なければならない", "こと。", "します", "する。",
}

// actionVerbs are verbs that say what a part of the system does, as they begin an
// item: "Validates", "validate".
var actionVerbs = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for v := range strings.FieldsSeq(`accept add aggregate allow analyze apply append archive assign attach audit authenticate authorize batch bind block broadcast build cache calculate call cancel cap capture catch check clean clear close collect combine compare compile compress compute configure connect consume contain convert coordinate copy count create debounce decode decrypt deduplicate define delegate delete deliver deploy derive detect determine disable display discard download drop emit enable encode encrypt enforce enqueue escape estimate evaluate exclude execute expose extend extract fail fall fetch filter find flush format forward generate get grant group guard handle hash hide highlight hold identify ignore implement import include increment index inform inherit initialize initiate inject insert inspect install integrate invalidate invoke issue iterate join keep launch limit link list listen load lock log look maintain make manage map mark match measure merge migrate mint mock monitor mount move normalize notify open orchestrate order output override paginate parse pass perform persist poll populate post preserve prevent print prioritize process produce prompt propagate protect provide proxy publish push put query queue raise rate read receive record recover redirect redact refresh refund register reject release reload remember remove rename render replace reply report request require reserve reset resolve respond restore restrict resume retrieve retry return reuse revoke roll rotate round route run sanitize save scan schedule scope search select send serialize serve set share show shut sign skip sort split start stop store stream strip submit subscribe support suppress swap sync synchronize tag terminate test assert throttle throw toggle track transform transition translate trigger trim truncate unlock unsubscribe update upload upsert use validate verify version wait warn watch wrap write separate reference establish follow conform adjust adapt prefetch preload introduce eliminate consolidate simplify reduce optimize reinstall minimize avoid intercept suggest recommend predict score rank compose assemble expand collapse annotate classify categorize label bundle embed infer interpret deactivate activate change alter restructure`) {
		m[v] = true
	}
	return m
})

// Begins reports whether a text in lower case begins with a verb of action.
func Begins(lower string) bool {
	list := strings.Fields(strings.TrimLeft(lower, "`*_([\"' "))
	for len(list) > 1 && strings.HasSuffix(list[0], "ly") {
		list = list[1:]
	}
	if len(list) == 0 {
		return false
	}
	if list[0] == "no" || list[0] == "not" || list[0] == "only" {
		return len(list) > 2
	}
	end := 0
	for end < len(list[0]) && 'a' <= list[0][end] && list[0][end] <= 'z' {
		end++
	}
	if IsAction(list[0][:end]) {
		return true
	}
	for _, w := range list[1:min(len(list), 4)] { // "API routes validate auth before changes"
		if len(list) > 4 && IsAction(w) && !strings.HasSuffix(w, "ing") {
			return true
		}
	}
	return false
}

// IsAction reports whether a word in lower case is a verb of action in one of its forms.
func IsAction(word string) bool {
	if len(word) < 3 {
		return false
	}
	verbs := actionVerbs()
	if verbs[word] {
		return true
	}
	for _, ending := range []string{"s", "es", "d", "ed"} {
		if stem, ok := strings.CutSuffix(word, ending); ok && verbs[stem] {
			return true
		}
	}
	if stem, ok := strings.CutSuffix(word, "ies"); ok {
		return verbs[stem+"y"]
	}
	return false
}

// Describes reports whether a sentence in lower case says in its first words
// what something does: "The service validates …".
func Describes(lower string) bool {
	list := strings.Fields(lower)
	if len(list) < 4 {
		return WideLetters(lower) > 8
	}
	switch list[0] {
	case "this", "these", "note", "see", "why", "how", "there":
		return false
	}
	for n, w := range list[:min(len(list), 7)] {
		w = strings.Trim(w, "`,.;:()")
		if strings.HasSuffix(w, "s") && IsAction(w) && !strings.HasSuffix(w, "ss") {
			return true
		}
		if w == "is" || w == "are" {
			_, what, _ := strings.Cut(lower, " "+w+" ")
			first, _, _ := strings.Cut(what, " ")
			if isDone(strings.Trim(first, "`,.;:()")) {
				return true
			}
		}
		if n > 0 && isActing(w) {
			return true
		}
	}
	return WideLetters(lower) > 12
}

// isDone reports whether a word behind "is" says what is done with something, or
// that it is not.
func isDone(word string) bool {
	switch word {
	case "not", "never", "only", "always", "kept", "sent", "built", "run", "made", "held", "shown", "read", "written", "set", "put", "given", "taken", "found", "thrown", "told", "bound", "drawn", "chosen", "split", "shut", "hidden", "driven":
		return true
	}
	return strings.HasSuffix(word, "ed")
}

// isActing reports whether a word is a verb of action with its "-ing": "a form
// showing the cart".
func isActing(word string) bool {
	stem, ok := strings.CutSuffix(word, "ing")
	if !ok || len(stem) < 3 {
		return false
	}
	verbs := actionVerbs()
	twice := stem[len(stem)-1] == stem[len(stem)-2] && verbs[stem[:len(stem)-1]]
	return verbs[stem] || verbs[stem+"e"] || twice
}

// DoesIn is [Begins], where a verb that is a noun as well ("order", "cache") must
// be the first word or have its ending: "Orders" and "the service caches" tell what
// is done, "cart order history" does not.
func DoesIn(lower string) bool {
	if !Begins(lower) {
		return false
	}
	list := strings.Fields(strings.TrimLeft(lower, "`*_([\"' "))
	for n, w := range list[:min(len(list), 4)] {
		w = strings.Trim(w, "`*_,.;:()")
		if IsAction(w) && (n == 0 || strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") || strings.HasSuffix(list[n-1], "s") || n == 3 && list[1] == "and") || w == "only" || w == "no" || w == "not" || strings.HasSuffix(w, "ly") && n == 0 {
			return true
		}
	}
	return false
}

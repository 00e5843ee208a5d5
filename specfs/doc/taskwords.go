package doc

import "strings"

// Words in a title that say what the box should. They are signs, or words in a
// form that is not part of a sentence, so that "Mark orders as done" stays
// silent.
var (
	doneWords    = []string{"✅", "✔", "DONE", "COMPLETED", "(done)", "(completed)", "已完成", "（完成）", "完了済"}
	droppedWords = []string{"SKIPPED", "DEFERRED", "CANCELLED", "CANCELED", "POSTPONED", "(skipped)", "(deferred)", "❌", "⏭", "已跳过", "已取消", "（延期）"}
	optionWords  = []string{"(optional)", "[optional]", "（可选）", "(可选)", "（任意）", "(任意)", "*optional*"}
)

// wordFinding is about a title that contradicts the box.
func wordFinding(t *Task) (Finding, bool) {
	switch said := firstWord(t.Title, droppedWords); {
	case said != "" && t.Status == Done:
		return findingf("words_contradict_box", Info, t.Line, "the title of %s says %q, but its box says done", t.ID, said), true
	case said != "" && t.Required():
		return findingf("words_contradict_box", Info, t.Line, "the title of %s says %q, but it counts as work to be done", t.ID, said), true
	case said != "":
		return Finding{}, false
	}
	if said := firstWord(t.Title, doneWords); said != "" && t.Status != Done {
		return findingf("words_contradict_box", Info, t.Line, "the title of %s says %q, but its box does not say done", t.ID, said), true
	}
	return Finding{}, false
}

// mayHoldWords tells at little cost whether a title can hold one of the words:
// they have several capitals together, begin with a bracket or star, or are not
// ASCII.
func mayHoldWords(title string) bool {
	capitals := 0
	for i := range len(title) {
		c := title[i]
		switch {
		case c >= 0x80 || c == '(' || c == '[' || c == '*':
			return true
		case 'A' <= c && c <= 'Z':
			if capitals++; capitals > 3 {
				return true
			}
		default:
			capitals = 0
		}
	}
	return false
}

// firstWord is the first of the words that stands in s by itself.
func firstWord(s string, words []string) string {
	for _, word := range words {
		at := strings.Index(s, word)
		if at < 0 {
			continue
		}
		end := at + len(word)
		if isSign(word) && at > 0 && end < len(strings.TrimRight(s, " \uFE0F")) {
			continue // a sign inside a title is what the task is about
		}
		if isASCIILetter(word[0]) && (at > 0 && isNameByte(s[at-1]) || end < len(s) && isNameByte(s[end])) {
			continue
		}
		return word
	}
	return ""
}

// isSign reports whether a word is one of the signs above, all of which lie in
// U+2000 to U+2FFF.
func isSign(word string) bool { return word[0] == 0xE2 }

// isNameByte reports whether a byte next to a word makes it part of a name or
// of code, such as STATUS_DONE, status=DONE or `DONE`.
func isNameByte(c byte) bool {
	return isASCIILetter(c) || c == '_' || c == '`' || c == '"' || c == '\'' || c == '-' || c == '/' || c == '=' || '0' <= c && c <= '9'
}

func saysOptional(title string) bool {
	return firstWord(strings.ToLower(title), optionWords) != ""
}

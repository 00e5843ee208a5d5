package doc

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// isRequirementWord says whether a word names a requirement, in one of the languages of docs/kiro-format.md 3.
func isRequirementWord(word string) bool {
	switch strings.ToLower(word) {
	case "requirements", "requirement", "reqs", "req", "需求", "要件", "要求", "요구사항", "persyaratan", "requisito", "requisitos", "требование", "требования":
		return true
	}
	return false
}

// cutRequirementWords is the length of "Requirement ", "Req ", "需求" and the
// like at the beginning of s. One word before it sets off a numbering of its
// own: "Derived Requirement 3" and "Derived 3" are space "DR" and number 3.
func cutRequirementWords(s string) (space string, n int) {
	rest := s
	for words := 0; words < 3 && !startsID(rest); words++ {
		word := wordAt(rest)
		after := rest[len(word):]
		switch {
		case word == "" || after == "":
			return space, len(s) - len(rest)
		case isRequirementWord(word):
		case requirementGlued(word) > 0:
			after = rest[requirementGlued(word):]
		case words == 0 && isQualifier(word, after):
			space = strings.ToUpper(word[:1]) + "R"
		default:
			return "", 0
		}
		rest = strings.TrimLeft(after, " \t.:：#_*`")
	}
	return space, len(s) - len(rest)
}

// requirementGlued is the length of a requirement word that letters follow
// without a space: 需求FR-1.
func requirementGlued(word string) int {
	for _, glued := range []string{"需求", "要件", "要求"} {
		if strings.HasPrefix(word, glued) {
			return len(glued)
		}
	}
	return 0
}

// isQualifier says whether word is the first word of "Enhancement Req 3" or
// "Derived 1.1".
func isQualifier(word, after string) bool {
	if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) || r >= utf8.RuneSelf || len(word) < 4 {
		return false
	}
	after = strings.TrimLeft(after, " \t")
	return isRequirementWord(wordAt(after)) || word == "Derived" && startsID(after)
}

const wordGap = " \t-–—:：" // what may stand between the words of an item

// cutAll removes "All requirements" in any language. Ids after it are what it
// means; a word after it ("validation") says nothing, but one between ("All
// CLI requirements") makes it mean fewer, and then it is only text.
func cutAll(item string) (rest string, ok bool) {
	rest, ok = cutAllWord(item)
	if !ok || rest == "" {
		return rest, ok
	}
	for first := true; rest != ""; first = false {
		word := wordAt(rest)
		if n := requirementGlued(word); n > 0 {
			word = word[:n]
		}
		if word == "" {
			break
		}
		rest = strings.TrimLeft(rest[len(word):], wordGap)
		switch {
		case !isRequirementWord(word):
		case startsID(rest):
			return rest, true
		case first:
			return "", true
		}
	}
	return item, false
}

func cutAllWord(item string) (rest string, ok bool) {
	word := strings.ToLower(wordAt(item))
	if slices.Contains([]string{"all", "semua", "todos", "toutes"}, word) {
		return strings.TrimLeft(item[len(word):], wordGap), true
	}
	for _, all := range []string{"全部", "所有", "全て", "すべて", "全"} {
		if rest, ok := strings.CutPrefix(item, all); ok {
			return strings.TrimLeft(rest, wordGap+"の"), true
		}
	}
	return item, false
}

// isNone says whether an item says that there is nothing to refer to.
func isNone(item string) bool {
	word, _, _ := strings.Cut(strings.ToLower(item), " ")
	return slices.Contains([]string{"n/a", "na", "none", "nil", "-", "–", "—", "なし", "無し", "无", "無", "暂无"}, word)
}

// cutPropertyWord is the length of "Property ", "属性", or the P of "P2",
// before the id of a property.
func cutPropertyWord(item string) (n int, many bool) {
	if rest, ok := strings.CutPrefix(item, "P"); ok && isNumber(rest) {
		return 1, false
	}
	rest := strings.TrimPrefix(item, "Correctness ")
	for _, word := range []string{"Properties", "properties", "Property", "property", "属性", "プロパティ", "性质"} {
		after, ok := strings.CutPrefix(rest, word)
		if !ok {
			continue
		}
		after = strings.TrimLeft(after, " \t:：#")
		if startsID(after) {
			return len(item) - len(after), word[len(word)-1] == 's'
		}
	}
	return 0, false
}

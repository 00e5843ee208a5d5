package pieces

import (
	"strings"

	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/words"
)

func titleEffects(title string) []effect {
	lower := titleText(title)
	if rest, ok := strings.CutPrefix(lower, "property "); ok && rest != "" && words.IsDigit(rest[0]) {
		return nil // "Property 5: Code examples" says of what it holds
	}
	var found []effect
	has := map[effect]bool{}
	for _, w := range titleWords {
		for _, p := range w.phrases {
			if titled(lower, p) {
				found = append(found, w.does)
				has[w.does] = true
				break
			}
		}
	}
	if laterPhase(lower) {
		found = append(found, isPlanned)
	}
	if strings.HasSuffix(lower, "and examples") || strings.HasSuffix(lower, "and samples") {
		found = without(found, isExample) // they are made
	}
	if list := strings.Fields(words.WithoutMarker(title)); len(list) > 1 && names.EndsLikePart(list[len(list)-1]) {
		found = without(found, isBadExample, isExample) // "Anti-Pattern Detection Engine"
	}
	if has[isTesting] && wantsOf(lower) {
		found = without(found, isTesting)
	}
	if has[isTesting] || has[isBefore] && has[isNow] {
		found = without(found, isExample, isBefore, isNow, isRemoved)
	}
	return found
}

// testChapter reports whether a title is one of those under which designs say how they
// are tested.
func testChapter(title string) bool {
	_, ok := words.HoldsAny(titleText(title), []string{"testing", "test strategy", "test plan", "test approach", "test cases", "unit tests", "integration tests", "property tests", "property-based tests", "e2e tests", "manual tests", "automated tests"})
	return ok || strings.Contains(title, "测试策略") || strings.Contains(title, "テスト戦略")
}

// wantsOf reports whether a title says what tests want of the system, so that what
// stands below it is the system's: "Methods that the tests expect".
func wantsOf(lower string) bool {
	_, ok := words.HoldsAny(lower, []string{"tests expect", "test expects", "tests need", "tests require", "needed by tests", "needed by the tests", "expected by tests", "expected by the tests", "required by tests", "required by the tests"})
	return ok
}

// titleText is a title in lower case without the names of files and the like in
// it: what "validate-problem.hook" says of problems does not count.
func titleText(title string) string {
	list := strings.Fields(strings.ToLower(words.Cut(words.WithoutMarker(title), 160)))
	kept := list[:0]
	for _, w := range list {
		if strings.Count(w, "-") < 2 && !strings.Contains(w, "`") && !strings.Contains(strings.TrimRight(w, ".:"), ".") && !strings.Contains(w, "_") && !strings.Contains(w, "/") || w == "before/after" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// titled reports whether a title in lower case has a phrase where it must be.
func titled(lower, phrase string) bool {
	switch phrase[0] {
	case '^':
		return strings.HasPrefix(lower, phrase[1:]) && words.Edge(lower, len(phrase)-1)
	case '$':
		return strings.HasSuffix(strings.Trim(lower, ": ()（）"), phrase[1:]) && words.Holds(lower, phrase[1:])
	case '=':
		return strings.Trim(lower, ": ()（）") == phrase[1:]
	default:
		return words.Holds(lower, phrase)
	}
}

func without(effects []effect, drop ...effect) []effect {
	var kept []effect
	for _, e := range effects {
		keep := true
		for _, d := range drop {
			keep = keep && e != d
		}
		if keep {
			kept = append(kept, e)
		}
	}
	return kept
}

// laterPhase reports whether a text in lower case names a phase after the first.
func laterPhase(lower string) bool {
	for _, word := range []string{"phase ", "phase-", "mvp ", "阶段 ", "フェーズ"} {
		for rest := lower; ; {
			i := strings.Index(rest, word)
			if i < 0 {
				break
			}
			rest = rest[i+len(word):]
			if rest != "" && '2' <= rest[0] && rest[0] <= '9' && (len(rest) == 1 || !words.InName(rest[1])) {
				return true
			}
		}
	}
	return false
}

package doc

import (
	"slices"
	"strings"
	"unicode"
)

// requirementName is what the heading of a requirement says.
type requirementName struct {
	id, title string
	plain     bool // only a number: "2.1 Title" may as well divide a chapter
}

// readRequirementName reads a heading in the forms of docs/kiro-format.md 3: "Requirement 3:
// T", "需求 3：T", "要件3: T", "User Story 3 – T", "FR-2.1 T", "3.2 FR-4: T",
// "2A. T", "✅ Requirement 1: T".
func readRequirementName(heading string) (requirementName, bool) {
	heading = strings.TrimLeftFunc(heading, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if name, ok := namedRequirement(heading); ok {
		return name, true
	}
	if name, ok := codeBehind(heading); ok {
		return name, true
	}
	n := scanHeadingNumber(heading)
	if n == 0 {
		return requirementName{}, false
	}
	title, ok := cutSeparator(heading[n:])
	if !ok || title == "" {
		return requirementName{}, false
	}
	if name, ok := namedRequirement(title); ok {
		return name, true
	}
	return requirementName{id: heading[:n], title: title, plain: true}, true
}

// namedRequirement reads a heading that says by a word or code what it is.
func namedRequirement(heading string) (requirementName, bool) {
	space, words := cutRequirementWords(heading)
	if words == 0 {
		words = storyWords(heading)
	}
	rest := heading[words:]
	n := scanID(rest)
	if n == 0 || words == 0 && !isRequirementCode(rest[:n]) {
		return requirementName{}, false
	}
	title, ok := cutSeparator(rest[n:])
	if !ok {
		return requirementName{}, false
	}
	return requirementName{id: space + rest[:n], title: title}, true
}

// codeBehind reads "Reliability (NFR-1)".
func codeBehind(heading string) (requirementName, bool) {
	title, code, ok := strings.Cut(strings.NewReplacer("（", "(", "）", ")").Replace(heading), "(")
	code, closed := strings.CutSuffix(code, ")")
	if !ok || !closed || scanID(code) != len(code) || !isRequirementCode(code) {
		return requirementName{}, false
	}
	title = title[scanHeadingNumber(title):]
	title, _ = cutSeparator(title)
	return requirementName{id: code, title: title}, true
}

// storyWords is the length of "User Story ", "用户故事" and the like.
func storyWords(s string) int {
	for _, word := range []string{"User Story", "Story", "用户故事", "故事", "ユーザーストーリー", "ストーリー", "Cerita Pengguna", "AC "} {
		if len(s) > len(word) && strings.EqualFold(s[:len(word)], word) {
			rest := strings.TrimLeft(s[len(word):], " #")
			return len(s) - len(rest)
		}
	}
	return 0
}

// isRequirementCode says whether an id names a requirement by itself: FR-1,
// NFR2, US-1, REQ-CP1, but not 1.1 and none of the codes that documents give
// to other things.
func isRequirementCode(id string) bool {
	prefix, hyphen, rest := id[:capitals(id)], false, ""
	rest, hyphen = strings.CutPrefix(id[len(prefix):], "-")
	switch {
	case prefix == "" || rest == "":
		return false
	case hyphen:
		return !slices.Contains([]string{"ADR", "BUG", "NG", "OQ", "P", "PHASE", "Q", "RFC", "RISK", "STEP", "TASK", "TC", "UTF", "ISO", "SHA"}, prefix)
	default:
		return slices.Contains([]string{"AC", "CR", "DR", "FR", "IR", "NFR", "QR", "R", "REQ", "SR", "TR", "UC", "US"}, prefix)
	}
}

// scanHeadingNumber reads 3, 2A, 3.1 before a title.
func scanHeadingNumber(s string) int {
	if n := scanID(s); n > 0 && s[0] <= '9' {
		return n
	}
	return 0
}

// cutSeparator removes what stands between an id and a title. There must be
// something, or nothing at all must follow.
func cutSeparator(s string) (title string, ok bool) {
	title = strings.TrimLeft(s, " \t\u00a0\u3000.:：-–—、)）|·")
	return strings.TrimSpace(title), title == "" || len(title) < len(s) || isWide(s)
}

// isWide says whether s begins with a character beyond Latin script, which
// needs no space before it.
func isWide(s string) bool {
	for _, r := range s {
		return r > 0x2e80 || r == '('
	}
	return false
}

package doc

import (
	"slices"
	"strings"
)

// isCriteriaLabel says whether a line without marks is "Acceptance Criteria"
// in one of the languages of docs/kiro-format.md 3, perhaps with words behind it.
func isCriteriaLabel(said string) bool {
	n := scanHeadingNumber(said)
	said = strings.ToLower(strings.TrimLeft(said[n:], " .、:：#"))
	for _, words := range []string{
		"acceptance criteria", "验收标准", "驗收標準", "受入基準", "受け入れ基準", "受入れ基準", "수용 기준", "인수 조건",
		"kriteria penerimaan", "critérios de aceitação", "criterios de aceptación", "критерии приёмки", "критерии приемки", "tiêu chí chấp nhận",
	} {
		rest, ok := strings.CutPrefix(said, words)
		if !ok {
			continue
		}
		rest = strings.TrimRight(rest, " :：")
		return rest == "" || strings.HasPrefix(rest, " for ") || strings.HasPrefix(rest, " (") || strings.HasPrefix(rest, "（") || strings.HasPrefix(rest, " - ")
	}
	return false
}

// storyLabels begin a user story; the words after the colon are the story.
var storyLabels = []string{"user story", "用户故事", "使用者故事", "ユーザーストーリー", "사용자 스토리", "cerita pengguna", "história de usuário", "historia de usuario"}

// beginsStory says whether a line without marks begins a user story.
func beginsStory(said string) bool {
	lower := strings.ToLower(said)
	for _, label := range storyLabels {
		if rest, ok := strings.CutPrefix(lower, label); ok {
			rest = strings.TrimLeft(rest, " ")
			return rest == "" || rest[0] == ':' || strings.HasPrefix(rest, "：")
		}
	}
	return slices.ContainsFunc([]string{"as a ", "as an ", "as the ", "作为", "作為"}, func(words string) bool {
		return strings.HasPrefix(lower, words)
	})
}

// continuesStory says whether a line without marks is a later part of one.
func continuesStory(said string) bool {
	lower := strings.ToLower(said)
	return slices.ContainsFunc([]string{"i want", "i need", "so that", "as a ", "as an ", "as the ", "作为", "我想", "我希望", "我需要", "以便", "这样"}, func(words string) bool {
		return strings.HasPrefix(lower, words)
	})
}

// storyText joins the lines of a story and removes its label.
func storyText(lines []string) string {
	story := foldLines(lines)
	lower := strings.ToLower(story)
	for _, label := range storyLabels {
		if strings.HasPrefix(lower, label) {
			return strings.TrimLeft(story[len(label):], " :：")
		}
	}
	return story
}

// isLabel says whether a line is or begins with words in bold that announce
// what follows: "**Notes:** …", "**Rationale**".
func isLabel(line string) bool {
	line = strings.TrimSpace(line)
	rest, ok := strings.CutPrefix(line, "**")
	if !ok {
		return false
	}
	words, after, ok := strings.Cut(rest, "**")
	if !ok || words == "" {
		return false
	}
	return after == "" || strings.HasSuffix(words, ":") || strings.HasSuffix(words, "：") ||
		strings.HasPrefix(after, ":") || strings.HasPrefix(after, "：")
}

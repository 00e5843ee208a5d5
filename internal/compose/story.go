package compose

import (
	"strings"

	"kiro-mcp/internal/pattern"
	"kiro-mcp/specfs/doc"
)

// storyParts are the three parts of a user story on one line.
var storyParts = pattern.Of(`^(As (?:an?|the) )(.+?),? (I (?:want|need)(?: to)? )(.+?)(?:,? (so that )(.+))?$`)

// tell gives the lines of a story behind the document's label, or in three
// lines where its stories have three.
func (f *requirementForm) tell(story []string) []string {
	first := story[0][doc.StoryLabel(story[0]):]
	parts := storyParts().FindStringSubmatch(first)
	if len(f.lines) > 1 && len(story) == 1 && parts != nil {
		var told []string
		for i, like := range f.lines {
			if said := parts[1+2*i]; said != "" {
				told = append(told, like.begin(said)+strings.TrimRight(parts[2+2*i], ".")+like.behind)
			}
		}
		return told
	}
	if f.story == "" {
		return story
	}
	return append([]string{f.story + first}, story[1:]...)
}

// storyLine is how one of three lines of a story is written: "**As a** …".
type storyLine struct{ before, emphasis, behind string }

// storyLinesOf reads the form of a story in three lines, nil for any other.
func storyLinesOf(lines []string) []storyLine {
	var form []storyLine
	for i, words := range []string{"as a", "i ", "so that"} {
		if i >= len(lines) {
			return nil
		}
		line := lines[i]
		bare := strings.TrimLeft(line, " \t>-*_")
		if !strings.HasPrefix(strings.ToLower(bare), words) {
			return nil
		}
		before := line[:len(line)-len(bare)]
		emphasis := before[len(strings.TrimRight(before, "*_")):]
		form = append(form, storyLine{
			before:   strings.TrimSuffix(before, emphasis),
			emphasis: emphasis,
			behind:   line[len(strings.TrimRight(line, " \t,.")):],
		})
	}
	return form
}

// begin is how a part of the story begins in the line: its first words, which
// stand in bold where the document has them so.
func (l storyLine) begin(words string) string {
	words = strings.ToUpper(words[:1]) + words[1:]
	if l.emphasis == "" {
		return l.before + words
	}
	head, rest := strings.TrimSuffix(words, " "), " "
	if want, to, ok := strings.Cut(head, " to"); ok && strings.HasPrefix(head, "I ") {
		head, rest = want, " to"+to+" "
	}
	return l.before + l.emphasis + head + l.emphasis + rest
}

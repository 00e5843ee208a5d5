package doc

import "strings"

// What those who write documents must know of how lines are read, so that what
// is written is read as it was meant.

// LineEnd is the line end that a document uses: that of its first line, LF
// where it has only one line.
func LineEnd(src []byte) string { return lineEnd(src) }

// ItemMarker is what stands before the text of a list item: indent, bullet,
// box and number, each of which may be missing.
type ItemMarker struct {
	Indent int    // columns of white space
	Bullet bool   // - * +
	Box    int    // offset of a box's mark in the line; 0 without a box
	Number string // as written, without a final point: "3", "4a", "FR-2.1"
	Text   int    // offset of the text in the line
}

// ReadItemMarker reads the beginning of one line.
func ReadItemMarker(line string) ItemMarker {
	m := readItemMarker(line)
	return ItemMarker{Indent: m.indent, Bullet: m.bullet, Box: m.box, Number: m.number, Text: m.text}
}

// RequirementHeading reads the text of a heading as that of a requirement:
// "Requirement 3: Title", "FR-2.1 Title". ok is false for any other heading.
func RequirementHeading(heading string) (id, title string, ok bool) {
	name, ok := readRequirementName(plainText(heading))
	return name.id, name.title, ok
}

// IsCriteriaLabel reports whether a line, a heading or not, announces
// acceptance criteria.
func IsCriteriaLabel(line string) bool {
	return isCriteriaLabel(plainText(strings.TrimLeft(line, "# \t")))
}

// StoryLabel is the length of what a line has before a user story, such as
// "**User Story:** ", and 0 if it has no such label.
func StoryLabel(line string) int {
	words := len(line) - len(strings.TrimLeft(line, " \t>-+*_"))
	for _, label := range storyLabels {
		rest := line[words:]
		if len(rest) < len(label) || !strings.EqualFold(rest[:len(label)], label) {
			continue
		}
		marks := strings.TrimLeft(rest[len(label):], " :：*_")
		if said := rest[len(label) : len(rest)-len(marks)]; strings.ContainsAny(said, ":：") {
			return len(line) - len(marks)
		}
	}
	return 0
}

// BeginsStory reports whether a line begins a user story, labelled or not.
func BeginsStory(line string) bool {
	return StoryLabel(line) > 0 || beginsStory(plainText(strings.TrimLeft(line, " \t>-+")))
}

// TaskLabel takes the text behind a task's box apart: its number, as people
// or Kiro read it, and its title.
func TaskLabel(text string) (number, title string) {
	l := readLabel(text, kiroNumber(text))
	return l.number, l.title
}

package pieces

import (
	"slices"
	"strings"
)

// opening is the comment that says how a fence is meant: the first one, or the one
// right below where the first says how it was and that one how it will be ("// Before:
// held the coins", "// After: holds a drawer"). What is shown is what comes after.
func (f *Fence) opening() string {
	first := FirstComment(f)
	if !beginsWord(first, "before", "old", "was", "previously") {
		return first
	}
	seen := false
	for _, p := range f.Lines {
		text, ok := CommentText(p.Text)
		switch {
		case p.Text == "":
		case !ok:
			return first
		case seen && beginsWord(text, "after", "now", "new"):
			return text
		}
		seen = true
	}
	return first
}

// beginsWord reports whether a text begins with one of some words and a colon.
func beginsWord(text string, list ...string) bool {
	head, _, ok := strings.Cut(strings.ToLower(text), ":")
	return ok && slices.Contains(list, head)
}

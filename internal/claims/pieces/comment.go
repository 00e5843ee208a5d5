package pieces

import (
	"strings"

	"kiro-mcp/internal/claims/words"
)

// commentMarks begin comments in the languages that designs write.
var commentMarks = []string{"//", "#", "--", "*"}

// CommentText is what a line that is nothing but a comment says, without marks,
// bullets and numbers.
func CommentText(line string) (string, bool) {
	for _, mark := range commentMarks {
		if rest, ok := strings.CutPrefix(line, mark); ok && (mark != "*" || strings.HasPrefix(rest, " ")) {
			text := strings.TrimSpace(strings.TrimLeft(rest, "/#-*! "))
			return strings.TrimSpace(words.WithoutMarker(text)), text != ""
		}
	}
	return "", false
}

// AllComments reports whether a fence is prose in comments: it has no code.
func (f *Fence) AllComments() bool { return f.nature().comments }

func (f *Fence) isProse() bool {
	switch f.Lang {
	case "mermaid", "yaml", "yml", "toml", "ini", "bash", "sh", "shell", "markdown", "md", "console", "diff":
		return false
	}
	n := 0
	for _, p := range f.Lines {
		if _, ok := CommentText(p.Text); ok {
			n++
		} else if strings.Trim(p.Text, " {}()[];") != "" {
			return false
		}
	}
	return n > 0
}

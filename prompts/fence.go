package prompts

import (
	"strings"

	"kiro-mcp/internal/tool"
)

// fenced marks text of the repository as data: a block of code whose fence is
// longer than any run of its character inside, so that no line of the text
// ends it. The text is made safe before: what cannot be seen is escaped.
func fenced(language, text string) string {
	fence := strings.Repeat("`", max(3, longestRun(text)+1))
	return fence + language + "\n" + strings.TrimSuffix(text, "\n") + "\n" + fence
}

// spanned writes a name of the repository into a sentence: on one line,
// between backticks that it cannot close.
func spanned(name string) string {
	return ticked(strings.Join(strings.Fields(tool.Clean(name)), " "))
}

// ticked puts a line between backticks that it cannot close. Its spaces stay:
// in a call they may be the indent of a task.
func ticked(line string) string {
	ticks := strings.Repeat("`", longestRun(line)+1)
	if strings.HasPrefix(line, "`") || strings.HasSuffix(line, "`") {
		line = " " + line + " "
	}
	return ticks + line + ticks
}

// longestRun counts the backticks of the longest run of them.
func longestRun(s string) int {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

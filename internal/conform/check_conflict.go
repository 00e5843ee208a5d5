package conform

import (
	"fmt"
	"strings"

	"kiro-mcp/specfs/doc"
)

var conflictCheck = Check{
	ID: "conflict", Group: Design, Severity: doc.Warning,
	Title: "The design does not contradict itself",
	Why:   "code can keep only one of two promises, and nobody can tell which was meant",
	whole: judgeConflicts,
}

func judgeConflicts(h *held) []Judgement {
	var out []Judgement
	for _, c := range h.in.Promises.Conflicts {
		if len(c.Lines) == 0 {
			continue
		}
		var said []string
		for i, s := range c.Says {
			if i < len(c.Lines) {
				said = append(said, fmt.Sprintf("%s (line %d)", s, c.Lines[i]))
			}
		}
		j := unresolved(nil, "", "the design says two things: %s", strings.Join(said, ", ")).asking("Which of them is meant?")
		j.Element, j.Line, j.Quote = "design: "+c.Element, c.Lines[0], strings.Join(c.Says, " / ")
		out = append(out, *j)
	}
	return out
}

package workflow

import (
	"fmt"
	"strings"

	"kiro-mcp/internal/caller"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// maxOver is how many open tasks a refusal or a question names.
const maxOver = 8

// overriding is what stops a task from being closed over open required tasks
// although force was set: the user sees them first.
func overriding(d *specfs.Document, t *doc.Task, open []*doc.Task) *undecidedError {
	var shown, seen strings.Builder
	fmt.Fprintf(&seen, "%s\n%s %s\n", d.Path, t.ID, t.Title)
	for i, o := range open {
		fmt.Fprintf(&seen, "%s %s\n", o.ID, o.Title)
		if i < maxOver {
			fmt.Fprintf(&shown, "\n- %s %s", o.ID, prose.Short(o.Title, nextBytes))
		}
	}
	if more := len(open) - maxOver; more > 0 {
		fmt.Fprintf(&shown, "\nand %d more", more)
	}
	return &undecidedError{
		question: caller.Question{
			ID:      "force",
			Message: fmt.Sprintf("Task %s, %s, would be marked as done with %s below it:%s", t.ID, quote(prose.Short(t.Title, nextBytes)), prose.Plural(len(open), "open required task"), shown.String()),
			Yes:     "Mark it as done all the same",
			About:   doc.Revision([]byte(seen.String())),
		},
		asCalled: true,
		refused: func(answer caller.Answer) error {
			return &doc.Fault{
				Code: codeDeclined, Field: "force", Given: "true",
				Message: fmt.Sprintf("task %s stays as it is, for %s below it: %s; %s", t.ID, prose.Plural(len(open), "open required task"), idList(open, maxOver), answer),
			}
		},
	}
}

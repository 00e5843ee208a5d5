package workflow

import (
	"strings"

	"kiro-mcp/internal/prose"
)

// Text says what was done, as a diff, and what is next.
func (c CheckOff) Text() string {
	var f prose.Text
	f.Line("workspace %s, spec %s, %s:%d", c.Workspace, c.Spec, c.File, c.Line)
	part := "task " + c.Task
	if c.Criterion != "" {
		part = "criterion " + c.Criterion
	}
	switch {
	case !c.Changed:
		f.Line("%s is %s already; nothing was written: %s", part, c.Before, c.Title)
	case c.Before == c.After:
		f.Line("%s stays %s; its lines were added: %s", part, c.After, c.Title)
	default:
		f.Line("%s: %s -> %s: %s", part, c.Before, c.After, c.Title)
	}
	if len(c.ParentsClosed) > 0 {
		f.Line("closed with it: %s", strings.Join(c.ParentsClosed, ", "))
	}
	if len(c.ParentsReopened) > 0 {
		f.Line("reopened with it: %s", strings.Join(c.ParentsReopened, ", "))
	}
	if c.Caution != "" {
		f.Line("caution: %s", c.Caution)
	}
	if c.Diff != "" {
		f.Line("")
		f.Block(c.Diff)
		f.Line("")
	}
	f.Line("progress: %s", c.Progress.text())
	if c.NextTask != nil {
		f.Line("%s", c.NextTask.line())
	}
	f.Line("revision: %s", c.Revision)
	return f.Done()
}

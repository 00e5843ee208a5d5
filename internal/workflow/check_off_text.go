package workflow

import "strings"

// Text says what was done, as a diff, and what is next.
func (c CheckOff) Text() string {
	var f face
	f.line("workspace %s, spec %s, %s:%d", c.Workspace, c.Spec, c.File, c.Line)
	part := "task " + c.Task
	if c.Criterion != "" {
		part = "criterion " + c.Criterion
	}
	switch {
	case !c.Changed:
		f.line("%s is %s already; nothing was written: %s", part, c.Before, c.Title)
	case c.Before == c.After:
		f.line("%s stays %s; its lines were added: %s", part, c.After, c.Title)
	default:
		f.line("%s: %s -> %s: %s", part, c.Before, c.After, c.Title)
	}
	if len(c.ParentsClosed) > 0 {
		f.line("closed with it: %s", strings.Join(c.ParentsClosed, ", "))
	}
	if len(c.ParentsReopened) > 0 {
		f.line("reopened with it: %s", strings.Join(c.ParentsReopened, ", "))
	}
	if c.Caution != "" {
		f.line("caution: %s", c.Caution)
	}
	if c.Diff != "" {
		f.line("")
		f.block(c.Diff)
		f.line("")
	}
	f.line("progress: %s", c.Progress.text())
	if c.NextTask != nil {
		f.line("%s", c.NextTask.line())
	}
	f.line("revision: %s", c.Revision)
	return f.text()
}

package generate

import (
	"fmt"
	"strings"

	"kiro-mcp/internal/prose"
)

// Text says what was generated, what is left to do by hand, and what is wrong
// with the contract.
func (a Answer) Text() string {
	var t prose.Text
	t.Line("workspace %s, %s → %s in %s", a.Workspace, a.Contract, a.Target, a.Out)
	t.Line("%s", a.did())
	if a.Operations > 0 {
		t.Line("%s; files: %s", prose.Plural(a.Operations, "operation"), a.Counts.text())
	}
	for _, n := range a.Notes {
		t.Line("note: %s", n)
	}
	for _, f := range a.Findings {
		t.Line("%s: %s:%d %s: %s", f.Severity, f.File, f.Line, f.Code, f.Message)
		if f.Fix != "" {
			t.Line("  fix: %s", f.Fix)
		}
	}
	if len(a.Drafts) > 0 {
		t.Line("drafts, to check and to paste below components.schemas:\n```yaml")
		for _, d := range a.Drafts {
			t.Block(d.YAML)
		}
		t.Line("```")
	}
	for _, r := range a.Selected {
		r.write(&t)
	}
	if len(a.Turns) > 0 {
		t.Line("your turn:")
	}
	for _, x := range a.Turns {
		t.Line("- %s:%d %s: %s", x.File, x.Line, x.Operation, x.Change)
	}
	for _, f := range a.Files {
		f.write(&t)
	}
	for _, m := range a.More {
		t.Line("%s", m)
	}
	if a.Revision != "" {
		t.Line("revision: %s", a.Revision)
	}
	return t.Done()
}

func (a Answer) did() string {
	switch {
	case a.unusable:
		return "the contract has errors; nothing was generated"
	case a.Applied:
		return "written"
	case !a.Changed:
		return "all of it stands there already; nothing was written"
	case a.Counts.Conflict > 0:
		return fmt.Sprintf("plan: nothing was written, and nothing will be until this is settled: %s", prose.Plural(a.Counts.Conflict, "conflict"))
	default:
		return "plan: nothing was written; call again with apply=true and expect=" + a.Revision
	}
}

func (c Counts) text() string {
	var parts []string
	for _, x := range []struct {
		n    int
		word string
	}{
		{c.Create, "create"},
		{c.Update, "update"},
		{c.Merge, "merge"},
		{c.Remove, "remove"},
		{c.Conflict, "conflict"},
		{c.Orphan, "orphan"},
		{c.Keep, "keep"},
		{c.Unchanged, "unchanged"},
	} {
		if x.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", x.n, x.word))
		}
	}
	return strings.Join(parts, ", ")
}

func (f File) write(t *prose.Text) {
	line := fmt.Sprintf("- %s %s (%s)", f.Action, f.Path, f.Owner)
	if f.Reason != "" {
		line += ": " + f.Reason
	}
	t.Line("%s", line)
	if f.Diff != "" {
		t.Line("%s", strings.TrimRight(f.Diff, "\n"))
	}
}

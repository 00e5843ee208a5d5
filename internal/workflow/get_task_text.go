package workflow

import (
	"cmp"
	"fmt"
	"strings"

	"kiro-mcp/internal/prose"
)

// Text gives the task first, then what it needs, each part with its reason.
func (a GetTask) Text() string {
	var f prose.Text
	f.Line("workspace %s, spec %s, %s:%d, revision %s", a.Workspace, a.Task.Spec, a.File, a.Task.Line, a.Revision)
	f.Line("task %s: %s", a.Task.ID, a.state())
	if a.Caution != "" {
		f.Line("caution: %s", a.Caution)
	}
	f.Line("")
	f.Block(a.Own)
	a.family(&f)
	a.requirements(&f)
	a.design(&f)
	a.around(&f)
	if len(a.Omitted) > 0 {
		f.Line("\n## Omitted")
		for _, o := range a.Omitted {
			f.Line("- %s (%s): %s", o.What, o.Why, o.Get)
		}
	}
	return f.Done()
}

func (a GetTask) state() string {
	parts := []string{a.Task.Status}
	if a.Task.Derived != "" {
		parts = append(parts, "children say "+a.Task.Derived)
	}
	if a.Task.Optional {
		parts = append(parts, "optional")
	}
	if a.Task.Tolerant {
		parts = append(parts, "not a task to Kiro")
	}
	if a.Task.Section != "" {
		parts = append(parts, "section "+a.Task.Section)
	}
	if a.Chosen != "" {
		parts = append(parts, "chosen as "+a.Chosen)
	}
	return strings.Join(parts, ", ")
}

func (a GetTask) family(f *prose.Text) {
	if a.Parent != nil {
		f.Line("part of %s", a.Parent.text())
	}
	for _, c := range a.Children {
		f.Line("child: %s", c.text())
	}
	for _, w := range a.WaitsFor {
		f.Line("waits for %s", w.text())
	}
	if more := a.Task.BlockedAll - len(a.WaitsFor); a.Task.BlockedAll > 0 && more > 0 {
		f.Line("waits for %d more", more)
	}
}

func (r TaskRef) text() string { return fmt.Sprintf("%s %s %s", box(r.Status), r.ID, r.Title) }

func (a GetTask) requirements(f *prose.Text) {
	if len(a.Requirements) > 0 {
		f.Line("\n## Requirements")
	}
	for _, r := range a.Requirements {
		f.Line("%s %s (%s) %s:%d%s", r.ID, r.Title, reason(r.Why, r.By), r.File, r.Line, r.shown())
		if r.Story != "" {
			f.Line("%s", r.Story)
		}
		for _, c := range r.Criteria {
			why := ""
			if c.Why != "" {
				why = " (" + reason(c.Why, c.By) + ")"
			}
			f.Line("- %s%s %s", c.ID, why, cmp.Or(c.Text, c.URI))
		}
	}
}

// shown says that the criteria are only some of the requirement's.
func (r RequirementPart) shown() string {
	if r.CriteriaAll == 0 {
		return ""
	}
	return fmt.Sprintf(", %d of its %d criteria", len(r.Criteria), r.CriteriaAll)
}

func (a GetTask) design(f *prose.Text) {
	if len(a.Design) > 0 {
		f.Line("\n## Design")
	}
	for _, d := range a.Design {
		place := fmt.Sprintf("%s:%d", d.File, d.Line)
		if d.URI != "" {
			place += ", whole section " + d.URI
		}
		f.Line("%s (%s) %s", d.Section, reason(d.Why, d.By), place)
		if d.Text != "" {
			f.Block(d.Text)
		}
	}
}

// around writes what stands around the task: short lines, one list each.
func (a GetTask) around(f *prose.Text) {
	list := func(title string, n int, line func(i int) string) {
		if n > 0 {
			f.Line("\n## %s", title)
		}
		for i := range n {
			f.Line("- %s", line(i))
		}
	}
	list("Properties", len(a.Properties), func(i int) string {
		p := a.Properties[i]
		return strings.TrimSpace(fmt.Sprintf("%s %s (%s) %s:%d %s", p.ID, p.Title, reason(p.Why, ""), p.File, p.Line, cmp.Or(p.Text, p.URI)))
	})
	list("Code", len(a.Code), func(i int) string { return a.Code[i].text() })
	list("Verify", len(a.Verify), func(i int) string { return a.Verify[i].text() })
	list("Notes", len(a.Notes), func(i int) string { return a.Notes[i].text() })
	list("Steering", len(a.Steering), func(i int) string {
		s := a.Steering[i]
		text := strings.TrimSpace(fmt.Sprintf("%s (%s) %s", s.Name, s.Why, s.URI))
		if s.Text != "" {
			text += "\n" + s.Text
		}
		return text
	})
}

func (c CodePart) text() string {
	text := c.Kind + " " + c.Name + ": " + c.Verdict
	if c.File != "" {
		text += " " + c.File
	}
	if c.Line > 0 {
		text += fmt.Sprintf(":%d", c.Line)
	}
	if c.Why != "" {
		text += " (" + c.Why + ")"
	}
	return text
}

func (l SourceLine) text() string { return fmt.Sprintf("%s:%d %s", l.File, l.Line, l.Text) }

func reason(why, by string) string {
	switch {
	case why == whyNames && by != "":
		return "names, inferred from " + by
	case why == whyNames:
		return "names, inferred"
	case by == "":
		return why
	default:
		return why + ": " + by
	}
}

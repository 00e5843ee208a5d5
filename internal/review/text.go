package review

import (
	"fmt"
	"strings"

	"kiro-mcp/internal/prose"
)

// Text reads the answer: the sentence for a release first, then what needs a
// look, then what was counted.
func (a Answer) Text() string {
	var t prose.Text
	t.Line("%s", a.Release)
	t.Line("%s of spec %s (workspace %s), revision %s%s", a.Design.File, a.Spec, a.Workspace, prose.Short(a.Design.Revision, 12), a.Design.agreement())
	if a.Design.Since != "" {
		t.Line("%s", a.Design.Since)
	}
	t.Line("")
	for _, v := range a.Verdicts {
		v.write(&t)
	}
	if a.Omitted != "" {
		t.Line("Omitted: %s", a.Omitted)
	}
	for _, p := range a.Packet {
		p.write(&t)
	}
	a.writeCounts(&t)
	for _, f := range a.Findings {
		t.Line("- %s %s:%d: %s", f.Code, f.File, f.Line, f.Message)
	}
	for _, h := range a.Hints {
		t.Line("Hint: %s", h)
	}
	return t.Done()
}

func (d DesignRef) agreement() string {
	switch {
	case d.Agreed && d.By != "":
		return fmt.Sprintf(", agreed by %s on %s", d.By, strings.SplitN(d.At, "T", 2)[0])
	case d.Agreed:
		return ", agreed"
	}
	return ", as it is now; nobody has agreed to it"
}

func (v Verdict) write(t *prose.Text) {
	var line strings.Builder
	fmt.Fprintf(&line, "- **%s** %s: %s", v.Verdict, v.Element, v.Message)
	if v.Covers > 0 {
		fmt.Fprintf(&line, " (one cause for %d more)", v.Covers)
	}
	fmt.Fprintf(&line, " [%s; design line %d", v.Check, v.Design.Line)
	for _, s := range v.Source {
		fmt.Fprintf(&line, "; %s:%d", s.File, s.Line)
	}
	if v.Searched != "" {
		line.WriteString("; searched " + v.Searched)
	}
	for _, note := range []string{v.Asserted, v.Waived} {
		if note != "" {
			line.WriteString("; " + note)
		}
	}
	t.Line("%s]", line.String())
}

func (a Answer) writeCounts(t *prose.Text) {
	t.Line("")
	c := a.Counts
	t.Line("Counts: %d satisfied, %d violated, %d unresolved, %d not_checked, %d planned, %d waived, %d asserted", c.Satisfied, c.Violated, c.Unresolved, c.NotChecked, c.Planned, c.Waived, c.Asserted)
	var checks []string
	for _, k := range a.Checks {
		checks = append(checks, fmt.Sprintf("%s %d/%d/%d", k.Check, k.Satisfied, k.Violated, k.Unresolved))
	}
	if len(checks) > 0 {
		t.Line("By check (satisfied/violated/unresolved): %s", strings.Join(checks, ", "))
	}
	v := a.Coverage
	t.Line("Coverage: %d statements promise something, %d recognised, %d not; about %s became no claim; %d left out", v.Statements, v.Claimed, v.Unclaimed, prose.Plural(v.Missed, "promise"), v.LeftOut)
	for _, s := range v.Rows {
		t.Line("- not recognised, line %d: %s", s.Line, s.Quote)
	}
	if a.Unmentioned != nil {
		t.Line("In the source and in no design (%d): %s", a.Unmentioned.Total, strings.Join(a.Unmentioned.First, ", "))
	}
	t.Line("Source: %s", a.Source.text())
}

func (s SourceRef) text() string {
	out := prose.Plural(s.Files, "file")
	if len(s.Apps) > 0 {
		out += ", serving with " + strings.Join(s.Apps, ", ")
	}
	if len(s.Skipped) > 0 {
		out += "; not read: " + strings.Join(s.Skipped, ", ")
	}
	if s.Cut != "" {
		out += "; " + s.Cut
	}
	if s.Changed != nil {
		out += fmt.Sprintf("; only what has to do with %s changed since", prose.Plural(*s.Changed, "file"))
	}
	return out
}

package author

import (
	"fmt"
	"strings"
)

// Text says what was done, as a diff, and what a person should know of it.
func (u UpdateSpec) Text() string {
	var f face
	f.line("%s", u.head())
	f.line("%s", u.did())
	if len(u.IDs) > 0 {
		f.line("ids: %s", strings.Join(u.IDs, ", "))
	}
	if u.Diff != "" {
		f.line("\n%s", strings.TrimRight(u.Diff, "\n"))
		f.line("")
	}
	for _, note := range u.Notes {
		f.line("note: %s", note)
	}
	if len(u.Unfilled) > 0 {
		f.line("still to be filled in: %s", strings.Join(u.Unfilled, " "))
	}
	for _, x := range u.Findings {
		f.line("%s: %s:%d %s: %s", x.Severity, x.File, x.Line, x.Code, x.Message)
	}
	if more := u.Total - len(u.Findings); more > 0 {
		f.line("and %s; validate_spec lists all", plural(more, "further finding"))
	}
	if u.Agreement != nil {
		u.Agreement.write(&f, u.Document)
	}
	f.line("revision: %s", u.Revision)
	return f.text()
}

func (u UpdateSpec) head() string {
	parts := []string{"workspace " + u.Workspace}
	if u.Spec != "" {
		parts = append(parts, "spec "+u.Spec)
	}
	return strings.Join(append(parts, u.Path), ", ")
}

func (u UpdateSpec) did() string {
	apply := "; call again with apply=true and expect=" + u.Revision
	approves := u.Operation == opApprove
	switch {
	case approves && !u.Changed:
		return "it reads as it was agreed to; nothing was written"
	case !u.Changed:
		return "it reads so already; nothing was written"
	case approves && u.Applied:
		return "approved; the text is kept in " + u.Record
	case approves:
		return "plan to approve it as it is now" + apply
	case u.Applied:
		return u.Operation + ": written"
	default:
		return "plan: nothing was written" + apply
	}
}

// write says what was agreed, and first of all what became of it.
func (s *AgreementState) write(f *face, document string) {
	f.line("%s was agreed to by %s on %s (revision %s)", document, s.By, s.At, s.Revision)
	if s.Same {
		return
	}
	f.line("since then: %s (lines of the agreed text are those of %s)", s.Counts.text(), s.Record)
	for _, c := range s.Changes {
		if c.Change == changeGone {
			f.line("- %s: %s, line %d: %s", c.Change, c.Section, c.WasLine, c.Was)
			continue
		}
		f.line("- %s: %s, line %d: %s\n  now line %d: %s", c.Change, c.Section, c.WasLine, c.Was, c.NowLine, c.Now)
	}
	if more := s.Counts.all() - len(s.Changes); more > 0 {
		f.line("and %s", plural(more, "further change"))
	}
}

func (c PromiseCounts) all() int { return c.Gone + c.Weakened + c.Negated + c.Numbers + c.Reworded }

func (c PromiseCounts) text() string {
	var parts []string
	for i, n := range []int{c.Gone, c.Weakened, c.Negated, c.Numbers, c.Reworded} {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, []string{"gone", "weakened", "negated", "with other numbers", "reworded"}[i]))
		}
	}
	if len(parts) == 0 {
		return "no promise went; something was added"
	}
	return "promises: " + strings.Join(parts, ", ")
}

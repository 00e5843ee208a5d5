package author

import (
	"fmt"
	"strings"

	"kiro-mcp/internal/prose"
)

// Text says what was done, as a diff, and what a person should know of it.
func (u UpdateSpec) Text() string {
	var f prose.Text
	f.Line("%s", u.head())
	f.Line("%s", u.did())
	if len(u.IDs) > 0 {
		f.Line("ids: %s", strings.Join(u.IDs, ", "))
	}
	if u.Diff != "" {
		f.Line("\n%s", strings.TrimRight(u.Diff, "\n"))
		f.Line("")
	}
	for _, note := range u.Notes {
		f.Line("note: %s", note)
	}
	if len(u.Unfilled) > 0 {
		f.Line("still to be filled in: %s", strings.Join(u.Unfilled, " "))
	}
	for _, x := range u.Findings {
		f.Line("%s: %s:%d %s: %s", x.Severity, x.File, x.Line, x.Code, x.Message)
	}
	if more := u.Total - len(u.Findings); more > 0 {
		f.Line("and %s; validate_spec lists all", prose.Plural(more, "further finding"))
	}
	if u.Agreement != nil {
		u.Agreement.write(&f, u.Document)
	}
	f.Line("revision: %s", u.Revision)
	return f.Done()
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
func (s *AgreementState) write(f *prose.Text, document string) {
	f.Line("%s was agreed to by %s on %s (revision %s)", document, s.By, s.At, s.Revision)
	if s.Same {
		return
	}
	f.Line("since then: %s (lines of the agreed text are those of %s)", s.Counts.text(), s.Record)
	for _, c := range s.Changes {
		if c.Change == changeGone {
			f.Line("- %s: %s, line %d: %s", c.Change, c.Section, c.WasLine, c.Was)
			continue
		}
		f.Line("- %s: %s, line %d: %s\n  now line %d: %s", c.Change, c.Section, c.WasLine, c.Was, c.NowLine, c.Now)
	}
	if more := s.Counts.all() - len(s.Changes); more > 0 {
		f.Line("and %s", prose.Plural(more, "further change"))
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

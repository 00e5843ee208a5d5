package review

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"kiro-mcp/internal/conform"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

// Answer is what validate_against_design gives. Kept promises are counted by
// check; those that need a look are rows, the gravest first.
type Answer struct {
	Workspace string    `json:"workspace"`
	Spec      string    `json:"spec"`
	Design    DesignRef `json:"design"`
	Release   string    `json:"release" doc:"what a release can rest on"`
	Counts    Counts    `json:"counts"`
	Coverage  Coverage  `json:"coverage"`
	Verdicts  []Verdict `json:"verdicts" doc:"what needs a look, the gravest first"`
	Omitted   string    `json:"omitted,omitempty" doc:"what was left out for room, and how to get it"`
	Checks    []Tally   `json:"checks" doc:"verdicts by check"`

	Unmentioned *Listed       `json:"unmentioned,omitempty" doc:"in the source, and in no design"`
	Source      SourceRef     `json:"source"`
	Packet      []Packet      `json:"packet,omitempty" doc:"with detail full: excerpts and one closed question each"`
	Findings    []doc.Finding `json:"findings,omitempty" doc:"about recorded reviews"`
	Hints       []string      `json:"hints"`

	view *view
}

// DesignRef says which text was held against the source.
type DesignRef struct {
	File     string `json:"file"`
	Revision string `json:"revision"`
	Agreed   bool   `json:"agreed"`
	By       string `json:"by,omitempty" doc:"who agreed to it"`
	At       string `json:"at,omitempty"`
	Since    string `json:"since,omitempty" doc:"what the design says otherwise now"`
}

// Counts are the verdicts. Each promise counts once.
type Counts struct {
	Satisfied  int `json:"satisfied"`
	Violated   int `json:"violated"`
	Unresolved int `json:"unresolved"`
	NotChecked int `json:"not_checked"`
	Planned    int `json:"planned"`
	Waived     int `json:"waived" doc:"of the violated and unresolved, counted only here"`
	Asserted   int `json:"asserted" doc:"decided by somebody, counted in their verdict too"`
}

// Coverage says how much of the design was understood.
type Coverage struct {
	Statements int    `json:"statements" doc:"that promise something"`
	Claimed    int    `json:"claimed"`
	LeftOut    int    `json:"left_out" doc:"examples, other people's, rejected"`
	Unclaimed  int    `json:"not_recognised"`
	Missed     int    `json:"not_recognised_estimate" doc:"promises that became no claim: in these statements, and passed over in others; measured on public designs"`
	Rows       []Said `json:"unclaimed" doc:"the first of them"`
}

// Said is a line of the design.
type Said struct {
	Line  int    `json:"line"`
	Quote string `json:"quote"`
}

// Verdict is one promise that needs a look, or that was asked for.
type Verdict struct {
	Element  string   `json:"element"`
	Check    string   `json:"check"`
	Verdict  string   `json:"verdict" enum:"satisfied,violated,unresolved,not_checked,planned"`
	Severity string   `json:"severity,omitempty" doc:"of a violation"`
	Message  string   `json:"message"`
	Design   Said     `json:"design"`
	Source   []Source `json:"source"`
	Searched string   `json:"searched,omitempty"`
	Asserted string   `json:"asserted,omitempty" doc:"who decided it"`
	Waived   string   `json:"waived,omitempty"`
	Covers   int      `json:"covers,omitempty" doc:"further promises with the same cause"`
}

// Source is a line of the source.
type Source struct {
	File  string `json:"file"`
	Line  int    `json:"line"`
	Quote string `json:"quote,omitempty"`
}

// Tally counts the verdicts of one check.
type Tally struct {
	Check      string `json:"check"`
	Satisfied  int    `json:"satisfied,omitempty"`
	Violated   int    `json:"violated,omitempty"`
	Unresolved int    `json:"unresolved,omitempty"`
	NotChecked int    `json:"not_checked,omitempty"`
}

// Listed is a list cut to its first rows.
type Listed struct {
	Total int      `json:"total"`
	First []string `json:"first"`
}

// SourceRef says what was read.
type SourceRef struct {
	Files   int      `json:"files"`
	Apps    []string `json:"apps" doc:"frameworks found serving"`
	Skipped []string `json:"skipped" doc:"files that were not read, by reason"`
	Cut     string   `json:"cut,omitempty" doc:"why not all source was read"`
	Changed *int     `json:"changed,omitempty" doc:"files changed since the revision"`
}

// HasFindings reports whether something needs a look before a release: what is
// violated and not waived, and records that no longer apply.
func (a Answer) HasFindings() bool { return a.Counts.Violated > 0 || len(a.Findings) > 0 }

// answer makes the answer that fits into a number of bytes.
func (v *view) answer(p Params, room int) *Answer {
	a := v.summary(p)
	rows := v.looked(p)
	a.Verdicts = make([]Verdict, 0, len(rows))
	for _, w := range rows {
		a.Verdicts = append(a.Verdicts, v.verdict(w))
	}
	if p.Detail == detailFull {
		a.Packet = v.packets(rows)
	}
	return v.fitted(a, room)
}

// summary is all of the answer that does not grow.
func (v *view) summary(p Params) *Answer {
	a := &Answer{
		Workspace: v.spec.Workspace.Name, Spec: v.spec.ID, Design: v.designRef(), Counts: v.counts(), Checks: v.tallies(), Findings: v.findings,
		Coverage: v.coverage(), Source: v.sourceRef(), Hints: []string{}, view: v,
	}
	a.Release = release(a)
	if n := len(v.report.Unmentioned); n > 0 {
		a.Unmentioned = &Listed{Total: n, First: []string{}}
		for _, u := range v.report.Unmentioned[:min(n, 12)] {
			a.Unmentioned.First = append(a.Unmentioned.First, fmt.Sprintf("%s (%s:%d)", u.Element, u.File, u.Line))
		}
	}
	if a.Counts.Unresolved > 0 && p.Detail != detailFull {
		a.Hints = append(a.Hints, `detail "full" gives excerpts and a question for each; record_review keeps the answers`)
	}
	return a
}

func (v *view) designRef() DesignRef {
	d := DesignRef{File: v.design.path, Revision: v.design.document.Revision, Agreed: v.design.agreed, By: v.design.by}
	if v.design.agreed {
		d.At = v.design.at.Format(time.RFC3339)
	}
	added, gone, changed := v.design.since()
	if len(added)+len(gone)+len(changed) > 0 {
		d.Since = fmt.Sprintf("the design was edited after it was agreed: %d promises added, %d gone, %d changed%s", len(added), len(gone), len(changed), firstOf(added, gone, changed))
	} else if v.design.agreed && v.design.now != nil && v.design.now.Revision != v.design.document.Revision {
		d.Since = "the design was edited after it was agreed, without another promise that is recognised"
	}
	return d
}

func firstOf(lists ...[]string) string {
	var few []string
	for _, l := range lists {
		few = append(few, l[:min(len(l), 2)]...)
	}
	return ", such as " + strings.Join(few, ", ")
}

func (v *view) counts() Counts {
	var c Counts
	for i := range v.rows {
		w := &v.rows[i]
		n := 1 + len(w.Covers)
		if w.asserted != nil {
			c.Asserted++
		}
		switch verdict := w.verdict(); {
		case w.waived != nil && w.asserted == nil:
			c.Waived += n
		case verdict == conform.Satisfied:
			c.Satisfied += n
		case verdict == conform.Violated:
			c.Violated++ // one cause is one finding
		case verdict == conform.Unresolved:
			c.Unresolved += n
		case verdict == conform.NotChecked:
			c.NotChecked += n
		default:
			c.Planned += n
		}
	}
	return c
}

func (v *view) coverage() Coverage {
	p := v.promises
	c := Coverage{Statements: p.Statements, Claimed: p.Claimed, LeftOut: len(p.LeftOut), Unclaimed: len(p.Unclaimed), Missed: int(math.Round(p.Missed)), Rows: []Said{}}
	for _, s := range p.Unclaimed[:min(len(p.Unclaimed), 30)] {
		c.Rows = append(c.Rows, Said{v.design.line(s.Line), prose.Short(strings.TrimSpace(s.Quote), 120)})
	}
	return c
}

func (v *view) tallies() []Tally {
	out := []Tally{}
	for _, id := range v.report.Ran {
		t := Tally{Check: id}
		for i := range v.rows {
			w := &v.rows[i]
			if w.Check != id {
				continue
			}
			switch w.verdict() {
			case conform.Satisfied:
				t.Satisfied++
			case conform.Violated:
				t.Violated++
			case conform.Unresolved:
				t.Unresolved++
			case conform.NotChecked:
				t.NotChecked++
			case conform.Planned:
			}
		}
		if t != (Tally{Check: id}) {
			out = append(out, t)
		}
	}
	return out
}

func (v *view) sourceRef() SourceRef {
	s := SourceRef{Files: v.report.Files, Apps: v.report.Apps, Skipped: []string{}, Cut: v.cut}
	for why, n := range v.report.SkippedWhy {
		s.Skipped = append(s.Skipped, fmt.Sprintf("%d %s", n, why))
	}
	slices.Sort(s.Skipped)
	if v.changed != nil {
		n := len(v.changed)
		s.Changed = &n
	}
	return s
}

// forReader is how many promises are open that no check decides: what parts do and
// what always holds.
func forReader(a *Answer) int {
	for _, t := range a.Checks {
		if t.Check == "behaviour" {
			return t.Unresolved
		}
	}
	return 0
}

// release is the sentence that a release needs. Only what was found kept, with
// nothing open and all of the design understood, can be released on this evidence.
func release(a *Answer) string {
	c := a.Counts
	var against []string
	for _, part := range []struct {
		n    int
		what string
	}{{c.Violated, "violated"}, {c.Unresolved, "unresolved"}, {c.NotChecked, "not checked"}, {a.Coverage.Unclaimed, "not recognised"}} {
		if part.n == 0 {
			continue
		}
		text := fmt.Sprintf("%d %s", part.n, part.what)
		if n := forReader(a); part.what == "unresolved" && n > 0 {
			text += fmt.Sprintf(" (%d for a reader)", n)
		}
		if n := a.Coverage.Missed; part.what == "not recognised" && n != part.n {
			text += fmt.Sprintf(" (about %s)", prose.Plural(n, "promise"))
		}
		against = append(against, text)
	}
	if a.Source.Cut != "" {
		against = append(against, "not all source read")
	}
	with := ""
	if c.Waived > 0 {
		with = fmt.Sprintf(", %d waived", c.Waived)
	}
	if n := a.Coverage.Missed; n > 0 && a.Coverage.Unclaimed == 0 {
		with += fmt.Sprintf("; about %d more may have been passed over", n)
	}
	switch {
	case len(against) > 0:
		return fmt.Sprintf("not releasable on this evidence: %s (%d satisfied%s)", strings.Join(against, ", "), c.Satisfied, with)
	case c.Satisfied == 0:
		return "nothing was decided: the design makes no promise that could be held against the source"
	}
	return fmt.Sprintf("releasable on this evidence: all %d promises are kept%s", c.Satisfied, with)
}

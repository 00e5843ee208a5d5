package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"kiro-mcp/internal/conform"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

// looked are the rows that an answer lists: what needs a look; and everything,
// when particular elements were asked for.
func (v *view) looked(p Params) []row {
	var out []row
	for _, w := range v.rows {
		verdict := w.verdict()
		if len(p.Elements) > 0 || w.waived == nil && (verdict == conform.Violated || verdict == conform.Unresolved) || w.asserted != nil {
			out = append(out, w)
		}
	}
	slices.SortStableFunc(out, func(a, b row) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return cmp.Compare(a.Line, b.Line)
	})
	return out
}

// rank puts violations first, the grave ones before the others, then what is
// open with something to look at, then what is open without.
func rank(w row) int {
	switch verdict := w.verdict(); {
	case verdict == conform.Violated && w.Severity == doc.Error:
		return 0
	case verdict == conform.Violated:
		return 1
	case verdict == conform.Unresolved && w.Check == "behaviour":
		return 4 // every part has some, and only reading decides them
	case verdict == conform.Unresolved && len(w.Source) > 0:
		return 2
	case verdict == conform.Unresolved:
		return 3
	}
	return 5
}

func (v *view) verdict(w row) Verdict {
	out := Verdict{
		Element: w.Element, Check: w.Check, Verdict: string(w.verdict()), Message: w.Message, Searched: w.Searched, Covers: len(w.Covers),
		Design: Said{v.design.line(w.Line), prose.Short(strings.TrimSpace(w.Quote), 100)}, Source: []Source{},
	}
	if w.verdict() == conform.Violated {
		out.Severity = string(w.Severity)
	}
	for _, e := range w.Source {
		out.Source = append(out.Source, Source{File: e.File, Line: e.Line, Quote: prose.Short(e.Quote, 80)})
	}
	if w.asserted != nil {
		out.Asserted = fmt.Sprintf("asserted by %s on %s, %s:%d", w.asserted.By, w.asserted.At.Format(time.DateOnly), w.asserted.File, w.asserted.Line)
	}
	if w.waived != nil {
		out.Waived = fmt.Sprintf("waived by %s until %s: %s", w.waived.By, w.waived.Until, w.waived.Reason)
	}
	return out
}

// fitted cuts an answer to its room: first what explains, then the last rows. The
// counts are never cut, and what was left out is said.
func (v *view) fitted(a *Answer, room int) *Answer {
	all, packets := len(a.Verdicts), len(a.Packet)
	for step := 0; !v.reviewer.fits(a, room); step++ {
		switch {
		case len(a.Packet) > 0:
			a.Packet = a.Packet[:len(a.Packet)-1]
		case len(a.Coverage.Rows) > 3:
			a.Coverage.Rows = a.Coverage.Rows[:max(3, len(a.Coverage.Rows)/2)]
		case a.Unmentioned != nil && len(a.Unmentioned.First) > 3:
			a.Unmentioned.First = a.Unmentioned.First[:3]
		case len(a.Verdicts) > 4:
			a.Verdicts = a.Verdicts[:max(4, len(a.Verdicts)*7/8)]
		case hasSearched(a.Verdicts):
			a.Verdicts = withoutSearched(a.Verdicts)
		case len(a.Coverage.Rows) > 0:
			a.Coverage.Rows = a.Coverage.Rows[:len(a.Coverage.Rows)-1]
		case len(a.Findings) > 2:
			a.Findings = a.Findings[:len(a.Findings)-1]
		case len(a.Checks) > 6:
			a.Checks = a.Checks[:6]
		case len(a.Verdicts) > 0:
			a.Verdicts = a.Verdicts[:len(a.Verdicts)-1]
		default:
			return a
		}
		a.Omitted = omitted(all-len(a.Verdicts), packets-len(a.Packet))
	}
	return a
}

func omitted(rows, packets int) string {
	var parts []string
	if rows > 0 {
		parts = append(parts, prose.Plural(rows, "row"))
	}
	if packets > 0 {
		parts = append(parts, prose.Plural(packets, "packet"))
	}
	if len(parts) == 0 {
		return "lines explaining rows; a greater max_bytes has them"
	}
	return strings.Join(parts, " and ") + " left out: narrow it by checks, elements or paths, or give a greater max_bytes"
}

func hasSearched(rows []Verdict) bool {
	return slices.ContainsFunc(rows, func(r Verdict) bool { return r.Searched != "" || len(r.Source) > 1 })
}

func withoutSearched(rows []Verdict) []Verdict {
	out := slices.Clone(rows)
	for i := range out {
		out[i].Searched = ""
		out[i].Source = out[i].Source[:min(1, len(out[i].Source))]
	}
	return out
}

// Package rules holds a spec to what makes one worth following: what Kiro can
// read, ids that mean something, work that covers what was asked for, and
// sentences that somebody can check.
//
// Most callers want [Check]; [All] is the list for a person. A rule is its id,
// its reasons and one function, in a file of its own; what reading a spec finds
// by itself is taken over as it is, from one table.
//
// The package promises that a rule says nothing of a language that it does not
// read; that a report names the rules which did not run, and why; and that a
// rule is on by default only if nine in ten of a sample of its findings, judged
// by reading them in their documents, were worth a person's attention
// (judged.tsv).
package rules

import (
	"cmp"
	"context"
	"slices"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// Report is what the rules say of a spec.
type Report struct {
	Findings []doc.Finding // the gravest first, then by document and line
	Outcomes []Outcome     // one for each rule that was meant, in the order of All
}

// Outcome is what became of one rule.
type Outcome struct {
	Rule  *Rule
	Ran   bool
	Why   string // why it did not run; empty for one that is off
	Count int    // its findings
}

// Off reports whether the rule was left out because nobody asked for it.
func (o Outcome) Off() bool { return !o.Ran && o.Why == "" }

// In is the report with the findings of one document alone, by its path. The
// rules have seen all of the spec.
func (r *Report) In(file string) *Report {
	here := &Report{Outcomes: slices.Clone(r.Outcomes)}
	count := map[string]int{}
	for _, f := range r.Findings {
		if f.File == file {
			here.Findings = append(here.Findings, f)
			count[f.Code]++
		}
	}
	for i, o := range here.Outcomes {
		here.Outcomes[i].Count = count[o.Rule.ID]
	}
	return here
}

// Check applies rules to a spec: those that are wanted, by id or group, "all"
// for every one. When none is named, all are meant and those on by default are
// applied. The error is a [doc.Fault] unknown_rule. What cannot be read of the
// spec is a finding.
func Check(ctx context.Context, spec *specfs.Spec, wanted []string) (*Report, error) {
	chosen, err := choose(wanted)
	if err != nil {
		return nil, err
	}
	documents, unread := spec.All(ctx)
	return apply(newSubject(documents, slices.Concat(spec.Findings, unread)), chosen, len(wanted) == 0), nil
}

// apply runs the rules that are chosen; those that are not have an outcome
// where all were meant.
func apply(s *subject, chosen func(*Rule) bool, allMeant bool) *Report {
	r := &Report{}
	for i := range all {
		rule := &all[i]
		if !chosen(rule) {
			if allMeant {
				r.Outcomes = append(r.Outcomes, Outcome{Rule: rule})
			}
			continue
		}
		found, why := rule.run(s)
		r.Findings = append(r.Findings, found...)
		r.Outcomes = append(r.Outcomes, Outcome{Rule: rule, Ran: why == "", Why: why, Count: len(found)})
	}
	slices.SortStableFunc(r.Findings, func(a, b doc.Finding) int {
		return cmp.Or(cmp.Compare(rank(a.Severity), rank(b.Severity)), cmp.Compare(s.order[a.File], s.order[b.File]), cmp.Compare(a.Line, b.Line))
	})
	return r
}

// rank orders severities, the gravest first.
func rank(s doc.Severity) int {
	return slices.Index([]doc.Severity{doc.Error, doc.Warning, doc.Info}, s)
}

package author

import (
	"context"
	"slices"

	"kiro-mcp/internal/prose"
	"kiro-mcp/internal/rules"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// What an answer shows of findings: the gravest, each at some length.
const (
	maxFindings  = 5
	findingBytes = 160
)

// broughtBy are the findings of a spec that a change of one document brings,
// wherever they show: a criterion that no task cites, a task that cites what
// is not there.
func broughtBy(ctx context.Context, at place, before, after []byte) ([]doc.Finding, error) {
	was := at.spec
	if !at.missing {
		was, _ = at.spec.With(at.info, before)
	}
	is, _ := at.spec.With(at.info, after)
	had, err := check(ctx, was)
	if err != nil {
		return nil, err
	}
	found, err := check(ctx, is)
	if err != nil {
		return nil, err
	}
	known := map[doc.Finding]int{}
	for _, f := range had {
		known[wherever(f)]++
	}
	return slices.DeleteFunc(found, func(f doc.Finding) bool {
		known[wherever(f)]--
		return known[wherever(f)] >= 0
	}), nil
}

// wherever is a finding without its line, which other changes move.
func wherever(f doc.Finding) doc.Finding {
	f.Line = 0
	return f
}

// findingsOf are all findings of one document.
func findingsOf(ctx context.Context, spec *specfs.Spec, file string) ([]doc.Finding, error) {
	found, err := check(ctx, spec)
	return slices.DeleteFunc(found, func(f doc.Finding) bool { return f.File != file }), err
}

// check holds a spec to the rules that are on by default.
func check(ctx context.Context, spec *specfs.Spec) ([]doc.Finding, error) {
	report, err := rules.Check(ctx, spec, nil)
	if err != nil {
		return nil, err
	}
	return report.Findings, nil
}

// addFindings takes over findings, as many as there is room for.
func (u *UpdateSpec) addFindings(found []doc.Finding) {
	u.Total = len(found)
	for _, f := range found[:min(maxFindings, len(found))] {
		f.Message, f.Fix = prose.Short(f.Message, findingBytes), ""
		u.Findings = append(u.Findings, f)
	}
}

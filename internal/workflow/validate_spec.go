package workflow

import (
	"context"
	"slices"
	"strconv"

	"kiro-mcp/internal/rules"
	"kiro-mcp/specfs/doc"
)

// ValidateParams says what to hold to the rules, and to which.
type ValidateParams struct {
	Spec     string   `json:"spec,omitempty" doc:"id, if several"`
	Document string   `json:"document,omitempty" doc:"such as tasks; none: all"`
	Rules    []string `json:"rules,omitempty" doc:"ids or groups, also those off"`
	Limit    int      `json:"limit,omitempty" minimum:"1" maximum:"200" doc:"rows"`
	Cursor   string   `json:"cursor,omitempty" doc:"next_cursor"`
}

// Validation is a page of findings, the gravest first, then by document and
// line. What every rule did is on each page: no finding is not yet a pass.
type Validation struct {
	Workspace  string        `json:"workspace"`
	Spec       string        `json:"spec"`
	Document   string        `json:"document,omitempty" doc:"when only its findings are given"`
	Rules      []string      `json:"rules,omitempty" doc:"when only these were applied"`
	Findings   []doc.Finding `json:"findings"`
	Total      int           `json:"total" doc:"rows on all pages"`
	Errors     int           `json:"errors"`
	Warnings   int           `json:"warnings"`
	NextCursor string        `json:"next_cursor,omitempty"`
	Groups     []RuleGroup   `json:"groups" doc:"what the rules did, by what they are about"`

	after int // findings on former pages
}

// RuleGroup is what the rules of one group did.
type RuleGroup struct {
	Group  string      `json:"group" enum:"format,ids,coverage,waves,requirements,tasks,design"`
	Ran    int         `json:"ran" doc:"rules applied; those not in found found nothing"`
	Found  []RuleCount `json:"found,omitempty"`
	Off    []string    `json:"off,omitempty" doc:"not applied: name them in rules"`
	NotRun []NotRun    `json:"not_run,omitempty" doc:"could not be applied"`
}

// RuleCount is how many findings a rule has on all pages.
type RuleCount struct {
	Rule  string `json:"rule"`
	Count int    `json:"count"`
}

// NotRun are rules that could not be applied, for one reason.
type NotRun struct {
	Why   string   `json:"why"`
	Rules []string `json:"rules"`
}

// ValidateSpec holds a spec to the rules that are on by default, or to those
// that are named.
func (f *Flow) ValidateSpec(ctx context.Context, p ValidateParams) (Validation, error) {
	after, err := decodeCursor(p.Cursor, 4)
	if err != nil {
		return Validation{}, err
	}
	spec, err := f.workspaces.Spec(ctx, p.Spec)
	if err != nil {
		return Validation{}, err
	}
	out := Validation{Workspace: spec.Workspace.Name, Spec: spec.ID, Rules: p.Rules}
	report, err := rules.Check(ctx, spec, p.Rules)
	if err != nil {
		return Validation{}, err
	}
	if p.Document != "" {
		d, err := spec.Read(ctx, p.Document)
		if err != nil {
			return Validation{}, err
		}
		out.Document = d.Name
		report = report.In(d.Path)
	}
	out.add(report)
	return out, out.page(after, p)
}

// add takes over what was found, and what every rule did.
func (v *Validation) add(report *rules.Report) {
	v.Findings, v.Total = report.Findings, len(report.Findings)
	for _, x := range report.Findings {
		switch x.Severity {
		case doc.Error:
			v.Errors++
		case doc.Warning:
			v.Warnings++
		case doc.Info:
		}
	}
	for _, o := range report.Outcomes {
		group := string(o.Rule.Group)
		if len(v.Groups) == 0 || v.Groups[len(v.Groups)-1].Group != group {
			v.Groups = append(v.Groups, RuleGroup{Group: group})
		}
		v.Groups[len(v.Groups)-1].add(o)
	}
}

func (g *RuleGroup) add(o rules.Outcome) {
	switch {
	case o.Off():
		g.Off = append(g.Off, o.Rule.ID)
	case !o.Ran:
		at := slices.IndexFunc(g.NotRun, func(n NotRun) bool { return n.Why == o.Why })
		if at < 0 {
			at, g.NotRun = len(g.NotRun), append(g.NotRun, NotRun{Why: o.Why})
		}
		g.NotRun[at].Rules = append(g.NotRun[at].Rules, o.Rule.ID)
	default:
		g.Ran++
		if o.Count > 0 {
			g.Found = append(g.Found, RuleCount{o.Rule.ID, o.Count})
		}
	}
}

// page cuts the findings to those after the cursor.
func (v *Validation) page(after []string, p ValidateParams) error {
	if after != nil {
		at := slices.IndexFunc(v.Findings, func(x doc.Finding) bool { return slices.Equal(findingKey(x), after) })
		if at < 0 {
			return unknownCursor(p.Cursor)
		}
		v.after = at + 1
		v.Findings = v.Findings[v.after:]
	}
	limit := pageRows
	if p.Limit > 0 {
		limit = p.Limit
	}
	v.Keep(limit)
	return nil
}

// findingKey tells a finding from all others.
func findingKey(x doc.Finding) []string {
	return []string{x.Code, x.File, strconv.Itoa(x.Line), checksum(x.Message)}
}

// HasFindings reports whether something needs a look; what is only for
// information does not.
func (v Validation) HasFindings() bool { return v.Errors+v.Warnings > 0 }

// Rows is how many findings the page has.
func (v *Validation) Rows() int { return len(v.Findings) }

// Keep cuts the page to its first n findings; the next begins after them.
func (v *Validation) Keep(n int) {
	if n >= len(v.Findings) {
		return
	}
	v.Findings = v.Findings[:n]
	v.NextCursor = encodeCursor(findingKey(v.Findings[n-1])...)
}

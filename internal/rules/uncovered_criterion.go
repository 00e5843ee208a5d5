package rules

import (
	"strings"

	"kiro-mcp/internal/pattern"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var uncoveredCriterion = Rule{
	ID: "uncovered_criterion", Group: Coverage, Severity: doc.Warning,
	Title:  "criteria that no task cites, in a plan that cites others",
	Why:    "what no task is for is not built, and the plan looks complete all the same",
	Fix:    "add a task for it, or cite it where it is done",
	Needs:  []specfs.Kind{specfs.KindRequirements, specfs.KindTasks},
	unless: citesTooLittle,
	Judged: Judgment{28, 30},
	find:   findUncoveredCriterion,
}

// minCited is the share of criteria that must be cited for the others to count
// as forgotten: a plan that cites little follows another habit.
const minCited = 0.3

// mostIDs is how many ids a message lists.
const mostIDs = 5

// prohibition matches a criterion that forbids and asks for nothing, whatever
// happens: it is kept by not doing something, in all tasks.
var prohibition = pattern.Of(`(?i)^the [^.;,]*\b(?:shall|must) not\b[^.;]*[.;]?$`)

func citesTooLittle(s *subject) string {
	cited := s.citedCriteria()
	total, covered := 0, 0
	s.eachCriterion(func(_ *specfs.Document, c *doc.Criterion) {
		if total++; cited[c] {
			covered++
		}
	})
	if total == 0 || float64(covered) < minCited*float64(total) {
		return "tasks cite few criteria or none"
	}
	return ""
}

func findUncoveredCriterion(s *subject, report reporter) {
	cited := s.citedCriteria()
	for _, d := range s.requirements {
		for _, r := range d.Requirements.All {
			var without []*doc.Criterion
			for _, c := range r.Criteria {
				if !cited[c] && !prohibition().MatchString(c.Text) {
					without = append(without, c)
				}
			}
			switch {
			case len(without) == 0:
			case len(without) == len(r.Criteria):
				report(d, r.Line, "no task cites requirement %s or a criterion of it", r.ID)
			default:
				report(d, without[0].Line, "no task cites %s", listed(without))
			}
		}
	}
}

func listed(criteria []*doc.Criterion) string {
	var ids []string
	for _, c := range criteria[:min(len(criteria), mostIDs)] {
		ids = append(ids, c.ID)
	}
	if len(criteria) > mostIDs {
		ids = append(ids, "…")
	}
	return strings.Join(ids, ", ")
}

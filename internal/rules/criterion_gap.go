package rules

import (
	"strconv"
	"strings"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var criterionGap = Rule{
	ID: "criterion_gap", Group: IDs, Severity: doc.Info,
	Title:  "a criterion number that was left out",
	Why:    "a criterion was lost, or those below it were cited under other numbers",
	Fix:    "restore it, or number anew and correct what cites them",
	Needs:  []specfs.Kind{specfs.KindRequirements},
	Judged: Judgment{1, 1},
	find:   findCriterionGap,
}

func findCriterionGap(s *subject, report reporter) {
	for _, d := range s.requirements {
		for _, r := range d.Requirements.All {
			last := 0
			for _, c := range r.Criteria {
				n, plain := itemNumber(r, c)
				if plain && last > 0 && n > last+1 {
					report(d, c.Line, "criterion %s follows %s.%d", c.ID, r.ID, last)
				}
				if plain {
					last = max(last, n)
				}
			}
		}
	}
}

// itemNumber is a criterion's number in its requirement; plain says that it is
// one, without letters or further points.
func itemNumber(r *doc.Requirement, c *doc.Criterion) (n int, plain bool) {
	rest, ok := strings.CutPrefix(c.ID, r.ID+".")
	n, err := strconv.Atoi(rest)
	return n, ok && err == nil
}

package rules

import (
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var severalShall = Rule{
	ID: "several_shall", Group: Requirements, Severity: doc.Info,
	Title:    "a criterion that holds several SHALL",
	Why:      "a task cites it as a whole, and nobody can tell which half is done",
	Fix:      "make a criterion of each",
	Language: English, Needs: []specfs.Kind{specfs.KindRequirements},
	find: findSeveralShall,
}

func findSeveralShall(s *subject, report reporter) {
	s.eachCriterion(func(d *specfs.Document, c *doc.Criterion) {
		n := 0
		for _, w := range wordsOf(c.Text) {
			if w == "shall" {
				n++
			}
		}
		if n > 1 {
			report(d, c.Line, "criterion %s holds %d SHALL", c.ID, n)
		}
	})
}

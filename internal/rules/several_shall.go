package rules

import (
	"kiro-mcp/internal/pattern"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var severalShall = Rule{
	ID: "several_shall", Group: Requirements, Severity: doc.Info,
	Title:    "a criterion that holds several obligations, each with a SHALL of its own",
	Why:      "a task cites it as a whole, and nobody can tell which half is done",
	Fix:      "make a criterion of each",
	Language: English, Needs: []specfs.Kind{specfs.KindRequirements},
	unless: noShall,
	Judged: Judgment{26, 27},
	find:   findSeveralShall,
}

// obligation is a SHALL that obliges to one thing more. SHALL NOT, SHALL leave
// (unchanged) and SHALL exit only bound or end the obligation beside them; what
// is told, restated or an alternative ("state that the agent SHALL", "which
// SHALL", "— it SHALL", "or the old one SHALL", or after a colon) belongs to the
// sentence that tells it.
var (
	obligation = pattern.Of(`(?i)(?:^|[ ,])shall [a-z]+`)
	bound      = pattern.Of(`(?i)^.?shall (?:not|leave|exit|terminate|remain|stay|only|list no)\b`)
	restated   = pattern.Of(`(?i)(?:\b(?:that|no other)\b[^;]*|, or\b[^;]*|\bwhich|[—–;] it|:[^;]*)$`)
)

// longCriterion is how many bytes of a criterion are read: what stands before
// each SHALL is looked at again, and nobody writes more.
const longCriterion = 4 << 10

func findSeveralShall(s *subject, report reporter) {
	s.eachCriterion(func(d *specfs.Document, c *doc.Criterion) {
		text, n := withoutQuotes(c.Text[:min(len(c.Text), longCriterion)]), 0
		for _, at := range obligation().FindAllStringIndex(text, -1) {
			if !bound().MatchString(text[at[0]:]) && !restated().MatchString(text[:at[0]]) {
				n++
			}
		}
		if n > 1 && isEnglish(c.Text) {
			report(d, c.Line, "criterion %s holds %d obligations", c.ID, n)
		}
	})
}

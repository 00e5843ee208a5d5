package rules

import (
	"slices"

	"kiro-mcp/internal/pattern"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var boundaryCaseMissing = Rule{
	ID: "boundary_case_missing", Group: Requirements, Severity: doc.Info,
	Title:    "a requirement with a limit that says nothing of what lies beyond it",
	Why:      "whether the next one is refused, cut or taken is decided by whoever writes the code",
	Fix:      "add: IF <it is exceeded>, THEN THE <system> SHALL <response>",
	Language: English, Needs: []specfs.Kind{specfs.KindRequirements},
	Judged: Judgment{3, 3},
	find:   findBoundaryCaseMissing,
}

// A limit on what is taken needs an answer to what is not; a limit on what is
// shown or produced, or a load that must be borne, needs none.
var (
	limit  = pattern.Of(`(?i)\b(?:accept|allow|permit|validate|enforce|restrict)\b.*\b(?:up to|at most|no more than|maximum(?: \w+)? of|limit(?:ed)? (?:of|to)|between) \d`)
	beyond = pattern.Of(`(?i)\b(?:exceed\w*|more than|above|beyond|over|larger|longer|greater|too|reject\w*|refuse\w*|invalid|error\w*|truncat\w*|otherwise|outside|evict\w*|oldest)\b`)
)

func findBoundaryCaseMissing(s *subject, report reporter) {
	for _, d := range s.requirements {
		for _, r := range d.Requirements.All {
			at := slices.IndexFunc(r.Criteria, func(c *doc.Criterion) bool { return limit().MatchString(c.Text) })
			if at < 0 || slices.ContainsFunc(r.Criteria, func(c *doc.Criterion) bool { return beyond().MatchString(c.Text) }) {
				continue
			}
			report(d, r.Criteria[at].Line, "criterion %s sets a limit, and no other of requirement %s says what lies beyond", r.Criteria[at].ID, r.ID)
		}
	}
}

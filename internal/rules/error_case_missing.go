package rules

import (
	"slices"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var errorCaseMissing = Rule{
	ID: "error_case_missing", Group: Requirements, Severity: doc.Info, Off: true,
	Title:    "a requirement that takes input or calls out, and says nothing of failure",
	Why:      "what happens then is decided by whoever writes the code",
	Fix:      "add: IF <it fails>, THEN THE <system> SHALL <response>",
	Language: English, Needs: []specfs.Kind{specfs.KindRequirements},
	Judged: Judgment{8, 30},
	find:   findErrorCaseMissing,
}

var mayFail = set(`upload uploads uploaded submit submits submitted enters input inputs request requests api import imports
imported parse parses parsed load loads loaded download downloads save saves saved connect connects connection network
database send sends sent fetch fetches query queries payment authenticate authenticates login password`)

var failureWords = set(`if error errors fail fails failed failing failure failures invalid reject rejects rejected refuse refuses
deny denied unauthorized forbidden missing unavailable timeout timeouts exceed exceeds exceeded expired expires cannot not
without unable incorrect malformed empty corrupt corrupted exception exceptions warning warn warns retry retries no never
unsuccessful conflict duplicate otherwise prevent prevents abort validate validates validation`)

func findErrorCaseMissing(s *subject, report reporter) {
	for _, d := range s.requirements {
		for _, r := range d.Requirements.All {
			risky := slices.ContainsFunc(r.Criteria, func(c *doc.Criterion) bool { return holdsAny(wordsOf(c.Text), mayFail) })
			told := slices.ContainsFunc(r.Criteria, func(c *doc.Criterion) bool { return holdsAny(wordsOf(c.Text), failureWords) })
			if len(r.Criteria) >= 3 && risky && !told {
				report(d, r.Line, "no criterion of requirement %s says what happens when something fails", r.ID)
			}
		}
	}
}

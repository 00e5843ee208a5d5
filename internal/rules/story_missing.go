package rules

import (
	"kiro-mcp/internal/pattern"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var storyMissing = Rule{
	ID: "story_missing", Group: Requirements, Severity: doc.Info,
	Title:  "a requirement without a user story, where the others have one",
	Why:    "nobody knows whom it serves, and so what may be left out",
	Fix:    "add: As a <role>, I want <ability>, so that <benefit>",
	Needs:  []specfs.Kind{specfs.KindRequirements},
	Judged: Judgment{1, 1},
	find:   findStoryMissing,
}

// mostStories is the share of requirements with a story from which on the
// others are taken to lack theirs.
const mostStories = 0.7

// itsCode matches an id such as NFR-1 or DR2.
var itsCode = pattern.Of(`^\pL`)

func findStoryMissing(s *subject, report reporter) {
	for _, d := range s.requirements {
		var without []*doc.Requirement
		total := 0
		for _, r := range d.Requirements.All {
			if len(r.Criteria) == 0 || itsCode().MatchString(r.ID) {
				continue // what no_criteria speaks of, or a requirement with a code, which serves others
			}
			if total++; r.Story == "" {
				without = append(without, r)
			}
		}
		if float64(total-len(without)) < mostStories*float64(total) {
			continue
		}
		for _, r := range without {
			report(d, r.Line, "requirement %s has no user story", r.ID)
		}
	}
}

package rules

import (
	"slices"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var earsForm = Rule{
	ID: "ears_form", Group: Requirements, Severity: doc.Info,
	Title:    "a criterion without SHALL, in a document whose criteria have it",
	Why:      "it states a wish, a fact or half a sentence, and obliges nobody",
	Fix:      "write it as WHEN <trigger>, THE <system> SHALL <response>",
	Language: English, Needs: []specfs.Kind{specfs.KindRequirements},
	unless: notEARS,
	Judged: Judgment{10, 11},
	find:   findEARSForm,
}

// minEARS is the share of criteria with SHALL from which on a document is
// taken to follow EARS. User stories with boxes have none, and need none.
const minEARS = 0.7

// modals say what must be, or may (RFC 2119); SHOULD leaves it open.
var modals = set("shall must may")

func findEARSForm(s *subject, report reporter) {
	for _, d := range s.requirements {
		if !followsEARS(d) {
			continue
		}
		for _, r := range d.Requirements.All {
			for _, c := range r.Criteria {
				if !obliges(c) {
					report(d, c.Line, "criterion %s says nothing that SHALL be", c.ID)
				}
			}
		}
	}
}

func notEARS(s *subject) string {
	if slices.ContainsFunc(s.requirements, followsEARS) {
		return ""
	}
	return "criteria not in EARS form"
}

// followsEARS reports whether a document's criteria have SHALL as a rule.
func followsEARS(d *specfs.Document) bool {
	total, with := 0, 0
	for _, r := range d.Requirements.All {
		for _, c := range r.Criteria {
			if total++; obliges(c) {
				with++
			}
		}
	}
	return total > 0 && float64(with) >= minEARS*float64(total)
}

func obliges(c *doc.Criterion) bool { return holdsAny(wordsOf(c.Text), modals) }

package rules

import (
	"slices"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var topicMissing = Rule{
	ID: "topic_missing", Group: Design, Severity: doc.Info,
	Title:    "a design without a word on what several criteria ask for: failure, access, speed",
	Why:      "the decision is taken in the code, by whoever meets it first",
	Fix:      "add a section on it",
	Language: English, Needs: []specfs.Kind{specfs.KindRequirements, specfs.KindDesign},
	find: findTopicMissing,
}

// topic is something that requirements ask for in some words, and that a
// design may answer in more.
type topic struct {
	name    string
	asked   map[string]bool
	answers map[string]bool
}

var topics = []topic{
	{"failure", set("error errors fails failure failures invalid"), set(`error errors fail fails failed failure failures invalid
exception exceptions fallback retry retries catch throw throws err panic recover recovery degrade degradation warning warnings abort rollback reject rejects rejected`)},
	{"access", set("authenticate authenticated authentication authorize authorized authorization unauthorized permission permissions encrypt encrypted password passwords"),
		set(`authenticate authenticated authentication authorize authorized authorization unauthorized auth permission permissions role roles rbac
encrypt encrypted encryption password passwords token tokens jwt session security secure credential credentials access oauth iam login acl policy`)},
	{"speed", set("milliseconds ms latency seconds second performance throughput"), set(`performance fast latency speed ms milliseconds second seconds cache caching cached
throughput optimize optimization optimized timeout timeouts async parallel concurrent batch batching lazy index debounce throttle benchmark efficient`)},
}

// minAsked is how many criteria must ask for a topic.
const minAsked = 3

func findTopicMissing(s *subject, report reporter) {
	for _, t := range topics {
		asked := 0
		s.eachCriterion(func(_ *specfs.Document, c *doc.Criterion) {
			if holdsAny(wordsOf(c.Text), t.asked) {
				asked++
			}
		})
		answered := slices.ContainsFunc(s.designs, func(d *specfs.Document) bool {
			return holdsAny(wordsOf(string(d.Source)), t.answers)
		})
		if asked >= minAsked && !answered {
			report(s.designs[0], 1, "%d criteria speak of %s, and the design has no word on it", asked, t.name)
		}
	}
}

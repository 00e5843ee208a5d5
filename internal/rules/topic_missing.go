package rules

import (
	"regexp"
	"slices"

	"kiro-mcp/internal/pattern"
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
// design may answer in many more, in names and code too.
type topic struct {
	name    string
	asked   map[string]bool
	answers func() *regexp.Regexp
}

var topics = []topic{
	{
		name:    "failure",
		asked:   set("error errors fails failure failures invalid"),
		answers: pattern.Of(`(?i)error|fail|invalid|exception|fallback|retr(?:y|ies)|catch|throw|panic|recover|degrad|warning|abort|rollback|reject`),
	},
	{
		name:    "access",
		asked:   set("authenticate authenticated authorize authorized unauthorized permission permissions encrypt encrypted password passwords"),
		answers: pattern.Of(`(?i)auth|permission|role|rbac|encrypt|password|token|jwt|session|secur|credential|access|iam|login|acl|policy`),
	},
	{
		name:    "speed",
		asked:   set("milliseconds ms latency throughput"),
		answers: pattern.Of(`(?i)perform|fast|latency|speed|\bms\b|second|cach|throughput|optimi|timeout|async|parallel|concurren|batch|lazy|index|debounce|throttl|benchmark|efficien`),
	},
}

// minAsked is how many criteria must ask for a topic, and minWords how long a
// design is that can be held to it: a shorter one says that it is a sketch.
const (
	minAsked = 3
	minWords = 200
)

func findTopicMissing(s *subject, report reporter) {
	for _, t := range topics {
		asked := 0
		s.eachCriterion(func(_ *specfs.Document, c *doc.Criterion) {
			if holdsAny(wordsOf(c.Text), t.asked) {
				asked++
			}
		})
		if asked < minAsked {
			continue
		}
		answered := slices.ContainsFunc(s.designs, func(d *specfs.Document) bool {
			return len(wordsOf(string(d.Source))) < minWords || t.answers().Match(d.Source)
		})
		if !answered {
			report(s.designs[0], 1, "%d criteria speak of %s, and the design has no word on it", asked, t.name)
		}
	}
}

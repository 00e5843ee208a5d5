package rules

import (
	"slices"
	"strings"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var unmeasured = Rule{
	ID: "unmeasured", Group: Requirements, Severity: doc.Info,
	Title:    "a criterion about time, size or load without a number",
	Why:      "any result meets it",
	Fix:      "give the limit and what it is measured over",
	Language: English, Needs: []specfs.Kind{specfs.KindRequirements},
	find: findUnmeasured,
}

var measurable = []string{
	"response time", "latency", "throughput", "performance", "real-time", "in real time", "high load", "heavy load", "large number of",
	"large amount", "large amounts", "large volumes", "large files", "large datasets", "timely", "promptly", "immediately", "instantly",
	"long time", "short time", "periodically", "regularly", "regular intervals", "frequently", "scalable", "scale", "responsive",
	"high availability", "highly available", "memory usage", "without delay", "concurrent users", "many",
}

func findUnmeasured(s *subject, report reporter) {
	s.eachCriterion(func(d *specfs.Document, c *doc.Criterion) {
		words := wordsOf(c.Text)
		at := slices.IndexFunc(measurable, func(p string) bool { return holdsPhrase(words, p) })
		if at >= 0 && isEnglish(c.Text) && !strings.ContainsAny(c.Text, "0123456789") {
			report(d, c.Line, "criterion %s says %q and gives no number", c.ID, measurable[at])
		}
	})
}

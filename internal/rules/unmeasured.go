package rules

import (
	"strings"

	"kiro-mcp/internal/pattern"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var unmeasured = Rule{
	ID: "unmeasured", Group: Requirements, Severity: doc.Info,
	Title:    "a criterion that promises speed, economy or availability without a number",
	Why:      "any result meets it",
	Fix:      "give the limit, and what it is measured over",
	Language: English, Needs: []specfs.Kind{specfs.KindRequirements},
	unless: noShall,
	Judged: Judgment{10, 11},
	find:   findUnmeasured,
}

// promised is a quality that only a number can hold anybody to. As a purpose
// ("in parallel to minimize latency") it promises nothing, and where targets
// are named the number stands elsewhere.
var (
	promised = pattern.Of(`\b(?:(?:optimal|high|good|better|best|acceptable|maximum|improved?|optimi[sz]ed? for|optimi[sz]e|maintain|without degrading|without affecting|without impacting) (?:\w+ )?(?:performance|throughput|response times?|memory usage)|` +
		`(?:low|minimal|minimum|minimi[sz]e|reduce) (?:\w+ )?(?:latency|overhead|memory usage|response times?|performance impact)|` +
		`highly available|high availability|(?:in a )?timely(?: manner)?|promptly|quickly)\b`)
	asPurpose = pattern.Of(`\b(?:for|and|to(?: \w+)?)$`)
	named     = pattern.Of(`^ (?:targets?|measurements?|within|requirements?|goals?|thresholds?|budgets?)\b`)
)

func findUnmeasured(s *subject, report reporter) {
	s.eachCriterion(func(d *specfs.Document, c *doc.Criterion) {
		_, response, found := strings.Cut(strings.ToLower(c.Text), " shall ")
		at := promised().FindStringIndex(response)
		if !found || at == nil || !isEnglish(c.Text) || strings.ContainsAny(c.Text, "0123456789") {
			return
		}
		if asPurpose().MatchString(strings.TrimSpace(response[:at[0]])) || named().MatchString(response[at[1]:]) {
			return
		}
		report(d, c.Line, "criterion %s says %q and gives no number", c.ID, response[at[0]:at[1]])
	})
}

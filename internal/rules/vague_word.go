package rules

import (
	"strings"

	"kiro-mcp/internal/pattern"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var vagueWord = Rule{
	ID: "vague_word", Group: Requirements, Severity: doc.Info,
	Title:    "a criterion that ends in a judgement such as gracefully or appropriate, and says nothing more exact",
	Why:      "no test can say whether it is met",
	Fix:      "say what is seen when it is met: a value, a state, a message",
	Language: English, Needs: []specfs.Kind{specfs.KindRequirements},
	unless: noShall,
	Judged: Judgment{28, 30},
	find:   findVagueWord,
}

// vague are judgements that stand for a decision which was not taken.
var vague = pattern.Of(`(?i)(?:^|[^-\w])(user[- ]friendly|intuitive(?:ly)?|seamless(?:ly)?|graceful(?:ly)?|appropriate(?:ly)?|adequate(?:ly)?|` +
	`reasonabl[ey]|sufficient(?:ly)?|efficient(?:ly)?|robust(?:ly)?|optimal(?:ly)?|as appropriate|if necessary|where possible|if possible|etc\.?|and so on)(?:$|[^-\w])`)

// decided ends what comes before a judgement that leaves nothing open: the
// appropriate table is the one that fits, and a purpose is no obligation.
var decided = pattern.Of(`\b(?:for|the|by using|to [a-z ]+)$`)

// exact begins what says more exactly what was meant.
var exact = pattern.Of(`(?i)[0-9(:"\x60]|\b(?:by|with|using|via|such as|including|that|which|and|when|if|without|based on|according to|for|to|or)\b`)

func findVagueWord(s *subject, report reporter) {
	s.eachCriterion(func(d *specfs.Document, c *doc.Criterion) {
		_, response, found := strings.Cut(strings.ToLower(c.Text), " shall ")
		at := vague().FindStringSubmatchIndex(response)
		if !found || at == nil || !isEnglish(c.Text) {
			return
		}
		before, after := strings.TrimSpace(response[:at[2]]), response[at[3]:]
		if decided().MatchString(before) || exact().MatchString(after) || strings.ContainsAny(before, "(\"`") {
			return
		}
		report(d, c.Line, "criterion %s says %q", c.ID, response[at[2]:at[3]])
	})
}

package rules

import (
	"slices"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var vagueWord = Rule{
	ID: "vague_word", Group: Requirements, Severity: doc.Info,
	Title:    "a criterion that rests on a word everybody reads otherwise",
	Why:      "no test can say whether it is met",
	Fix:      "say what is seen when it is met: a value, a state, a message",
	Language: English, Needs: []specfs.Kind{specfs.KindRequirements},
	find: findVagueWord,
}

// vaguePhrases are judgements that stand for a decision which was not taken.
var vaguePhrases = []string{
	"user-friendly", "user friendly", "intuitive", "intuitively", "easy", "easily", "simple", "seamless", "seamlessly",
	"gracefully", "graceful", "properly", "appropriately", "appropriate", "adequate", "adequately", "reasonable", "reasonably",
	"sufficient", "sufficiently", "efficient", "efficiently", "robust", "flexible", "optimal", "optimally", "as needed",
	"if necessary", "where possible", "if possible", "etc", "and so on", "clean", "modern", "helpful", "clear", "clearly",
	"quickly", "fast", "meaningful", "relevant", "correctly", "smooth", "smoothly", "best practices",
}

func findVagueWord(s *subject, report reporter) {
	s.eachCriterion(func(d *specfs.Document, c *doc.Criterion) {
		words := wordsOf(c.Text)
		at := slices.IndexFunc(vaguePhrases, func(p string) bool { return holdsPhrase(words, p) })
		if at >= 0 && isEnglish(c.Text) {
			report(d, c.Line, "criterion %s says %q", c.ID, vaguePhrases[at])
		}
	})
}

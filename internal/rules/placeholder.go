package rules

import (
	"bytes"
	"slices"

	"kiro-mcp/internal/pattern"
	"kiro-mcp/specfs/doc"
)

var placeholder = Rule{
	ID: "placeholder", Group: Format, Severity: doc.Warning,
	Title:  "a place that was left to be filled in",
	Why:    "whoever builds it fills it in as they like",
	Fix:    "decide it, or say who will and when",
	Judged: Judgment{1, 1},
	find:   findPlaceholder,
}

// unfilled are the marks of such places; aboutThem are the words of a document
// that is itself about templates.
var (
	unfilled  = pattern.Of(`\b(?:TBD|TBC|FIXME)\b|\{\{[A-Z][A-Z0-9_]*\}\}|\?\?\?`)
	aboutThem = pattern.Of(`(?i)template|variable|placeholder|marker|模板|变量|テンプレート|変数`)
)

func findPlaceholder(s *subject, report reporter) {
	for _, d := range slices.Concat(s.requirements, s.bugfixes, s.designs, s.tasks) {
		if !unfilled().Match(d.Source) {
			continue
		}
		fences := doc.Fences(d.Source)
		for at, n := 0, 1; at < len(d.Source); n++ {
			line, _, _ := bytes.Cut(d.Source[at:], []byte("\n"))
			start := at
			at += len(line) + 1
			said := unfilled().FindString(withoutQuotes(string(line)))
			if said == "" || aboutThem().Match(line) {
				continue
			}
			if !slices.ContainsFunc(fences, func(f doc.Fence) bool { return f.Span.Start <= start && start < f.Span.End }) {
				report(d, n, "%s is left to be filled in", said)
			}
		}
	}
}

package rules

import (
	"regexp"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

var placeholder = Rule{
	ID: "placeholder", Group: Requirements, Severity: doc.Warning,
	Title: "a place that was left to be filled in",
	Why:   "whoever builds it fills it in as they like",
	Fix:   "decide it, or write down who will and when",
	find:  findPlaceholder,
}

var unfilled = regexp.MustCompile(`\b(TBD|TBC|FIXME|XXX)\b|\{\{[^{}]+\}\}|\?\?\?|<(?:your|insert|replace|fill)[^>]*>|\[(?:TODO|Insert|Describe|Your|Fill)[^\]]*\]`)

func findPlaceholder(s *subject, report reporter) {
	for _, d := range slices.Concat(s.requirements, s.designs, s.tasks) {
		fences := doc.Fences(d.Source)
		at := 0
		for i, line := range strings.Split(string(d.Source), "\n") {
			start := at
			at += len(line) + 1
			if slices.ContainsFunc(fences, func(f doc.Fence) bool { return f.Span.Start <= start && start < f.Span.End }) {
				continue
			}
			if m := unfilled.FindString(withoutQuotes(line)); m != "" {
				report(d, i+1, "%s is left to be filled in", m)
			}
		}
	}
}

package rules

import (
	"bytes"
	"slices"
	"strings"

	"kiro-mcp/internal/pattern"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var numbersDisagree = Rule{
	ID: "numbers_disagree", Group: Design, Severity: doc.Warning,
	Title: "a constant that has one number in the requirements or design, and another elsewhere in them",
	Why:   "the code keeps one of them, and the review finds the other",
	Fix:   "decide which is right, and write it in one place",
	Needs: []specfs.Kind{specfs.KindDesign},
	find:  findNumbersDisagree,
}

// constant matches a named constant with its number: MAX_RETRIES = 3,
// `MAX_RETRIES`: 3, MAX_RETRIES is 3. Names in small letters are parameters,
// which have another value at every call; tasks record what was tried.
var constant = pattern.Of("\\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`?\\s*(?::\\s*[a-zA-Z0-9]+\\s*)?(?:[=:]|is|of)\\s*`?(\\d[\\d_.]*)\\b")

// said is a number that a document gives a constant.
type said struct {
	number string
	in     *specfs.Document
	line   int
}

func findNumbersDisagree(s *subject, report reporter) {
	first := map[string]said{}
	var told []string
	for _, d := range slices.Concat(s.requirements, s.bugfixes, s.designs) {
		n := 0
		for line := range bytes.Lines(d.Source) {
			n++
			for _, m := range constant().FindAllSubmatch(line, -1) {
				name, here := string(m[1]), said{strings.TrimRight(strings.ReplaceAll(string(m[2]), "_", ""), "."), d, n}
				before, known := first[name]
				switch {
				case !known:
					first[name] = here
				case before.number != here.number && !slices.Contains(told, name):
					told = append(told, name)
					report(d, n, "%s is %s here and %s in %s on line %d", name, here.number, before.number, before.in.Name, before.line)
				}
			}
		}
	}
}

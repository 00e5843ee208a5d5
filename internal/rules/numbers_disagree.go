package rules

import (
	"regexp"
	"slices"
	"strings"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var numbersDisagree = Rule{
	ID: "numbers_disagree", Group: Design, Severity: doc.Warning,
	Title: "a constant or product that has two numbers",
	Why:   "the code keeps one of them, and the review finds the other",
	Fix:   "decide which is right, and write it once",
	Needs: []specfs.Kind{specfs.KindDesign},
	find:  findNumbersDisagree,
}

var constant = regexp.MustCompile("\\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`?\\s*(?::\\s*[a-zA-Z0-9]+\\s*)?[=:]\\s*`?(\\d[\\d_.]*)\\b")

func findNumbersDisagree(s *subject, report reporter) {
	for _, d := range s.designs {
		type place struct {
			value string
			line  int
		}
		first := map[string]place{}
		var told []string
		for i, line := range strings.Split(string(d.Source), "\n") {
			for _, m := range constant.FindAllStringSubmatch(line, -1) {
				name, value := m[1], strings.TrimRight(strings.ReplaceAll(m[2], "_", ""), ".")
				before, known := first[name]
				switch {
				case !known:
					first[name] = place{value, i + 1}
				case before.value != value && !slices.Contains(told, name):
					told = append(told, name)
					report(d, i+1, "%s is %s here and %s on line %d", name, value, before.value, before.line)
				}
			}
		}
	}
}

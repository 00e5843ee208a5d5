package rules

import (
	"slices"

	"kiro-mcp/internal/pattern"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var testsNotBeside = Rule{
	ID: "tests_not_beside", Group: Tasks, Severity: doc.Info,
	Title:  "a task whose sub-tasks write code and no test, where the others of the plan have theirs",
	Why:    "its sub-tasks are ticked because the code exists, and the tests come last or never",
	Fix:    "add a sub-task, or a detail, that tests what they write",
	Needs:  []specfs.Kind{specfs.KindTasks},
	Judged: Judgment{3, 3},
	find:   findTestsNotBeside,
}

// A task is held to having a test beside it when it has as many sub-tasks that
// name code as this, and as large a share of its like have tests.
const (
	codeChildren = 2
	mostTested   = 0.6
)

// makes begins the title of a task that makes something new, which is what a
// test can be written for; removing and tidying up make nothing.
var makes = pattern.Of(`(?i)^(?:\*\*)?(?:implement|create|build|add|develop|write|实现|创建|添加|実装|作成|追加)`)

func findTestsNotBeside(s *subject, report reporter) {
	for _, d := range s.tasks {
		var untested []*doc.Task
		total := 0
		for _, t := range d.Tasks.All {
			if t.Parent != nil || !makes().MatchString(t.Title) || !writesCode(t) {
				continue
			}
			if total++; !slices.ContainsFunc(withChildren(t), func(t *doc.Task) bool { return aboutTests(d, t) }) {
				untested = append(untested, t)
			}
		}
		if float64(total-len(untested)) < mostTested*float64(total) || slices.ContainsFunc(d.Tasks.All, testsLater) {
			continue
		}
		for _, t := range untested {
			report(d, t.Line, "no sub-task of %s is about a test", t.ID)
		}
	}
}

// testsLater reports whether a task of its own tests what others write: then
// the plan has its tests, if not beside the code.
func testsLater(t *doc.Task) bool {
	return t.Parent == nil && testTask().MatchString(t.Title) && !isCheckpoint(t)
}

func writesCode(t *doc.Task) bool {
	n := 0
	for _, c := range withChildren(t)[1:] {
		if namesCode(c) {
			n++
		}
	}
	return n >= codeChildren
}

// withChildren is the task and all below it.
func withChildren(t *doc.Task) []*doc.Task {
	all := []*doc.Task{t}
	for _, c := range t.Children {
		all = append(all, withChildren(c)...)
	}
	return all
}

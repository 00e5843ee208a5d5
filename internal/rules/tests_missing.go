package rules

import (
	"slices"
	"strings"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var testsMissing = Rule{
	ID: "tests_missing", Group: Tasks, Severity: doc.Info,
	Title: "a plan of code in which no task is about a test",
	Why:   "a box is ticked because code exists, not because it works",
	Fix:   "put a test beside what it tests, as a task or a detail",
	Needs: []specfs.Kind{specfs.KindTasks},
	find:  findTestsMissing,
}

// smallPlan is how many leaves a plan has that needs no task for tests.
const smallPlan = 5

var testWords = []string{"test", "spec ", "verif", "validat", "check", "qa", "coverage", "测试", "測試", "验证", "驗證", "校验", "テスト", "検証", "確認", "uji", "prueba", "teste", "тест", "kiểm"}

func findTestsMissing(s *subject, report reporter) {
	for _, d := range s.tasks {
		if len(d.Tasks.RequiredLeaves()) < smallPlan || slices.ContainsFunc(d.Tasks.All, func(t *doc.Task) bool { return aboutTests(d, t) }) {
			continue
		}
		report(d, d.Tasks.All[0].Line, "none of %d tasks is about a test", len(d.Tasks.All))
	}
}

func aboutTests(d *specfs.Document, t *doc.Task) bool {
	text := strings.ToLower(string(t.Span.Of(d.Source)))
	return slices.ContainsFunc(testWords, func(word string) bool { return strings.Contains(text, word) })
}

package rules

import (
	"slices"
	"strings"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var testsMissing = Rule{
	ID: "tests_missing", Group: Tasks, Severity: doc.Info,
	Title:  "a plan of code in which no task is about a test",
	Why:    "a box is ticked because code exists, not because it works",
	Fix:    "put a test beside what it tests, as a task or a detail",
	Needs:  []specfs.Kind{specfs.KindTasks},
	Judged: Judgment{1, 1},
	find:   findTestsMissing,
}

// smallPlan is how many tasks must name code for a plan to need tests.
const smallPlan = 5

// codeTasks counts the tasks whose title names code.
func codeTasks(tasks *doc.Tasks) int {
	n := 0
	for _, t := range tasks.RequiredLeaves() {
		if namesCode(t) {
			n++
		}
	}
	return n
}

// namesCode reports whether a task's title names a symbol, an endpoint, a
// table, or a file that is not prose.
func namesCode(t *doc.Task) bool {
	return slices.ContainsFunc(doc.Mentions([]byte(t.Title)), func(m doc.Mention) bool {
		return m.Kind != doc.MentionFile || !strings.HasSuffix(m.Name, ".md")
	})
}

var testWords = []string{"test", "spec ", "verif", "validat", "check", "qa", "coverage", "测试", "測試", "验证", "驗證", "校验", "テスト", "検証", "確認", "uji", "prueba", "teste", "тест", "kiểm"}

func findTestsMissing(s *subject, report reporter) {
	for _, d := range s.tasks {
		if codeTasks(d.Tasks) < smallPlan || slices.ContainsFunc(d.Tasks.All, func(t *doc.Task) bool { return aboutTests(d, t) }) {
			continue
		}
		report(d, d.Tasks.All[0].Line, "none of %d tasks is about a test", len(d.Tasks.All))
	}
}

func aboutTests(d *specfs.Document, t *doc.Task) bool {
	text := strings.ToLower(string(t.Span.Of(d.Source)))
	return slices.ContainsFunc(testWords, func(word string) bool { return strings.Contains(text, word) })
}

package doc

import (
	"strings"
	"testing"
)

func apply(t *testing.T, src string, edits []Edit) string {
	t.Helper()
	out, err := Apply([]byte(src), edits)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestSetStatusChangesOneByte(t *testing.T) {
	src := "\ufeff- [ ]* 1. a\r\n\t- [X] 1.1 b"
	d := ParseTasks("tasks", []byte(src))
	for _, tc := range []struct {
		task   int
		status Status
		want   string
	}{
		{0, Done, "\ufeff- [x]* 1. a\r\n\t- [X] 1.1 b"},
		{0, InProgress, "\ufeff- [-]* 1. a\r\n\t- [X] 1.1 b"},
		{0, Queued, "\ufeff- [~]* 1. a\r\n\t- [X] 1.1 b"},
		{0, Open, src},
		{1, Done, src},
		{1, Open, "\ufeff- [ ]* 1. a\r\n\t- [ ] 1.1 b"},
	} {
		if got := apply(t, src, d.SetStatus(d.All[tc.task], tc.status)); got != tc.want {
			t.Errorf("%s (-want +got):\n-%q\n+%q", tc.status, tc.want, got)
		}
	}
}

func TestAddDetails(t *testing.T) {
	for _, tc := range []struct{ name, src, task, line, want string }{
		{"after the details, in their style", "- [ ] 1. a\n   * x\n\n- [ ] 2. b\n", "1", "Note: n", "- [ ] 1. a\n   * x\n   * Note: n\n\n- [ ] 2. b\n"},
		{"another task's style", "- [ ] 1. a\n- [ ] 2. b\n    - x\n", "1", "Note: n", "- [ ] 1. a\n    - Note: n\n- [ ] 2. b\n    - x\n"},
		{"two columns where there is no style", "  - [ ] 1. a", "1", "Note: n", "  - [ ] 1. a\n    - Note: n"},
		{"no last line end, CR LF", "- [ ] 1. a\r\n- [ ] 2. b", "2", "Note: n", "- [ ] 1. a\r\n- [ ] 2. b\r\n  - Note: n"},
		{"lone CR", "- [ ] 1. a\r- [ ] 2. b\r", "1", "Note: n", "- [ ] 1. a\r  - Note: n\r- [ ] 2. b\r"},
		{"tabs", "- [ ] 1. a\n\t- [ ] 1.1 b\n", "1.1", "Note: n", "- [ ] 1. a\n\t- [ ] 1.1 b\n\t\t- Note: n\n"},
		{"before the children", "- [ ] 1. a\n  - x\n  - [ ] 1.1 b\n", "1", "Note: n", "- [ ] 1. a\n  - x\n  - Note: n\n  - [ ] 1.1 b\n"},
		{"folded to one line", "- [ ] 1. a\n", "1", "Note: one\r\n\t two\u2028three ", "- [ ] 1. a\n  - Note: one two three\n"},
		{"never a box", "- [ ] 1. a\n", "1", "- [x] 2. b", "- [ ] 1. a\n  - \\[x] 2. b\n"},
		{"once", "- [ ] 1. a\n  - Note:  n\n", "1", "Note: n", "- [ ] 1. a\n  - Note:  n\n"},
		{"not after a later paragraph", "- [ ] 1. a\n  - x\n\nText about all.\n", "1", "Note: n", "- [ ] 1. a\n  - x\n  - Note: n\n\nText about all.\n"},
		{"not inside a fence", "- [ ] 1. a\n  ```yaml\n      - x\n  ```\n", "1", "Note: n", "- [ ] 1. a\n  ```yaml\n      - x\n  ```\n  - Note: n\n"},
		{"quoted", "> - [ ] 1. a\n", "1", "Note: n", "> - [ ] 1. a\n>   - Note: n\n"},
		{"ordered", "10. [ ] a\n", "10", "Note: n", "10. [ ] a\n    - Note: n\n"},
		{"under a heading", "## [ ] 1. A\ntext\n", "1", "Note: n", "## [ ] 1. A\ntext\n- Note: n\n"},
		{"not in a table", "| 1 | a | [ ] |\n", "1", "Note: n", "| 1 | a | [ ] |\n"},
		{"nothing to say", "- [ ] 1. a\n", "1", " \n", "- [ ] 1. a\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := ParseTasks("tasks", []byte(tc.src))
			task, err := d.Find(tc.task)
			if err != nil {
				t.Fatal(err)
			}
			got := apply(t, tc.src, d.AddDetails(task, []string{tc.line, tc.line}))
			if got != tc.want {
				t.Errorf("(-want +got):\n-%q\n+%q", tc.want, got)
			}
			again := ParseTasks("tasks", []byte(got))
			same, err := again.Find(tc.task)
			if err != nil {
				t.Fatal(err)
			}
			if more := again.AddDetails(same, []string{tc.line}); more != nil {
				t.Errorf("the second time adds %v", more)
			}
			if len(again.All) != len(d.All) {
				t.Errorf("tasks (-want +got): -%d +%d", len(d.All), len(again.All))
			}
		})
	}
}

func TestAddDetailsKeepsTheFingerprint(t *testing.T) {
	src := "- [ ] 1. a\n  - x\n"
	d := ParseTasks("tasks", []byte(src))
	out := apply(t, src, d.AddDetails(d.All[0], []string{"Note: n", "Files: a.go, b.go", "Evidence: go test"}))
	if strings.Count(out, "\n") != 5 {
		t.Errorf("three lines were not added: %q", out)
	}
	if ParseTasks("tasks", []byte(out)).All[0].Fingerprint() != d.All[0].Fingerprint() {
		t.Error("notes change the fingerprint")
	}
}

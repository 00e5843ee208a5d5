package testgen_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"kiro-mcp/internal/testgen"
)

func TestTasksHasThatManyTaskLines(t *testing.T) {
	line := regexp.MustCompile(`(?m)^ *- \[[ x]\]\*? \d+(\.\d+)?\.? `)
	for _, n := range []int{0, 1, 9, 10, 11, 466, 10_000} {
		if got := len(line.FindAll(testgen.Tasks(n), -1)); got != n {
			t.Errorf("Tasks(%d): task lines (-want +got): -%d +%d", n, n, got)
		}
	}
}

func TestProjectIsTheSameEveryTime(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	for _, dir := range []string{first, second} {
		if err := testgen.Project(dir, 123); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"requirements.md", "design.md", "tasks.md"} {
		path := filepath.Join(".kiro", "specs", "big", name)
		a, b := read(t, filepath.Join(first, path)), read(t, filepath.Join(second, path))
		if len(a) == 0 || !bytes.Equal(a, b) {
			t.Errorf("%s: %d bytes the first time, %d the second, or different ones", name, len(a), len(b))
		}
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

package demo

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	t.Setenv("TMP", os.Getenv("TMPDIR"))
	var out strings.Builder
	if err := Run(t.Context(), &out, "test"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"list_specs {}", "list_open_tasks {", "get_task {", "check_off_task {",
		" -- [ ] Write the migration", " +- [x] Write the migration", "+  - Note: ", "update_spec {", "ids: 3.5", "+- [ ] Watch for parcels", "validate_spec {", "validate_against_design {",
		`generate_from_openapi {"target":"fastapi"}`, "POST /orders: new: write create_order", "made    ", "same    all other ",
		"refused error unknown_spec: ", "did you mean: main", "kiro-mcp setup claude-desktop",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the demo does not show %q:\n%s", want, out.String())
		}
	}
	for line := range strings.Lines(out.String()) {
		if n := len([]rune(line)); n > 110 {
			t.Errorf("a line of %d characters: %s", n, line)
		}
	}
	left, err := os.ReadDir(os.TempDir())
	if err != nil || len(left) > 0 {
		t.Errorf("the copy was not removed: %v %v", left, err)
	}
}

func TestBroken(t *testing.T) {
	for _, c := range []struct {
		line string
		want []string
	}{
		{"short", []string{"short"}},
		{strings.Repeat("word ", 25), []string{strings.TrimSuffix(strings.Repeat("word ", 19), " "), "    " + strings.Repeat("word ", 6)}},
		{strings.Repeat("x", 100), []string{strings.Repeat("x", 96), "    xxxx"}},
	} {
		if got := broken(c.line); !slices.Equal(got, c.want) {
			t.Errorf("(-want +got)\n-%q\n+%q", c.want, got)
		}
	}
}

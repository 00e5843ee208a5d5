package workflow

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/specfs/doc"
)

// manyFaults is a plan whose every second task repeats a number.
func manyFaults(n int) string {
	var plan strings.Builder
	for i := range n {
		fmt.Fprintf(&plan, "- [ ] %d. First\n- [ ] %d. Second\n", i+1, i+1)
	}
	return plan.String()
}

// Every finding stands on exactly one page, in order, and every page says the
// same of the rules.
func TestValidatePages(t *testing.T) {
	f, _ := tasksFlow(t, manyFaults(50))
	whole := must(t, f.ValidateSpec, ValidateParams{Limit: 200})
	if whole.Total != 50 || whole.NextCursor != "" || whole.Warnings != 50 {
		t.Fatalf("%d findings, %d warnings, cursor %q; want 50, 50 and none", whole.Total, whole.Warnings, whole.NextCursor)
	}
	var paged []doc.Finding
	for p := (ValidateParams{Limit: 7}); ; {
		page := must(t, f.ValidateSpec, p)
		paged = append(paged, page.Findings...)
		if page.Total != whole.Total || fmt.Sprint(page.Groups) != fmt.Sprint(whole.Groups) {
			t.Errorf("the page after %d differs in what it says of the whole", len(paged))
		}
		if p.Cursor = page.NextCursor; p.Cursor == "" {
			break
		}
	}
	if !slices.Equal(paged, whole.Findings) {
		t.Errorf("%d findings on pages, %d in all", len(paged), len(whole.Findings))
	}
	refused(t, f.ValidateSpec, ValidateParams{Cursor: "x"}, codeUnknownCursor)
}

// The page after a finding begins there even when findings before it went.
func TestValidateCursorOutlivesEdits(t *testing.T) {
	f, path := tasksFlow(t, manyFaults(4))
	first := must(t, f.ValidateSpec, ValidateParams{Limit: 2})
	if err := os.WriteFile(path, []byte(strings.Replace(contents(t, path), "1. Second", "9. Second", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	next := must(t, f.ValidateSpec, ValidateParams{Limit: 1, Cursor: first.NextCursor})
	if next.Findings[0].Line != 6 {
		t.Errorf("the next finding (-want +got): -line 6 +line %d", next.Findings[0].Line)
	}
}

// Both faces name what ran, what is off and what could not run.
func TestValidateSaysWhatItDidNotDo(t *testing.T) {
	f, _ := tasksFlow(t, "- [ ] 1. Eine Aufgabe\n")
	answer := must(t, f.ValidateSpec, ValidateParams{})
	text := answer.Text()
	for _, want := range []string{
		"no finding",
		"waves: 5 rules ran; not run (no waves): wave_too_early, task_in_no_wave, task_in_two_waves",
		"not run (no requirements document): ",
		"off: error_case_missing",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if answer.HasFindings() {
		t.Error("it is said to have findings")
	}
	for _, g := range answer.Groups {
		for _, n := range g.NotRun {
			if n.Why == "" || len(n.Rules) == 0 {
				t.Errorf("%s: %+v says no reason or no rule", g.Group, n)
			}
		}
	}
}

func TestValidateGolden(t *testing.T) {
	f := flow(t, sample(t, "repeated"))
	golden(t, "validate_spec", must(t, f.ValidateSpec, ValidateParams{}).Text())
}

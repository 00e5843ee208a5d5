package author_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kiro-mcp/internal/author"
)

const design = `# Design

## Overview

Orders go through one queue. The total is computed on the server, e.g. with tax.

## Limits

- Answers SHALL come within 200 ms
- At most 20 connections
- Each event MUST be delivered
- Old orders are never deleted

| field | type |
|---|---|
| total | DECIMAL(10,2) |

## Storage

` + "```sql\nid UUID PRIMARY KEY\nnote TEXT\n```" + `

Backups run each night.
`

// What an approved text promised and the document does not any more is said by
// part, with the lines of both; what only moved is not.
func TestApprovedDesignChanged(t *testing.T) {
	dir := project(t, map[string]string{".kiro/specs/shop/design.md": design})
	a := writer(t, dir)
	approve := author.UpdateSpecParams{Operation: "approve", Document: "design", By: "Ana"}
	plan := must(t, a.UpdateSpec, approve)
	if plan.Applied || !plan.Changed || plan.Agreement != nil {
		t.Errorf("plan: %+v", plan)
	}
	approve.Apply, approve.Expect = true, plan.Revision
	done := must(t, a.UpdateSpec, approve)
	if !done.Applied || done.Record != ".kiro/state/shop/agreed-design-20261122T093000Z-"+done.Revision+".md" {
		t.Errorf("approved: %+v", done)
	}
	if again := must(t, a.UpdateSpec, approve); again.Changed || again.Applied || !again.Agreement.Same || again.Agreement.By != "Ana" {
		t.Errorf("approved again: %+v", again)
	}

	path := filepath.Join(dir, ".kiro/specs/shop/design.md")
	changed := strings.NewReplacer(
		"SHALL come within 200 ms", "SHOULD come within 200 ms",
		"At most 20 connections", "At most 50 connections",
		"- Each event MUST be delivered\n", "",
		"are never deleted", "are deleted",
		"DECIMAL(10,2)", "DECIMAL(12,2)",
		"note TEXT\n", "",
		"\n\nBackups run each night.\n", "\n",
		"## Limits", "Backups run each night.\n\n## Limits",
		"go through one queue", "pass through one queue",
	).Replace(design)
	if err := os.WriteFile(path, []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
	approve.Apply, approve.Expect = false, ""
	state := must(t, a.UpdateSpec, approve).Agreement
	var got strings.Builder
	for _, c := range state.Changes {
		fmt.Fprintf(&got, "%s %s | %s | %s\n", c.Change, c.Section, c.Was, c.Now)
		if was := lineOf(t, filepath.Join(dir, state.Record), c.WasLine); !strings.Contains(was, strings.TrimPrefix(c.Was, "- ")) {
			t.Errorf("line %d of the record is %q, not %q", c.WasLine, was, c.Was)
		}
		if now := lineOf(t, path, max(1, c.NowLine)); c.NowLine > 0 && !strings.Contains(now, strings.TrimPrefix(c.Now, "- ")) {
			t.Errorf("line %d of the document is %q, not %q", c.NowLine, now, c.Now)
		}
	}
	golden(t, "agreed_changes", got.String())

	// A change through us says at once what it does to what was agreed.
	told := must(t, a.UpdateSpec, author.UpdateSpecParams{Operation: "replace_text", Document: "design", Target: "- At most 50 connections\n", Text: "- Connections are limited\n"})
	if told.Agreement == nil || told.Agreement.Counts.Gone < 2 {
		t.Errorf("the plan does not say that a promise goes: %+v", told.Agreement)
	}
}

func lineOf(t testing.TB, path string, n int) string {
	t.Helper()
	lines := strings.Split(contents(t, path), "\n")
	if n < 1 || n > len(lines) {
		return ""
	}
	return lines[n-1]
}

// The last agreement counts; a record that was tampered with is not believed.
func TestAgreementsLast(t *testing.T) {
	dir := project(t, map[string]string{".kiro/specs/auth/login/tasks-mobile.md": "- [ ] 1. A\n", ".kiro/specs/auth/login/tasks.md": "- [ ] 1. A\n"})
	w := workspaces(t, dir)
	at := time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)
	for i, by := range []string{"Ana", `Bo "the" boss`} {
		a := author.New(w, func() time.Time { return at.Add(time.Duration(i) * time.Hour) })
		if err := os.WriteFile(filepath.Join(dir, ".kiro/specs/auth/login/tasks-mobile.md"), fmt.Appendf(nil, "- [ ] 1. %d\n", i), 0o644); err != nil {
			t.Fatal(err)
		}
		must(t, a.UpdateSpec, author.UpdateSpecParams{Spec: "auth/login", Operation: "approve", Document: "tasks-mobile", By: by, Apply: true})
	}
	spec, err := w.Spec(t.Context(), "auth/login")
	if err != nil {
		t.Fatal(err)
	}
	agreements, err := spec.Agreements()
	if err != nil || len(agreements) != 1 || agreements[0].Document != "tasks-mobile" || !agreements[0].At.Equal(at.Add(time.Hour)) {
		t.Fatalf("%+v %v", agreements, err)
	}
	text, by, line, err := spec.AgreedText(agreements[0])
	if err != nil || string(text) != "- [ ] 1. 1\n" || by != `Bo "the" boss` || lineOf(t, filepath.Join(dir, agreements[0].Path), line) != "- [ ] 1. 1" {
		t.Errorf("%q by %s from line %d, %v", text, by, line, err)
	}
	if err := os.WriteFile(filepath.Join(dir, agreements[0].Path), []byte("---\n---\nOther\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := spec.AgreedText(agreements[0]); err == nil {
		t.Error("a record that was changed is believed")
	}
}

// Gates are said and hold nobody up.
func TestGates(t *testing.T) {
	dir := shop(t)
	a := writer(t, dir)
	write := author.UpdateSpecParams{Operation: "append_section", Document: "design", Text: "## Overview\n\nOne page.", Apply: true}
	first := must(t, a.UpdateSpec, write)
	if !first.Applied || !strings.Contains(strings.Join(first.Notes, "\n"), "gate: requirements is not agreed yet") {
		t.Errorf("%+v", first)
	}
	must(t, a.UpdateSpec, author.UpdateSpecParams{Operation: "approve", Document: "requirements", By: "Ana", Apply: true})
	write.Text = "## More\n\nTwo pages."
	if second := must(t, a.UpdateSpec, write); strings.Contains(strings.Join(second.Notes, "\n"), "gate") {
		t.Errorf("%+v", second.Notes)
	}
	must(t, a.UpdateSpec, author.UpdateSpecParams{Operation: "add_criterion", Target: "1", Text: "THE Cart SHALL close.", Apply: true})
	write.Text = "## Last\n\nThree pages."
	if third := must(t, a.UpdateSpec, write); !strings.Contains(strings.Join(third.Notes, "\n"), "gate: requirements changed since") {
		t.Errorf("%+v", third.Notes)
	}
}

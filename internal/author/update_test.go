package author_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"kiro-mcp/internal/author"
)

const (
	plan = "# Plan\n\n- [x] 1. Cart\n  - _Requirements: 1.1_\n- [ ] 2. Till\n"
	want = "# Requirements Document\n\n## Requirements\n\n### Requirement 1: Cart\n\n**User Story:** As a buyer, I want a cart, so that I can buy more.\n\n#### Acceptance Criteria\n\n1. WHEN an item is added, THE Cart SHALL show it.\n"
)

// shop has one spec with requirements and tasks.
func shop(t testing.TB) string {
	return project(t, map[string]string{".kiro/specs/shop/requirements.md": want, ".kiro/specs/shop/tasks.md": plan})
}

func TestUpdatePlansFirst(t *testing.T) {
	dir := shop(t)
	a := writer(t, dir)
	p := author.UpdateSpecParams{Operation: "add_criterion", Target: "1", Text: "WHEN the cart is empty, THE Cart SHALL say so."}
	first, again := must(t, a.UpdateSpec, p), must(t, a.UpdateSpec, p)
	if first.Applied || !first.Changed || strings.Join(first.IDs, " ") != "1.2" || first.Revision != again.Revision {
		t.Errorf("plan: %+v", first)
	}
	if contents(t, dir, ".kiro/specs/shop/requirements.md") != want {
		t.Fatal("the plan wrote")
	}
	p.Apply, p.Expect = true, first.Revision
	done := must(t, a.UpdateSpec, p)
	now := contents(t, dir, ".kiro/specs/shop/requirements.md")
	if !done.Applied || now != want+"2. WHEN the cart is empty, THE Cart SHALL say so.\n" || done.Diff != first.Diff {
		t.Errorf("done: %+v\n%s", done, now)
	}
	second := must(t, a.UpdateSpec, p)
	if second.Changed || second.Applied || strings.Join(second.IDs, " ") != "1.2" || contents(t, dir, ".kiro/specs/shop/requirements.md") != now {
		t.Errorf("done again: %+v", second)
	}
}

// A plan holds as long as the call and what it touches are the same; what
// others write elsewhere in the document does not matter.
func TestUpdateExpect(t *testing.T) {
	dir := shop(t)
	a := writer(t, dir)
	edit := author.UpdateSpecParams{Operation: "edit_task", Target: "2", Text: "Till with receipts"}
	seen := must(t, a.UpdateSpec, edit).Revision
	edit.Apply, edit.Expect = true, seen
	other := edit
	other.Text = "Something else"
	refused(t, a.UpdateSpec, other, "conflict")

	must(t, a.UpdateSpec, author.UpdateSpecParams{Operation: "add_tasks", Text: "Labels", Apply: true})
	done := must(t, a.UpdateSpec, edit)
	if !done.Applied || !strings.Contains(contents(t, dir, ".kiro/specs/shop/tasks.md"), "- [ ] 2. Till with receipts\n- [ ] 3. Labels\n") {
		t.Errorf("%+v\n%s", done, contents(t, dir, ".kiro/specs/shop/tasks.md"))
	}

	again := author.UpdateSpecParams{Operation: "edit_task", Target: "2", Text: "Till", Apply: true, Expect: seen}
	if fault := refused(t, a.UpdateSpec, again, "conflict"); !strings.Contains(fault.Message, "Till with receipts") {
		t.Errorf("the message does not show what stands there: %s", fault.Message)
	}
	again.Expect = done.Revision
	must(t, a.UpdateSpec, again)
}

// Many who add to different parts of one document lose nothing.
func TestUpdateTogether(t *testing.T) {
	dir := shop(t)
	const each = 8
	var all sync.WaitGroup
	for i := range each {
		for _, p := range []author.UpdateSpecParams{
			{Operation: "add_tasks", Target: "2", Text: "Part " + string(rune('A'+i))},
			{Operation: "add_criterion", Target: "1", Text: "THE Cart SHALL hold item " + string(rune('A'+i))},
		} {
			all.Go(func() {
				p.Apply = true
				must(t, writer(t, dir).UpdateSpec, p)
			})
		}
	}
	all.Wait()
	tasks, criteria := contents(t, dir, ".kiro/specs/shop/tasks.md"), contents(t, dir, ".kiro/specs/shop/requirements.md")
	if n := strings.Count(tasks, "Part "); n != each || !strings.Contains(tasks, "2.8") {
		t.Errorf("%d tasks of %d:\n%s", n, each, tasks)
	}
	if n := strings.Count(criteria, "hold item"); n != each || !strings.Contains(criteria, "\n9. ") {
		t.Errorf("%d criteria of %d:\n%s", n, each, criteria)
	}
}

// Of many who begin the same document one makes it, and the others add to it.
func TestUpdateBeginsOnce(t *testing.T) {
	dir := project(t, map[string]string{".kiro/specs/x/design.md": "# D\n"})
	const many = 12
	var all sync.WaitGroup
	for i := range many {
		all.Go(func() {
			must(t, writer(t, dir).UpdateSpec, author.UpdateSpecParams{Operation: "add_tasks", Text: "Part " + string(rune('A'+i)), Apply: true})
		})
	}
	all.Wait()
	if tasks := contents(t, dir, ".kiro/specs/x/tasks.md"); strings.Count(tasks, "Part ") != many || strings.Count(tasks, "# ") != 1 {
		t.Errorf("%s", tasks)
	}
}

// A document that is missing begins with the first addition to it.
func TestUpdateBeginsDocuments(t *testing.T) {
	dir := project(t, map[string]string{".kiro/specs/pay-out/tasks.md": "- [ ] 1. A\n"})
	a := writer(t, dir)
	made := must(t, a.UpdateSpec, author.UpdateSpecParams{Operation: "add_requirement", Text: "Pay out\n\nAs a seller, I want money, so that I can eat.\n\n1. WHEN a sale ends, THE System SHALL pay out.", Apply: true})
	if got := contents(t, dir, ".kiro/specs/pay-out/requirements.md"); !strings.HasPrefix(got, "# Requirements Document: Pay out\n") || !strings.Contains(got, "### Requirement 1: Pay out") {
		t.Errorf("%+v\n%s", made, got)
	}
	must(t, a.UpdateSpec, author.UpdateSpecParams{Operation: "append_section", Document: "design", Text: "# Design\n\n## Overview\n\nOne table.", Apply: true})
	if got := contents(t, dir, ".kiro/specs/pay-out/design.md"); got != "# Design Document: Pay out\n\n## Overview\n\nOne table.\n" {
		t.Errorf("%q", got)
	}
	must(t, a.UpdateSpec, author.UpdateSpecParams{Operation: "append_section", Document: "steering/tech", Text: "Go 1.26", Apply: true})
	if got := contents(t, dir, ".kiro/steering/tech.md"); got != "Go 1.26\n" {
		t.Errorf("%q", got)
	}
	must(t, a.UpdateSpec, author.UpdateSpecParams{Operation: "replace_text", Document: "steering/tech", Target: "1.26", Text: "1.27", Apply: true})
	if got := contents(t, dir, ".kiro/steering/tech.md"); got != "Go 1.27\n" {
		t.Errorf("%q", got)
	}
	for _, name := range []string{"../x", "notes", "steering/../x", "steering/a/b", "contract"} {
		refused(t, a.UpdateSpec, author.UpdateSpecParams{Operation: "append_section", Document: name, Text: "x", Apply: true}, "unknown_document")
	}
}

// What is added to a document as its template left it takes the place of the
// unfilled parts, in their form, from number 1 on.
func TestUpdateFillsTemplates(t *testing.T) {
	requirement := "Export\n\nAs a clerk, I want a file, so that I can count.\n\n1. WHEN export is chosen, THE Exporter SHALL write a file."
	for _, form := range []string{"ears", "user-stories"} {
		dir := t.TempDir()
		a := writer(t, dir)
		must(t, a.CreateSpec, author.CreateSpecParams{Name: "x", Form: form, Apply: true})
		for i, text := range []string{requirement, strings.Replace(requirement, "Export", "Import", 1)} {
			done := must(t, a.UpdateSpec, author.UpdateSpecParams{Operation: "add_requirement", Text: text, Apply: true})
			if id := string(rune('1' + i)); strings.Join(done.IDs, " ") != id+" "+id+".1" {
				t.Errorf("%s: ids %v, want %s", form, done.IDs, id)
			}
		}
		must(t, a.UpdateSpec, author.UpdateSpecParams{Operation: "add_tasks", Text: "Write\n  - In export.go\n  - _Requirements: 1.1_\n  Test it\n    - _Requirements: 1.1_\nRead", Apply: true})
		must(t, a.UpdateSpec, author.UpdateSpecParams{Operation: "append_section", Document: "design", Text: "# Mine\n\n## Overview\n\nA file.\n\n## Limits\n\nAt most 10 MB.\n\n## Error Handling\n\nNo file is left behind.", Apply: true})
		golden(t, "filled_"+form, contents(t, dir, ".kiro/specs/x/requirements.md")+"----\n"+contents(t, dir, ".kiro/specs/x/design.md")+"----\n"+contents(t, dir, ".kiro/specs/x/tasks.md"))
	}
}

func TestRecordDecision(t *testing.T) {
	dir := shop(t)
	a := writer(t, dir)
	p := author.UpdateSpecParams{Operation: "record_decision", Target: "task 2", By: "Ana", Text: "Receipts are printed\nWhy: the law\nAlternatives: e-mail alone", Apply: true}
	first := must(t, a.UpdateSpec, p)
	p.Text = "Prices are in cents"
	second := must(t, a.UpdateSpec, p)
	if len(first.Notes) > 1 || strings.Join(second.IDs, " ") != "decisions/prices-are-in-cents" || !strings.Contains(strings.Join(second.Notes, "\n"), "does not say why") {
		t.Errorf("%+v\n%+v", first, second)
	}
	p.Text = "Receipts are printed"
	if again := must(t, a.UpdateSpec, p); again.Changed {
		t.Errorf("recorded twice: %+v", again)
	}
	golden(t, "decisions", contents(t, dir, ".kiro/specs/shop/design.md"))
}

// Completed tasks stay as they are whatever is asked, and what needs arguments
// says which.
func TestUpdateRefuses(t *testing.T) {
	dir := shop(t)
	a := writer(t, dir)
	for _, c := range []struct {
		p    author.UpdateSpecParams
		code string
	}{
		{author.UpdateSpecParams{Operation: "edit_task", Target: "1", Text: "Other"}, "completed_task"},
		{author.UpdateSpecParams{Operation: "remove", Document: "tasks", Target: "1"}, "completed_task"},
		{author.UpdateSpecParams{Operation: "replace_text", Document: "tasks", Target: "Cart", Text: "Bag"}, "completed_task"},
		{author.UpdateSpecParams{Operation: "add_criterion", Text: "x"}, "missing_argument"},
		{author.UpdateSpecParams{Operation: "remove", Target: "1"}, "missing_argument"},
		{author.UpdateSpecParams{Operation: "approve", Document: "tasks"}, "missing_argument"},
		{author.UpdateSpecParams{Operation: "approve", Document: "tasks", By: "A", Text: "x"}, "invalid_argument"},
		{author.UpdateSpecParams{Operation: "add_tasks", Document: "requirements", Text: "x"}, "invalid_argument"},
		{author.UpdateSpecParams{Operation: "add_requirement", Target: "1", Text: "x"}, "invalid_argument"},
		{author.UpdateSpecParams{Operation: "edit_task", Target: "2", After: "1", Text: "x"}, "invalid_argument"},
		{author.UpdateSpecParams{Operation: "approve", Document: "design", By: "A"}, "unknown_document"},
	} {
		c.p.Apply = true
		refused(t, a.UpdateSpec, c.p, c.code)
	}
	if contents(t, dir, ".kiro/specs/shop/tasks.md") != plan {
		t.Error("the plan changed")
	}
	entries, err := os.ReadDir(filepath.Join(dir, ".kiro"))
	if err != nil || len(entries) != 1 {
		t.Errorf("refusals left %v %v", entries, err)
	}
}

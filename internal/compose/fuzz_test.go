package compose

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/specfs/doc"
)

// hostileTexts are texts that would like to be something else.
var hostileTexts = []string{
	"Plain", "", " \n\t\n", "1. One\n2. Two", "- [x] 9. Done", "# Title\n\n## Chapter", "WHEN a\n\n### Requirement 1: Again\n\n1. b",
	"WHEN a\n\n#### Acceptance Criteria\n\n1. b", "```\nopen", "WHEN a\n~~~\n1. b\n~~~", "a\r\nb\rc", "a\x00b", "a\u2028- [x] b", "<!-- a",
	"\ufeff- [ ] a", "---\na: b\n---", "| [x] | a |", "> - [x] a", "[x] a", "- [ ]* a\n  - [ ] b\n\t- [ ] c", "**FR-9**: a", "1.5 s after a",
	"a\n---", "    - [ ] a", "- [ ]", "- a\n  _Requirements: 1.1_", "_Depends: 1_", "**Acceptance Criteria:**", "As a user\n1. a", "ACCeptAnCe CriteriA\n1) 0", "Acceptance Criteria:\n\n1. a\n2. b", "a\n- Acceptance Criteria\n  1) b", "* * *", "~~~", "1.\n2.",
}

// FuzzRequirementText: whatever the text, an addition to a requirements document
// is one requirement, or criteria of the one that was named, or is refused; all
// else reads as before, and taking it out gives the document back.
func FuzzRequirementText(f *testing.F) {
	for _, text := range hostileTexts {
		f.Add(text, uint8(0))
		f.Add(text, uint8(1))
		f.Add(text, uint8(2))
	}
	f.Fuzz(func(t *testing.T, text string, form uint8) {
		sources := []string{
			"# R\n\n## Requirements\n\n### Requirement 1: A\n\n#### Acceptance Criteria\n\n1. a\n2. b\n\n### Requirement 2: B\n\n#### Acceptance Criteria\n\n1. c\n\n## Notes\n\nn\n",
			"## User Story 1: A\r\n\r\n### Acceptance Criteria\r\n- [x] a\r\n- [ ] b\r\n\r\n## User Story 2: B\r\n\r\n### Acceptance Criteria\r\n- [ ] c",
			"# R\n\n## Bug Analysis\n\n### Current\n\n1.1 WHEN a\n\n1.2 WHEN b\n\n### Expected\n\n2.1 c\n",
		}
		d := asRequirements("requirements", []byte(sources[int(form)%len(sources)]))
		was := partsOf(d.Requirements)
		check := func(w Written, err error, ids []string) {
			if _, ok := errors.AsType[*doc.Fault](err); ok {
				return
			}
			changed, err := d.after(w.Edits)
			if err != nil {
				t.Fatal(err)
			}
			is := slices.DeleteFunc(partsOf(changed.Requirements), func(p part) bool { return slices.Contains(w.IDs, p.id) })
			if len(w.IDs) == 0 || sameParts(was, is) != nil {
				t.Fatalf("%q becomes more than was asked:\n%s", text, changed.Source)
			}
			if back, err := removeAll(changed, w.IDs); ids == nil && (err != nil || !bytes.Equal(back.Source, d.Source)) {
				t.Fatalf("%q cannot be taken out again, error %v (-want +got):\n-%q\n+%q", text, err, d.Source, back.Source)
			}
		}
		w, err := AddCriterion(d.Requirements, "1", text, "")
		check(w, err, nil)
		w, err = AddCriterion(d.Requirements, "2", text, "")
		check(w, err, nil)
		w, err = AddRequirement(d.Requirements, text, "")
		check(w, err, w.IDs)
		w, err = AddRequirement(d.Requirements, text, "1")
		check(w, err, w.IDs)
	})
}

// FuzzTaskText: whatever the text, an addition to a plan is open tasks where
// they were asked for, or is refused; all other tasks read as before, and
// taking them out gives the plan back.
func FuzzTaskText(f *testing.F) {
	for _, text := range hostileTexts {
		f.Add(text, uint8(0))
		f.Add(text, uint8(1))
		f.Add(text, uint8(2))
	}
	f.Fuzz(func(t *testing.T, text string, form uint8) {
		sources := []string{
			"# P\n\n- [x] 1. A\n  - [x] 1.1 a\n    - _Requirements: 1.1_\n- [ ] 2. B\n\n## Notes\n\nn\n",
			"## Task 1: A\r\n\r\n- [x] 1.1 a\r\n- [ ] 1.2 b",
			"- [x] A\n\t- [ ] a\n- [ ] B\n",
		}
		d := asTasks("tasks", []byte(sources[int(form)%len(sources)]))
		was := linesOf(d.Tasks.All, nil)
		open := d.Tasks.All[len(d.Tasks.All)-1].ID
		for _, do := range []func() (Written, error){
			func() (Written, error) { return AddTasks(d.Tasks, "", text, "") },
			func() (Written, error) { return AddTasks(d.Tasks, open, text, "") },
			func() (Written, error) { return AddTasks(d.Tasks, "", text, d.Tasks.All[0].ID) },
		} {
			w, err := do()
			if _, ok := errors.AsType[*doc.Fault](err); ok {
				continue
			}
			changed, err := d.after(w.Edits)
			if err != nil {
				t.Fatal(err)
			}
			is := linesOf(changed.Tasks.All, func(t *doc.Task) bool { return slices.Contains(w.IDs, t.ID) })
			if len(w.IDs) == 0 || !slices.Equal(was, is) || len(changed.Tasks.Sections) != len(d.Tasks.Sections)+newHeadings(changed, w.IDs) {
				t.Fatalf("%q becomes more than was asked:\n%s", text, changed.Source)
			}
			if strings.Contains(string(changed.Source), "\r\n") != strings.Contains(string(d.Source), "\r\n") {
				t.Fatalf("%q brings line ends of its own", text)
			}
			if back, err := removeAll(changed, w.IDs); err != nil || !bytes.Equal(back.Source, d.Source) {
				t.Fatalf("%q cannot be taken out again, error %v (-want +got):\n-%q\n+%q", text, err, d.Source, back.Source)
			}
		}
	})
}

// newHeadings is how many of the ids are paths of sections.
func newHeadings(d Document, ids []string) int {
	n := 0
	for _, s := range d.Sections() {
		if slices.Contains(ids, s.Path) {
			n++
		}
	}
	return n
}

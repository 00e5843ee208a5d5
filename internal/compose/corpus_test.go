package compose

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/specfs/doc"
)

// corpusStep is how many documents of the corpus one is taken of; with
// KIRO_MCP_STRESS=1 all are.
func corpusStep() int {
	if os.Getenv("KIRO_MCP_STRESS") == "1" {
		return 1
	}
	return 12
}

// corpusDocuments gives the documents of a kind to check, each kind of them
// parsed by parse.
func corpusDocuments(t *testing.T, match func(string) bool, parse func(name string, src []byte) Document) map[string]Document {
	t.Helper()
	found := map[string]Document{}
	for i, path := range testcorpus.Files(t, match) {
		if i%corpusStep() != 0 {
			continue
		}
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		found[path] = parse(strings.TrimSuffix(filepath.Base(path), ".md"), src)
	}
	return found
}

func asRequirements(name string, src []byte) Document {
	return Document{Source: src, Requirements: doc.ParseRequirements(name, src)}
}

func asTasks(name string, src []byte) Document {
	return Document{Source: src, Tasks: doc.ParseTasks(name, src)}
}

func asDesign(name string, src []byte) Document {
	return Document{Source: src, Design: doc.ParseDesign(name, src)}
}

// trip is one operation that is done and undone.
type trip struct {
	name string
	do   func(d Document) (Written, error)
	undo func(d Document, w Written) (Written, error)
}

// tally counts how trips end.
type tally struct {
	done, undone int
	refused      map[string]int // by code
}

// removeAll takes out what was written, the last first.
func removeAll(d Document, ids []string) (Document, error) {
	for _, id := range slices.Backward(ids) {
		w, err := Remove(d, id)
		if err != nil {
			return d, err
		}
		if d, err = d.after(w.Edits); err != nil {
			return d, err
		}
	}
	return d, nil
}

func undoByRemoving(keep func(ids []string) []string) func(Document, Written) (Document, error) {
	return func(d Document, w Written) (Document, error) { return removeAll(d, keep(w.IDs)) }
}

func take(counts map[string]*tally, name string) *tally {
	if counts[name] == nil {
		counts[name] = &tally{refused: map[string]int{}}
	}
	return counts[name]
}

// check does one operation and undoes it.
func (c *tally) check(t *testing.T, what string, d Document, w Written, err error, undo func(Document, Written) (Document, error)) {
	var fault *doc.Fault
	if errors.As(err, &fault) {
		c.refused[fault.Code]++
		if os.Getenv("SHOW") == fault.Code {
			t.Logf("REFUSED %s: %s", what, fault.Message)
		}
		return
	}
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	changed, err := d.after(w.Edits)
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	if bytes.Equal(changed.Source, d.Source) {
		t.Errorf("%s: nothing changed", what)
	}
	c.done++
	back, err := undo(changed, w)
	if err == nil && bytes.Equal(back.Source, d.Source) {
		c.undone++
	} else if os.Getenv("SHOW") == "undo" {
		t.Logf("UNDO %s: %v ids %q at line %d", what, err, w.IDs, line(d, w))
	}
}

func line(d Document, w Written) int { n, _ := doc.Position(d.Source, w.Edits[0].Start); return n }

func first(ids []string) []string { return ids[:1] }
func all(ids []string) []string   { return ids }

func report(t *testing.T, counts map[string]*tally) {
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		c := counts[name]
		t.Logf("%-28s done %5d, undone byte for byte %5d, refused %s", name, c.done, c.undone, fmt.Sprint(c.refused))
	}
}

const newRequirement = "Export of reports\n\nAs a manager, I want to export reports, so that I can share them.\n\n1. WHEN a manager exports a report THEN the system SHALL offer a file\n2. IF no report exists THEN the system SHALL say so"

func TestCorpusRequirements(t *testing.T) {
	counts := map[string]*tally{}
	for path, d := range corpusDocuments(t, testcorpus.IsRequirements, asRequirements) {
		r := d.Requirements
		w, err := AddRequirement(r, newRequirement, "")
		take(counts, "add_requirement").check(t, path, d, w, err, undoByRemoving(first))
		if len(r.All) == 0 {
			continue
		}
		middle := r.All[len(r.All)/2]
		w, err = AddRequirement(r, newRequirement, middle.ID)
		take(counts, "add_requirement after").check(t, path+" after "+middle.ID, d, w, err, undoByRemoving(first))
		for _, q := range []*doc.Requirement{r.All[0], middle, r.All[len(r.All)-1]} {
			w, err = AddCriterion(r, q.ID, "WHEN a report is older than 30 days THEN the system SHALL hide it", "")
			name := "add_criterion"
			if len(q.Criteria) == 0 {
				name = "add_criterion first"
			}
			take(counts, name).check(t, path+" "+q.ID, d, w, err, undoByRemoving(all))
			if len(q.Criteria) == 0 {
				continue
			}
			c := q.Criteria[len(q.Criteria)/2]
			w, err = AddCriterion(r, q.ID, "WHEN a report is older than 30 days THEN the system SHALL hide it", c.ID)
			take(counts, "add_criterion after").check(t, path+" "+c.ID, d, w, err, undoByRemoving(all))
			w, err = ReplaceCriterion(r, c.ID, "WHEN a report is older than 30 days THEN the system SHALL hide it")
			take(counts, "replace_criterion").check(t, path+" "+c.ID, d, w, err, func(now Document, w Written) (Document, error) {
				old := string(c.Span.Of(d.Source))
				w, err := ReplaceCriterion(now.Requirements, c.ID, old)
				if err != nil {
					return now, err
				}
				return now.after(w.Edits)
			})
		}
	}
	report(t, counts)
}

func TestCorpusTasks(t *testing.T) {
	counts := map[string]*tally{}
	const two = "- [ ] Export reports\n  - [ ] Write the file\n    - as CSV\n    - _Requirements: 1.1_\n  - [ ]* Test the file\n- [ ] Review the export"
	for path, d := range corpusDocuments(t, testcorpus.IsTasks, asTasks) {
		p := d.Tasks
		w, err := AddTasks(p, "", two, "")
		take(counts, "add_tasks").check(t, path, d, w, err, undoByRemoving(all))
		strict := strictOf(p)
		if err == nil {
			now, _ := d.after(w.Edits)
			if strict && !strictOf(now.Tasks) {
				t.Errorf("%s: no longer strict", path)
			}
		}
		if len(p.All) == 0 {
			continue
		}
		for _, task := range []*doc.Task{p.All[0], p.All[len(p.All)/2], p.All[len(p.All)-1]} {
			w, err = AddTasks(p, task.ID, two, "")
			take(counts, "add_tasks below").check(t, path+" below "+task.ID, d, w, err, undoByRemoving(all))
			w, err = AddTasks(p, "", two, task.ID)
			take(counts, "add_tasks after").check(t, path+" after "+task.ID, d, w, err, undoByRemoving(all))
			if task.Section != nil {
				w, err = AddTasks(p, task.Section.Path, two, "")
				take(counts, "add_tasks in").check(t, path+" in "+task.Section.Path, d, w, err, undoByRemoving(all))
			}
			w, err = EditTask(p, task.ID, "Export reports")
			take(counts, "edit_task").check(t, path+" "+task.ID, d, w, err, func(now Document, w Written) (Document, error) {
				w, err := EditTask(now.Tasks, w.IDs[0], task.Title)
				if err != nil {
					return now, err
				}
				return now.after(w.Edits)
			})
		}
	}
	report(t, counts)
}

func strictOf(d *doc.Tasks) bool {
	return !slices.ContainsFunc(d.All, func(t *doc.Task) bool { return t.Tolerant })
}

func TestCorpusSections(t *testing.T) {
	counts := map[string]*tally{}
	for _, kind := range []struct {
		match func(string) bool
		parse func(string, []byte) Document
	}{{testcorpus.IsRequirements, asRequirements}, {testcorpus.IsTasks, asTasks}, {testcorpus.IsDesign, asDesign}} {
		for path, d := range corpusDocuments(t, kind.match, kind.parse) {
			w, err := AppendSection(d, "", "## Open questions\n\nNone yet.", "")
			take(counts, "append_section").check(t, path, d, w, err, undoByRemoving(all))
			sections := d.Sections()
			if len(sections) == 0 {
				continue
			}
			for _, s := range []*doc.Section{sections[0], sections[len(sections)/2], sections[len(sections)-1]} {
				marks := strings.Repeat("#", s.Level)
				w, err = AppendSection(d, "", marks+" Open questions\n\nNone yet.", s.Path)
				take(counts, "append_section after").check(t, path+" "+s.Path, d, w, err, undoByRemoving(all))
				if s.Level < 6 {
					w, err = AppendSection(d, s.Path, marks+"# Open questions\n\nNone yet.", "")
					take(counts, "append_section in").check(t, path+" "+s.Path, d, w, err, undoByRemoving(all))
				}
				body := doc.Span{Start: s.Heading.End, End: s.Span.End}
				old := string(body.Of(d.Source))
				if strings.TrimSpace(old) == "" {
					continue
				}
				w, err = ReplaceSection(d, s.Path, "Nothing is known yet.")
				take(counts, "replace_section").check(t, path+" "+s.Path, d, w, err, func(now Document, w Written) (Document, error) {
					w, err := ReplaceSection(now, w.IDs[0], string(doc.Span{Start: body.Start, End: contentEnd(d.Source, body, false)}.Of(d.Source)))
					if err != nil {
						return now, err
					}
					return now.after(w.Edits)
				})
			}
		}
	}
	report(t, counts)
}

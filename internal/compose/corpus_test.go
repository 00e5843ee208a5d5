package compose

import (
	"bytes"
	"errors"
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
	return 40
}

// shortfalls are what a run over the whole corpus may leave: results that do
// not come back byte for byte when they are undone, and texts that could not be
// made what was asked. They may get fewer, not more.
var shortfalls = map[string]struct{ notUndone, notPossible int }{
	// An empty document gets a chapter too, which stays. Not possible: headings
	// that only look like requirements, and bold labels below a list of criteria.
	"add_requirement":       {10, 4},
	"add_requirement after": {0, 5},
	"add_criterion first":   {0, 6},
	// One criterion ends in the code block of another list.
	"replace_criterion": {1, 0},
	// Details that are not indented, below tasks without numbers.
	"add_tasks":       {0, 1},
	"add_tasks after": {0, 1},
	"add_tasks in":    {0, 3},
	// A document of nothing but a comment; texts behind a fence that never ends.
	"append_section":       {1, 10},
	"append_section after": {0, 11},
	"append_section in":    {0, 11},
	// Line ends of two kinds in one section.
	"replace_section": {5, 0},
}

// corpusDocuments gives the documents of a kind.
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

// trips counts how operations of one name end that are done and undone.
type trips struct {
	done, undone int
	refused      map[string]int // by code
}

// record is the trips of each operation.
type record map[string]*trips

// trip is what an operation gave for a document.
type trip struct {
	d   Document
	w   Written
	err error
}

// take follows a trip: the bytes change, what was written is found under its
// ids, a strict plan stays strict, and undoing gives the document back.
func (r record) take(t *testing.T, name, where string, p trip, undo func(now Document, ids []string) (Document, error)) {
	t.Helper()
	if r[name] == nil {
		r[name] = &trips{refused: map[string]int{}}
	}
	if fault, ok := errors.AsType[*doc.Fault](p.err); ok {
		r[name].refused[fault.Code]++
		return
	}
	now, err := p.d.after(p.w.Edits)
	if p.err != nil || err != nil || bytes.Equal(now.Source, p.d.Source) {
		t.Errorf("%s in %s: %v, %v, or nothing changed", name, where, p.err, err)
		return
	}
	for _, id := range p.w.IDs {
		if !hasPart(now, id) {
			t.Errorf("%s in %s: no part %q afterwards", name, where, id)
		}
	}
	if p.d.Tasks != nil && isStrict(p.d.Tasks) && !isStrict(now.Tasks) {
		t.Errorf("%s in %s: Kiro does not read all tasks any more", name, where)
	}
	r[name].done++
	if back, err := undo(now, p.w.IDs); err == nil && bytes.Equal(back.Source, p.d.Source) {
		r[name].undone++
	}
}

// hasPart reports whether a document has a part of exactly this id.
func hasPart(d Document, id string) bool {
	if slices.ContainsFunc(d.Sections(), func(s *doc.Section) bool { return s.Path == id }) {
		return true
	}
	switch {
	case d.Tasks != nil:
		return slices.ContainsFunc(d.Tasks.All, func(t *doc.Task) bool { return t.ID == id })
	case d.Requirements != nil:
		return d.Requirements.Requirement(id) != nil || d.Requirements.Criterion(id) != nil
	default:
		return false
	}
}

func isStrict(d *doc.Tasks) bool {
	return !slices.ContainsFunc(d.All, func(t *doc.Task) bool { return t.Tolerant })
}

// report prints the counts and holds them to the shortfalls.
func (r record) report(t *testing.T) {
	t.Helper()
	if len(r) == 0 {
		t.Fatal("no operation was tried")
	}
	for _, name := range slices.Sorted(maps.Keys(r)) {
		c, most := r[name], shortfalls[name]
		t.Logf("%-22s done %5d, undone byte for byte %5d; refused: %s", name, c.done, c.undone, sorted(c.refused))
		if c.done-c.undone > most.notUndone || c.refused[codeInvalidText] > most.notPossible {
			t.Errorf("%s: %d not undone of at most %d; %d not possible of at most %d", name, c.done-c.undone, most.notUndone, c.refused[codeInvalidText], most.notPossible)
		}
	}
}

// removeAll takes parts out, the last first.
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

func removeFirst(d Document, ids []string) (Document, error) { return removeAll(d, ids[:1]) }

// then does an operation that undoes another.
func then(w Written, err error, now Document) (Document, error) {
	if err != nil {
		return now, err
	}
	return now.after(w.Edits)
}

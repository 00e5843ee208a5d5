package specfs_test

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// pair is a workspace whose spec has two documents with boxes.
func pair(t *testing.T) string {
	t.Helper()
	dir := project(t, 2)
	write(t, other(dir), boxes(2))
	return dir
}

func other(dir string) string { return filepath.Join(filepath.Dir(file(dir)), "tasks-b.md") }

// both ticks the first box of each document.
func both() []specfs.Change {
	second := tick(0)
	second.Document = "tasks-b"
	return []specfs.Change{tick(0), second}
}

var errKilled = errors.New("killed")

// killAt ends an update as a kill would: nothing of it runs any more.
func killAt(t *testing.T, dir, step string, times int) {
	t.Helper()
	w := open(t, specfs.Options{Roots: []string{dir}})
	w.OnStep(func(at string) {
		if at == step {
			if times--; times == 0 {
				panic(errKilled)
			}
		}
	})
	s := spec(t, w, "s")
	defer func() {
		if got := recover(); got != any(errKilled) {
			t.Fatalf("the update was not killed at %s: %v", step, got)
		}
	}()
	_, err := s.Update(t.Context(), both()...)
	t.Fatalf("the update ended: %v", err)
}

func TestJournalAfterAKill(t *testing.T) {
	cases := []struct {
		step      string
		times     int
		interrupt bool // reads say so
		ticks     int  // of the killed change, after the next write
	}{
		{"staged", 1, false, 0},
		{"journal", 1, true, 2},
		{"swapped", 1, true, 2},
		{"swapped", 2, true, 2},
		{"cleared", 1, true, 2},
	}
	for _, c := range cases {
		t.Run(c.step, func(t *testing.T) {
			dir := pair(t)
			killAt(t, dir, c.step, c.times)

			w := open(t, specfs.Options{Roots: []string{dir}})
			s := spec(t, w, "s")
			if got := slices.ContainsFunc(s.Findings, func(f doc.Finding) bool { return f.Code == "interrupted_apply" }); got != c.interrupt {
				t.Errorf("interrupted_apply reported: %v, want %v; %v", got, c.interrupt, s.Findings)
			}
			before := listing(t, dir)
			s.All(t.Context())
			if after := listing(t, dir); after != before {
				t.Error("reading went on with the write")
			}
			if _, err := s.Update(t.Context(), tick(1)); err != nil {
				t.Fatal(err)
			}
			if got := ticked(read(t, file(dir))+read(t, other(dir))) - 1; got != c.ticks {
				t.Errorf("%d ticks of the killed change stand, want %d", got, c.ticks)
			}
			clean(t, dir, "specs/s/tasks-b.md", "specs/s/tasks.md")
			if got := spec(t, w, "s").Findings; len(got) > 0 {
				t.Errorf("findings after the next write: %v", got)
			}
		})
	}
}

// TestJournalTakenBack has a person change the second document after a kill
// between the two: the change cannot be finished any more.
func TestJournalTakenBack(t *testing.T) {
	onLinux(t)
	dir := pair(t)
	killAt(t, dir, "swapped", 1)
	write(t, other(dir), "rewritten by hand\n")
	s := spec(t, open(t, specfs.Options{Roots: []string{dir}}), "s")
	if _, err := s.Update(t.Context(), tick(1)); err != nil {
		t.Fatal(err)
	}
	if got, want := read(t, file(dir)), strings.Replace(boxes(2), "[ ] 0001", "[x] 0001", 1); got != want {
		t.Errorf("first document (-want +got)\n-%q\n+%q", want, got)
	}
	if got := read(t, other(dir)); got != "rewritten by hand\n" {
		t.Errorf("the person's text became %q", got)
	}
	clean(t, dir, "specs/s/tasks-b.md", "specs/s/tasks.md")
}

func TestUpdateOfSeveralDocuments(t *testing.T) {
	dir := pair(t)
	s := spec(t, open(t, specfs.Options{Roots: []string{dir}}), "s")
	third := tick(1) // of the first document once more
	done, err := s.Update(t.Context(), append(both(), third)...)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := ticked(read(t, file(dir))), ticked(read(t, other(dir))); a != 2 || b != 1 {
		t.Errorf("%d and %d ticks, want 2 and 1", a, b)
	}
	if done[0] != done[2] || done[0].Name != "tasks" || done[1].Name != "tasks-b" {
		t.Error("the answers are not in the order of the changes")
	}
	clean(t, dir, "specs/s/tasks-b.md", "specs/s/tasks.md")
}

func TestUpdateOfSeveralDocumentsIsAllOrNothing(t *testing.T) {
	dir := pair(t)
	before := listing(t, dir)
	changes := both()
	changes[1].Edit = func(*specfs.Document) ([]doc.Edit, error) { return nil, errKilled }
	s := spec(t, open(t, specfs.Options{Roots: []string{dir}}), "s")
	if _, err := s.Update(t.Context(), changes...); !errors.Is(err, errKilled) {
		t.Fatalf("error %v", err)
	}
	if after := listing(t, dir); after != before {
		t.Errorf("something was written (-before +after)\n-%s\n+%s", before, after)
	}
}

// TestEditorDuringAJournal saves the second document after the first was
// swapped. Its edit is asked for again; when that refuses, the first document
// is taken back.
func TestEditorDuringAJournal(t *testing.T) {
	onLinux(t)
	for _, refuse := range []bool{false, true} {
		dir := pair(t)
		w := open(t, specfs.Options{Roots: []string{dir}})
		saved := false
		w.OnStep(func(step string) {
			if step == "swapped" && !saved {
				saved = true
				write(t, other(dir), boxes(2)+"\r\nBy the editor.")
			}
		})
		changes := both()
		calls, second := 0, changes[1].Edit
		changes[1].Edit = func(d *specfs.Document) ([]doc.Edit, error) {
			if calls++; calls > 1 && refuse {
				return nil, errKilled
			}
			return second(d)
		}
		_, err := spec(t, w, "s").Update(t.Context(), changes...)
		want := 2
		if refuse {
			want = 0
		}
		if refuse != errors.Is(err, errKilled) {
			t.Errorf("refuse %v: error %v", refuse, err)
		}
		if got := ticked(read(t, file(dir)) + read(t, other(dir))); got != want || !strings.HasSuffix(read(t, other(dir)), "By the editor.") {
			t.Errorf("refuse %v: %d ticks, want %d; second document %q", refuse, got, want, read(t, other(dir)))
		}
		clean(t, dir, "specs/s/tasks-b.md", "specs/s/tasks.md")
	}
}

// TestEditorAndAKill kills the writer after it displaced what an editor had
// just saved. The next write puts that back; what cannot go back stays
// beside the document and is a finding.
func TestEditorAndAKill(t *testing.T) {
	base, next, saved := boxes(2), strings.Replace(boxes(2), "[ ]", "[x]", 1), boxes(2)+"\r\nBy the editor."
	leftover := ".tasks.md.kiro-mcp-" + doc.Revision([]byte(base)) + "-" + doc.Revision([]byte(next))
	t.Run("put back", func(t *testing.T) {
		onLinux(t)
		dir := project(t, 2)
		write(t, file(dir), next)
		write(t, filepath.Join(filepath.Dir(file(dir)), leftover), saved)
		s := spec(t, open(t, specfs.Options{Roots: []string{dir}}), "s")
		if len(s.Findings) != 1 || s.Findings[0].Code != "leftover_content" {
			t.Errorf("findings %v, want leftover_content", s.Findings)
		}
		_, err := s.Update(t.Context(), tick(1))
		must(t, err)
		if got, want := read(t, file(dir)), strings.Replace(saved, "[ ] 0001", "[x] 0001", 1); got != want {
			t.Errorf("document (-want +got)\n-%q\n+%q", want, got)
		}
		clean(t, dir, "specs/s/tasks.md")
	})
	t.Run("kept aside", func(t *testing.T) {
		dir := project(t, 2)
		write(t, filepath.Join(filepath.Dir(file(dir)), leftover), saved)
		w := open(t, specfs.Options{Roots: []string{dir}})
		_, err := spec(t, w, "s").Update(t.Context(), tick(1))
		must(t, err)
		clean(t, dir, "specs/s/"+leftover, "specs/s/tasks.md")
		if got := spec(t, w, "s").Findings; len(got) != 1 || got[0].Code != "leftover_content" {
			t.Errorf("findings %v, want leftover_content", got)
		}
	})
}

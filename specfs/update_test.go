package specfs_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// boxes is a document of n open boxes, numbered from 0.
func boxes(n int) string {
	var b strings.Builder
	b.WriteString("# Plan\r\n\r\n")
	for i := range n {
		fmt.Fprintf(&b, "- [ ] %04d. Step of the plan\r\n", i)
	}
	return strings.TrimSuffix(b.String(), "\r\n")
}

// project is a workspace with one spec "s" whose tasks.md has n boxes.
func project(t testing.TB, n int) string {
	t.Helper()
	dir := t.TempDir()
	write(t, file(dir), boxes(n))
	return dir
}

func file(dir string) string { return filepath.Join(dir, ".kiro", "specs", "s", "tasks.md") }

// tick is the change of one byte that ticks box i.
func tick(i int) specfs.Change {
	return specfs.Change{Document: "tasks", Edit: func(d *specfs.Document) ([]doc.Edit, error) {
		return set(d.Source, i, 'x')
	}}
}

// flip ticks box i, or takes its tick back.
func flip(i int) specfs.Change {
	return specfs.Change{Document: "tasks", Edit: func(d *specfs.Document) ([]doc.Edit, error) {
		edits, err := set(d.Source, i, 'x')
		if err == nil && len(edits) == 0 {
			return set(d.Source, i, ' ')
		}
		return edits, err
	}}
}

func set(source []byte, i int, mark byte) ([]doc.Edit, error) {
	at := bytes.Index(source, fmt.Appendf(nil, "] %04d. ", i))
	if at < 1 {
		return nil, fmt.Errorf("no box %d", i)
	}
	if source[at-1] == mark {
		return nil, nil
	}
	return []doc.Edit{{Span: doc.Span{Start: at - 1, End: at}, New: string(mark)}}, nil
}

func ticked(source string) int { return strings.Count(source, "[x]") }

// unticked is the document with every tick taken back.
func unticked(source string) string { return strings.ReplaceAll(source, "[x]", "[ ]") }

// clean fails when a spec's folder holds more than its documents.
func clean(t testing.TB, dir string, want ...string) {
	t.Helper()
	var got []string
	err := filepath.WalkDir(filepath.Join(dir, ".kiro"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(filepath.Join(dir, ".kiro"), path)
			got = append(got, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, want) {
		t.Errorf("files (-want +got)\n-%q\n+%q", want, got)
	}
}

func TestUpdateChangesWhatWasAskedFor(t *testing.T) {
	dir := project(t, 3)
	if err := os.Chmod(file(dir), 0o640); err != nil {
		t.Fatal(err)
	}
	s := spec(t, open(t, specfs.Options{Roots: []string{dir}}), "s")
	done, err := s.Update(t.Context(), tick(1))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(boxes(3), "[ ] 0001", "[x] 0001", 1)
	if got := read(t, file(dir)); got != want {
		t.Errorf("document (-want +got)\n-%q\n+%q", want, got)
	}
	if string(done[0].Source) != want {
		t.Error("the answer is not what was there before and after")
	}
	if info, err := os.Stat(file(dir)); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v; want it kept at 0640", info.Mode(), err)
	}
	clean(t, dir, "specs/s/tasks.md")

	before := listing(t, dir)
	again, err := s.Update(t.Context(), tick(1))
	if err != nil {
		t.Fatal(err)
	}
	if again[0].Revision != done[0].Revision {
		t.Error("doing it again says that something changed")
	}
	if after := listing(t, dir); after != before {
		t.Error("doing it again touched the tree")
	}
}

func TestUpdateRefuses(t *testing.T) {
	refused := errors.New("expected something else")
	cases := []struct {
		name, code string
		spoil      func(t *testing.T, dir string)
		change     specfs.Change
	}{
		{"a document that is not there", "unknown_document", nil, specfs.Change{Document: "design"}},
		{"a path for a name", "unknown_document", nil, specfs.Change{Document: "../../../etc/passwd"}},
		{"a document that went away", "unknown_document", func(t *testing.T, dir string) {
			must(t, os.Remove(file(dir)))
		}, tick(0)},
		{"a spec that went away", "unknown_spec", func(t *testing.T, dir string) {
			must(t, os.RemoveAll(filepath.Dir(file(dir))))
		}, tick(0)},
		{"a read-only file", "read_only_file", func(t *testing.T, dir string) {
			must(t, os.Chmod(file(dir), 0o444))
		}, tick(0)},
		{"a file with two names", "hard_linked_file", func(t *testing.T, dir string) {
			must(t, os.Link(file(dir), filepath.Join(dir, "other")))
		}, tick(0)},
		{"a link out of the workspace", "outside_workspace", func(t *testing.T, dir string) {
			outside := tree(t, "-- tasks.md --\n- [ ] 0000. x\n")
			must(t, os.Remove(file(dir)))
			link(t, filepath.Join(outside, "tasks.md"), file(dir))
		}, tick(0)},
		{"a folder in its place", "not_regular_file", func(t *testing.T, dir string) {
			must(t, os.Remove(file(dir)))
			must(t, os.Mkdir(file(dir), 0o755))
		}, tick(0)},
		{"what the edit refuses", "", nil, specfs.Change{Document: "tasks", Edit: func(*specfs.Document) ([]doc.Edit, error) {
			return nil, refused
		}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir := project(t, 1)
			s := spec(t, open(t, specfs.Options{Roots: []string{dir}}), "s")
			if c.spoil != nil {
				c.spoil(t, dir)
			}
			before := listing(t, dir)
			_, err := s.Update(t.Context(), c.change)
			if c.code == "" && !errors.Is(err, refused) || c.code != "" && codeOf(err) != c.code {
				t.Errorf("error (-want +got)\n-%s\n+%v", c.code, err)
			}
			if after := listing(t, dir); after != before {
				t.Errorf("something was written (-before +after)\n-%s\n+%s", before, after)
			}
		})
	}
}

func codeOf(err error) string {
	if fault, ok := errors.AsType[*doc.Fault](err); ok {
		return fault.Code
	}
	return ""
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestUpdateWritesThroughALinkInside(t *testing.T) {
	dir := project(t, 2)
	real := filepath.Join(dir, "docs", "plan.md")
	must(t, os.Mkdir(filepath.Dir(real), 0o755))
	must(t, os.Rename(file(dir), real))
	link(t, "../../../docs/plan.md", file(dir))
	s := spec(t, open(t, specfs.Options{Roots: []string{dir}}), "s")
	if _, err := s.Update(t.Context(), tick(0)); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(file(dir)); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v, %v", info.Mode(), err)
	}
	if got := ticked(read(t, real)); got != 1 {
		t.Errorf("%d boxes ticked behind the link, want 1", got)
	}
}

func TestManyWritersOfOneProcess(t *testing.T) {
	const n = 50
	dir := project(t, n)
	s := spec(t, open(t, specfs.Options{Roots: []string{dir}}), "s")
	var group sync.WaitGroup
	for i := range n {
		group.Go(func() {
			if _, err := s.Update(t.Context(), tick(i)); err != nil {
				t.Errorf("writer %d: %v", i, err)
			}
		})
	}
	group.Wait()
	if got := read(t, file(dir)); ticked(got) != n || unticked(got) != boxes(n) {
		t.Errorf("%d of %d ticks kept; other bytes same: %v", ticked(got), n, unticked(got) == boxes(n))
	}
	clean(t, dir, "specs/s/tasks.md")
}

func TestAWriterWaitsOnlySoLong(t *testing.T) {
	dir := project(t, 2)
	first := open(t, specfs.Options{Roots: []string{dir}})
	second := open(t, specfs.Options{Roots: []string{dir}, LockTimeout: 20 * time.Millisecond})
	waiting := spec(t, second, "s")
	first.OnStep(func(step string) {
		if step != "staged" {
			return
		}
		if _, err := waiting.Update(t.Context(), tick(1)); codeOf(err) != "lock_timeout" {
			t.Errorf("the second writer got %v, want lock_timeout", err)
		}
	})
	if _, err := spec(t, first, "s").Update(t.Context(), tick(0)); err != nil {
		t.Fatal(err)
	}
	if _, err := waiting.Update(t.Context(), tick(1)); err != nil {
		t.Fatal(err)
	}
	if got := ticked(read(t, file(dir))); got != 2 {
		t.Errorf("%d ticks, want 2", got)
	}
}

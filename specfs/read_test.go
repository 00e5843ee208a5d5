package specfs_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kiro-mcp/specfs"
)

// hostile are names that must lead nowhere, in whatever argument they stand.
var hostile = []string{
	"../../etc/passwd", "..", "../s", "s/../../../etc/passwd", "/etc/passwd", "//etc", "./s", "s/",
	`..\..\secret`, `C:\Windows`, "C:/Windows", "c:secret", "s\x00", "a/\x00/b", "NUL", "con.md", "COM1", "lpt9.txt", "aux/s",
	strings.Repeat("x/", 5000) + "x", strings.Repeat("y", 300), "\xff\xfe", "~", "~/x", "%2e%2e/%2e%2e", "@", "@/", "@x", "@x/..", ":", "..:s", "../x:s", "a:../../b",
}

func TestHostileNames(t *testing.T) {
	outside := tree(t, "-- secret/.kiro/specs/x/tasks.md --\nsecret\n-- in/.kiro/specs/s/tasks.md --\n- [ ] 0000. x\n-- in/.kiro/specs/t/tasks.md --\n")
	dir := filepath.Join(outside, "in")
	w := open(t, specfs.Options{Roots: []string{dir}})
	s, ws := spec(t, w, "s"), w.List()[0]
	before := listing(t, outside)
	for _, name := range append(hostile, "../secret:x", "../secret/.kiro/specs/x") {
		if got, err := w.Spec(t.Context(), name); codeOf(err) == "" {
			t.Errorf("Spec(%.40q) = %v, %v; want a fault", name, got, err)
		}
		if got, err := s.Read(t.Context(), name); codeOf(err) != "unknown_document" {
			t.Errorf("Read(%.40q) = %v, %v; want unknown_document", name, got, err)
		}
		change := tick(0)
		change.Document = name
		if _, err := s.Update(t.Context(), change); codeOf(err) != "unknown_document" {
			t.Errorf("Update(%.40q) gave %v; want unknown_document", name, err)
		}
		if got, err := ws.ReadFile(name); err == nil {
			t.Errorf("ReadFile(%.40q) gave %q", name, got)
		}
		if _, err := ws.Stat(name); err == nil && name != "s/" {
			t.Errorf("Stat(%.40q) found something", name)
		}
		if _, err := ws.Read(t.Context(), specfs.Info{Path: name}); err == nil {
			t.Errorf("Workspace.Read(%.40q) found something", name)
		}
	}
	if after := listing(t, outside); after != before {
		t.Error("a hostile name changed the tree")
	}
}

func TestWhatIsNoDocument(t *testing.T) {
	onLinux(t)
	outside := tree(t, "-- tasks.md --\nsecret\n")
	cases := []struct {
		name, code string
		make       func(path string) error
	}{
		{"a FIFO", "not_regular_file", makeFIFO},
		{"a folder", "not_regular_file", func(path string) error { return os.Mkdir(path, 0o755) }},
		{"a link to a folder", "not_regular_file", func(path string) error { return os.Symlink("..", path) }},
		{"a link out", "outside_workspace", func(path string) error { return os.Symlink(filepath.Join(outside, "tasks.md"), path) }},
		{"a relative link out", "outside_workspace", func(path string) error { return os.Symlink("../../../../x", path) }},
		{"a link to a device", "outside_workspace", func(path string) error { return os.Symlink("/dev/zero", path) }},
		{"a link to itself", "outside_workspace", func(path string) error { return os.Symlink("tasks.md", path) }},
		{"a link to nothing", "unreadable_document", func(path string) error { return os.Symlink("gone.md", path) }},
		{"a document nobody may read", "unreadable_document", func(path string) error {
			if os.Geteuid() == 0 {
				t.Log("the superuser may read everything")
				return os.Symlink("gone.md", path)
			}
			return os.WriteFile(path, nil, 0)
		}},
		{"a document too large", "too_large", func(path string) error {
			return firstOf(os.WriteFile(path, nil, 0o644), os.Truncate(path, specfs.MaxDocument+1))
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir := tree(t, "-- .kiro/specs/s/design.md --\n# Design\n")
			must(t, c.make(file(dir)))
			before := listing(t, dir)
			s := spec(t, open(t, specfs.Options{Roots: []string{dir}}), "s")
			if _, err := s.Read(t.Context(), "tasks"); codeOf(err) != c.code {
				t.Errorf("Read: error %v, want %s", err, c.code)
			}
			if _, err := s.Update(t.Context(), tick(0)); codeOf(err) != c.code {
				t.Errorf("Update: error %v, want %s", err, c.code)
			}
			docs, _ := s.All(t.Context())
			if len(docs) != 1 || docs[0].Name != "design" {
				t.Errorf("the documents beside it are not readable: %v", docs)
			}
			if after := listing(t, dir); after != before {
				t.Error("the tree was changed")
			}
		})
	}
}

func firstOf(errs ...error) error { return errors.Join(errs...) }

func TestLargeDocument(t *testing.T) {
	dir := project(t, 1)
	text := boxes(1) + strings.Repeat("\r\n  text without end, ten megabytes of it", 250_000)
	write(t, file(dir), text)
	s := spec(t, open(t, specfs.Options{Roots: []string{dir}}), "s")
	d, err := s.Read(t.Context(), "tasks.md")
	must(t, err)
	if len(d.Source) < 10_000_000 || string(d.Source) != text {
		t.Fatalf("%d bytes read of %d", len(d.Source), len(text))
	}
	if _, err := s.Update(t.Context(), tick(0)); err != nil {
		t.Fatal(err)
	}
	if got := read(t, file(dir)); ticked(got) != 1 || unticked(got) != text {
		t.Error("a large document was not ticked by one byte")
	}
}

func TestVanishingDocument(t *testing.T) {
	dir := project(t, 1)
	s := spec(t, open(t, specfs.Options{Roots: []string{dir}}), "s")
	must(t, os.Remove(file(dir)))
	if _, err := s.Read(t.Context(), "tasks"); codeOf(err) != "unknown_document" {
		t.Errorf("error %v, want unknown_document", err)
	}
	docs, findings := s.All(t.Context())
	if len(docs) != 0 || len(findings) != 1 {
		t.Errorf("documents %v, findings %v; want none and one", docs, findings)
	}
	must(t, os.RemoveAll(dir))
	w := open(t, specfs.Options{Roots: []string{t.TempDir()}})
	must(t, os.RemoveAll(w.List()[0].Dir))
	if _, err := w.Spec(t.Context(), "s"); codeOf(err) != "no_workspace" {
		t.Errorf("error %v, want no_workspace", err)
	}
}

// TestReadingAgain changes a document in every way that could go unnoticed.
func TestReadingAgain(t *testing.T) {
	now := time.Now()
	dir := project(t, 1)
	w := open(t, specfs.Options{Roots: []string{dir}, Now: func() time.Time { return now }})
	s := spec(t, w, "s")
	first, err := s.Read(t.Context(), "tasks")
	must(t, err)

	now = now.Add(time.Hour) // long enough for the stamp to be believed
	for range 2 {
		if again, err := s.Read(t.Context(), "tasks"); again != first {
			t.Errorf("an unchanged document was parsed again; %v", err)
		}
	}
	info, err := os.Stat(file(dir))
	must(t, err)
	same := strings.Replace(boxes(1), "[ ]", "[x]", 1)
	write(t, file(dir), same)
	must(t, os.Chtimes(file(dir), info.ModTime(), info.ModTime()))
	again, err := s.Read(t.Context(), "tasks")
	must(t, err)
	if !bytes.Equal(again.Source, []byte(same)) {
		t.Error("a change of the same size under the same time went unnoticed")
	}
}

func TestPathsOfAWorkspace(t *testing.T) {
	dir := tree(t, "-- src/orders.py --\npass\n")
	ws := open(t, specfs.Options{Roots: []string{dir}}).List()[0]
	if got, err := ws.ReadFile("src/orders.py"); err != nil || string(got) != "pass\n" {
		t.Errorf("ReadFile gave %q, %v", got, err)
	}
	if _, err := ws.Stat("src"); err != nil {
		t.Error(err)
	}
	if _, err := ws.Stat("src/gone.py"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Stat of nothing gave %v", err)
	}
	if _, err := ws.ReadFile("../x"); codeOf(err) != "outside_workspace" {
		t.Errorf("ReadFile(../x) gave %v", err)
	}
}

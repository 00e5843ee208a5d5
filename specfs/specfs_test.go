package specfs_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"kiro-mcp/specfs"
)

// tree writes the files of a txtar archive into a new folder.
func tree(t testing.TB, archive string) string {
	t.Helper()
	dir := t.TempDir()
	plant(t, dir, archive)
	return dir
}

func plant(t testing.TB, dir, archive string) {
	t.Helper()
	files := txtar.Parse([]byte(archive)).Files
	if len(files) == 0 {
		t.Fatal("the archive holds no file")
	}
	for _, f := range files {
		write(t, filepath.Join(dir, f.Name), string(f.Data))
	}
}

func write(t testing.TB, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, path string) string {
	t.Helper()
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}

func open(t testing.TB, o specfs.Options) *specfs.Workspaces {
	t.Helper()
	w, err := specfs.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func spec(t testing.TB, w *specfs.Workspaces, id string) *specfs.Spec {
	t.Helper()
	s, err := w.Spec(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// listing is every path of a tree with its size, mode and time of change.
func listing(t testing.TB, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil {
			b.WriteString(path + " " + info.Mode().String() + " " + info.ModTime().String() + "\n")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

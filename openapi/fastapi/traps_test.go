package fastapi

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestTraps: each archive of testdata/traps is a contract with something that
// generators get wrong, the handlers that somebody wrote for it, and a check.py
// that asks the running app.
func TestTraps(t *testing.T) {
	python := python3(t)
	archives, err := filepath.Glob("testdata/traps/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("found no traps: %v", err)
	}
	root := t.TempDir()
	var folders bytes.Buffer
	for _, path := range archives {
		folders.WriteString(layTrap(t, root, path) + "\n")
	}
	script, err := filepath.Abs("testdata/check_apps.py")
	if err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), python, script)
	run.Stdin, run.Stderr = &folders, os.Stderr
	stdout, err := run.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stdout)
	}
	looked := 0
	for line := range bytes.Lines(stdout) {
		var found struct{ Dir, Error string }
		if err := json.Unmarshal(line, &found); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		looked++
		t.Run(filepath.Base(found.Dir), func(t *testing.T) {
			if found.Error != "" {
				t.Error(found.Error)
			}
		})
	}
	if looked != len(archives) {
		t.Errorf("%d of %d traps were looked at", looked, len(archives))
	}
}

// layTrap writes the server of an archive's contract, then the archive's own
// files over it.
func layTrap(t *testing.T, root, path string) string {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(root, strings.TrimSuffix(filepath.Base(path), ".txtar"))
	write := func() {
		for _, f := range archive.Files {
			to := filepath.Join(dir, filepath.FromSlash(f.Name))
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(to, f.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	write()
	c := read(t, dir, "contract.yaml")
	if !c.Usable() {
		t.Fatalf("%s: %v", path, c.Findings)
	}
	files, err := Target{}.Files(c)
	if err != nil {
		t.Fatal(err)
	}
	lay(t, dir, files)
	write()
	return dir
}

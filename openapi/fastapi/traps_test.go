package fastapi

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/internal/testpython"
	"kiro-mcp/openapi"
)

// TestTraps: each archive of testdata/traps is a contract with something that
// generators get wrong, the handlers that somebody wrote for it, and a check.py
// that asks the running app.
func TestTraps(t *testing.T) { checkArchives(t, "testdata/traps/*.txtar") }

// TestChanges: the contract of an archive of testdata/changes became another
// one, next.yaml, and its handlers are still those of the first.
func TestChanges(t *testing.T) { checkArchives(t, "testdata/changes/*.txtar") }

// checkArchives makes the servers of archives and runs their checks in one
// Python.
func checkArchives(t *testing.T, pattern string) {
	t.Helper()
	archives, err := filepath.Glob(pattern)
	if err != nil || len(archives) == 0 {
		t.Fatalf("found no archives %s: %v", pattern, err)
	}
	root := t.TempDir()
	var folders []string
	for _, path := range archives {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		folders = append(folders, layArchive(t, filepath.Join(root, strings.TrimSuffix(filepath.Base(path), ".txtar")), archive))
	}
	checkFolders(t, folders)
}

// checkFolders runs the check.py of each folder, all in one Python.
func checkFolders(t *testing.T, folders []string) {
	t.Helper()
	python := testpython.Path(t)
	script, err := filepath.Abs("testdata/check_apps.py")
	if err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), python, script)
	run.Stdin = strings.NewReader(strings.Join(folders, "\n"))
	var complaints bytes.Buffer
	run.Stderr = &complaints
	stdout, err := run.Output()
	if err != nil {
		t.Fatalf("%v\n%s%s", err, stdout, complaints.String())
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
	if looked != len(folders) {
		t.Errorf("%d of %d apps were looked at", looked, len(folders))
	}
}

// layArchive writes the server of an archive's contract with the archive's own
// files over it, then the server of what the contract became.
func layArchive(t *testing.T, dir string, archive *txtar.Archive) string {
	t.Helper()
	var own []openapi.File
	for _, f := range archive.Files {
		own = append(own, openapi.File{Path: f.Name, Content: f.Data})
	}
	lay(t, dir, own)
	lay(t, dir, server(t, dir, "contract.yaml"))
	lay(t, dir, own)
	if !slices.ContainsFunc(own, func(f openapi.File) bool { return f.Path == "next.yaml" }) {
		return dir
	}
	if err := os.RemoveAll(filepath.Join(dir, "app", "contract")); err != nil {
		t.Fatal(err)
	}
	files := slices.DeleteFunc(server(t, dir, "next.yaml"), func(f openapi.File) bool {
		_, err := os.Stat(filepath.Join(dir, filepath.FromSlash(f.Path)))
		return f.Owner == openapi.Scaffold && err == nil
	})
	lay(t, dir, files)
	return dir
}

func server(t *testing.T, dir, contract string) []openapi.File {
	t.Helper()
	c, err := openapi.Read(t.Context(), testcorpus.Folder(dir), contract, openapi.Options{Placeholders: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Operations) == 0 {
		t.Fatalf("%s: %v", dir, c.Findings)
	}
	files, err := Target{}.Files(c)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

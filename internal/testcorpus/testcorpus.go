// Package testcorpus finds the corpus of real documents for tests. The corpus
// is third-party data beside the repository: tests read it and never write it.
package testcorpus

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Variable names the environment variable that says where the corpus is.
const Variable = "KIRO_MCP_CORPUS"

// Dir returns the absolute path of the corpus: that of [Variable], else
// ../shared/corpus beside the repository. Without a corpus the test is
// skipped, or fails where CI is "true", so that a gate cannot pass by not
// looking.
func Dir(t testing.TB) string {
	t.Helper()
	dir := os.Getenv(Variable)
	if dir == "" {
		dir = filepath.Join(root(t), "..", "shared", "corpus")
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(abs); err == nil && info.IsDir() {
		return abs
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("no corpus at %s; set %s", abs, Variable)
	}
	t.Skipf("no corpus at %s; set %s to run this test", abs, Variable)
	return ""
}

// Files returns the absolute paths of all regular files below the corpus's
// "kiro" folder whose names match, in lexical order. It fails the test when
// there are none, since a test without cases proves nothing.
func Files(t testing.TB, match func(name string) bool) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(filepath.Join(Dir(t), "kiro"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && match(d.Name()) {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 {
		t.Fatal("the corpus holds no file of that name")
	}
	return found
}

// IsTasks reports whether a file name is that of a tasks document: tasks.md or
// a split one such as tasks-mobile.md.
func IsTasks(name string) bool { return isDocument(name, "tasks") }

// IsRequirements reports whether a file name is that of a requirements or
// bugfix document.
func IsRequirements(name string) bool {
	return isDocument(name, "requirements") || isDocument(name, "bugfix")
}

// IsDesign reports whether a file name is that of a design document.
func IsDesign(name string) bool { return isDocument(name, "design") }

func isDocument(name, kind string) bool {
	base, isMarkdown := strings.CutSuffix(name, ".md")
	return isMarkdown && (base == kind || strings.HasPrefix(base, kind+"-"))
}

// root is the folder of go.mod above the test's working directory.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the working directory")
		}
		dir = parent
	}
}

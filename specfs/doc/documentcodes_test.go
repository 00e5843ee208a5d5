package doc

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
)

// TestEveryFindingCodeIsDocumented looks for codes in the package's own source.
func TestEveryFindingCodeIsDocumented(t *testing.T) {
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	documented := slices.Concat(DocumentCodes, TaskCodes, TaskFaults)
	written := regexp.MustCompile(`Code: "(\w+)"`)
	found := 0
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range written.FindAllSubmatch(src, -1) {
			found++
			if !slices.ContainsFunc(documented, func(c Code) bool { return c.Name == string(match[1]) }) {
				t.Errorf("%s: finding code %s is not documented", path, match[1])
			}
		}
	}
	if found == 0 {
		t.Error("found no codes")
	}
}

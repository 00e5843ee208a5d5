package testcorpus

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Folder is a folder of the corpus that contracts are read from. Nothing
// outside it can be read.
type Folder string

// ReadFile makes a Folder an openapi.Source.
func (f Folder) ReadFile(rel string) ([]byte, error) {
	root, err := os.OpenRoot(string(f))
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }()
	return root.ReadFile(rel)
}

// Contract is one OpenAPI document of the corpus.
type Contract struct {
	Path  string // in the folder
	Loads bool   // kin-openapi loads it
}

// Contracts lists the contracts of the corpus in the order of its index. The
// quick suite does without the largest, GitHub's and Stripe's: KIRO_MCP_STRESS
// has them. It fails the test when there are fewer than the corpus is known to
// have.
func Contracts(t testing.TB) (Folder, []Contract) {
	t.Helper()
	dir := filepath.Join(Dir(t), "openapi")
	index, err := os.Open(filepath.Join(dir, "INDEX.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = index.Close() }()
	reader := csv.NewReader(index)
	reader.Comma, reader.LazyQuotes = '\t', true
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var found []Contract
	for _, row := range rows[1:] {
		large := strings.HasPrefix(row[0], "github/") || strings.HasPrefix(row[0], "stripe/")
		if !large || os.Getenv("KIRO_MCP_STRESS") != "" {
			found = append(found, Contract{Path: row[0], Loads: row[5] == "yes"})
		}
	}
	if len(found) < 80 {
		t.Fatalf("the index names %d contracts, want at least 80", len(found))
	}
	return Folder(dir), found
}

// Loading are the paths of the contracts that kin-openapi loads. It fails the
// test when there are few.
func Loading(t testing.TB) (Folder, []string) {
	t.Helper()
	dir, all := Contracts(t)
	var paths []string
	for _, c := range all {
		if c.Loads {
			paths = append(paths, c.Path)
		}
	}
	if len(paths) < 80 {
		t.Fatalf("the index names %d contracts that load, want at least 80", len(paths))
	}
	return dir, paths
}

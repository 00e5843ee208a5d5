package openapi_test

import (
	"encoding/csv"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/openapi"
)

// library keeps what the tests on the corpus have read already.
var library struct {
	mu   sync.Mutex
	read map[string]*openapi.Contract
}

// readCorpus reads a contract of the corpus, once for all tests.
func readCorpus(t testing.TB, dir, rel string) *openapi.Contract {
	t.Helper()
	library.mu.Lock()
	defer library.mu.Unlock()
	if library.read == nil {
		library.read = map[string]*openapi.Contract{}
	}
	if library.read[rel] == nil {
		c, err := openapi.Read(t.Context(), folder(dir), rel, openapi.Options{})
		if err != nil {
			t.Fatal(err)
		}
		library.read[rel] = c
	}
	return library.read[rel]
}

// contracts are the paths of the corpus's contracts below its "openapi"
// folder, and whether kin-openapi loads them.
func contracts(t testing.TB) (dir string, loads map[string]bool) {
	t.Helper()
	dir = filepath.Join(testcorpus.Dir(t), "openapi")
	index, err := os.ReadFile(filepath.Join(dir, "INDEX.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	reader := csv.NewReader(strings.NewReader(string(index)))
	reader.Comma, reader.LazyQuotes = '\t', true
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	loads = map[string]bool{}
	for _, row := range rows[1:] {
		large := strings.Contains(row[0], "github") || strings.Contains(row[0], "stripe")
		if testing.Short() && large {
			continue
		}
		loads[row[0]] = row[5] == "yes"
	}
	if len(loads) < 80 {
		t.Fatalf("the index names %d contracts, want at least 80", len(loads))
	}
	return dir, loads
}

var show = flag.Bool("show", false, "print the findings on the corpus")

// folder is a source that is a folder.
type folder string

func (f folder) ReadFile(rel string) ([]byte, error) {
	root, err := os.OpenRoot(string(f))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.ReadFile(rel)
}

// TestCorpus: every contract is read, or says on which line it is faulty.
func TestCorpus(t *testing.T) {
	dir, loads := contracts(t)
	read, operations := 0, 0
	for rel, good := range loads {
		begin := time.Now()
		c := readCorpus(t, dir, rel)
		if took := time.Since(begin); took > time.Second {
			t.Logf("%s took %s", rel, took)
		}
		if c.Usable() {
			read++
			operations += len(c.Operations)
		}
		if good != c.Usable() {
			t.Errorf("%s is usable: %v, loads in kin-openapi: %v", rel, c.Usable(), good)
		}
		for _, f := range c.Findings {
			if *show {
				t.Logf("%s %s:%d: %s (%s) [%s]", f.Code, f.File, f.Line, f.Message, f.Fix, f.Pointer)
			}
			if f.Line < 1 {
				t.Errorf("%s: %s has no line", rel, f.Code)
			}
		}
	}
	t.Logf("%d of %d contracts read, %d operations", read, len(loads), operations)
}

package openapi_test

import (
	"flag"
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
func readCorpus(t testing.TB, dir testcorpus.Folder, rel string) *openapi.Contract {
	t.Helper()
	library.mu.Lock()
	defer library.mu.Unlock()
	if library.read == nil {
		library.read = map[string]*openapi.Contract{}
	}
	if library.read[rel] == nil {
		c, err := openapi.Read(t.Context(), dir, rel, openapi.Options{})
		if err != nil {
			t.Fatal(err)
		}
		library.read[rel] = c
	}
	return library.read[rel]
}

// contracts are the paths of the corpus's contracts, and whether kin-openapi
// loads them.
func contracts(t testing.TB) (dir testcorpus.Folder, loads map[string]bool) {
	t.Helper()
	dir, all := testcorpus.Contracts(t)
	loads = map[string]bool{}
	for _, c := range all {
		loads[c.Path] = c.Loads
	}
	return dir, loads
}

var show = flag.Bool("show", false, "print the findings on the corpus")

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

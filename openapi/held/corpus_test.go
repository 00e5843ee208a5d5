package held

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/internal/testpython"
	"kiro-mcp/openapi"
)

// collectedOnly is from how many operations on tests are collected and not run:
// five contracts have more, and would run for minutes each.
const collectedOnly = 240

// mostSkipped is how many tests may be skipped, of all contracts: those of
// operations that no valid request could be made for.
const mostSkipped = 10

// outcome is what pytest says of the tests of one contract.
type outcome struct {
	Counts map[string]int `json:"counts"`
	Others []string       `json:"others"`
}

// TestCorpus: the tests of every contract of the corpus collect and run while
// no handler is written, and are red only for that.
func TestCorpus(t *testing.T) {
	if !stress() {
		t.Skip("starts Python for each of 84 contracts; set KIRO_MCP_STRESS=1")
	}
	dir, paths := testcorpus.Loading(t)
	only := os.Getenv("KIRO_MCP_ONLY")
	run, total := 0, tally{}
	t.Run("of", func(t *testing.T) { // ends when all of them have
		for _, path := range paths {
			if !strings.Contains(path, only) {
				continue
			}
			c, err := openapi.Read(t.Context(), dir, path, openapi.Options{})
			if err != nil || !c.Usable() {
				t.Fatal(path, err)
			}
			run++
			t.Run(path, func(t *testing.T) {
				t.Parallel()
				total.add(tryUnwritten(t, c))
			})
		}
	})
	if run < 80 && only == "" {
		t.Errorf("%d contracts were tried, want at least 80", run)
	}
	if total.counts["skipped"] > mostSkipped {
		t.Errorf("%d tests are skipped, want at most %d", total.counts["skipped"], mostSkipped)
	}
	t.Logf("%d contracts: %v", run, total.counts)
}

// tally adds up what pytest says.
type tally struct {
	mu     sync.Mutex
	counts map[string]int
}

func (y *tally) add(o outcome) {
	y.mu.Lock()
	defer y.mu.Unlock()
	if y.counts == nil {
		y.counts = map[string]int{}
	}
	for name, n := range o.Counts {
		y.counts[name] += n
	}
}

// tryUnwritten generates the app of a contract and tries its tests.
func tryUnwritten(t *testing.T, c *openapi.Contract) outcome {
	t.Helper()
	out := t.TempDir()
	generate(t, c, out)
	o := unwritten(t, out, len(c.Operations) >= collectedOnly)
	if o.Counts["other"]+o.Counts["collection"] > 0 {
		t.Errorf("%v\n%s", o.Counts, strings.Join(o.Others, "\n"))
	}
	if n := len(c.Operations); n > 0 && n < collectedOnly && o.Counts["501"] == 0 {
		t.Errorf("no test says that a handler is not written: %v", o.Counts)
	}
	return o
}

// unwritten runs the generated tests of an app without handlers, or only
// collects them.
func unwritten(t *testing.T, dir string, collect bool) outcome {
	t.Helper()
	plugins, err := filepath.Abs("testdata")
	if err != nil {
		t.Fatal(err)
	}
	args := []string{"-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "report", "--tb=no", "--no-header", "-W", "ignore"}
	if collect {
		args = append(args, "--collect-only", "-qq")
	}
	run := exec.CommandContext(t.Context(), testpython.Path(t), args...)
	run.Dir, run.Env = dir, append(os.Environ(), "PYTHONPATH="+plugins)
	says, err := run.CombinedOutput()
	_, report, found := strings.Cut(string(says), "\nREPORT ")
	if !found {
		t.Fatalf("pytest tells nothing: %v\n%s", err, says)
	}
	var o outcome
	if err := json.NewDecoder(strings.NewReader(report)).Decode(&o); err != nil {
		t.Fatalf("%v\n%s", err, report)
	}
	return o
}

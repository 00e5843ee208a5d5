package example_test

import (
	"encoding/csv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/verify"
)

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

// corpus calls each with every contract of the corpus that can be worked from.
func corpus(t *testing.T, each func(t *testing.T, c *openapi.Contract)) {
	dir := filepath.Join(testcorpus.Dir(t), "openapi")
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
	read := 0
	for _, row := range rows[1:] {
		if testing.Short() && (strings.Contains(row[0], "github") || strings.Contains(row[0], "stripe")) {
			continue
		}
		c, err := openapi.Read(t.Context(), folder(dir), row[0], openapi.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if c.Usable() {
			read++
			each(t, c)
		}
	}
	if read < 80 {
		t.Fatalf("%d contracts could be worked from, want at least 80", read)
	}
}

// TestCorpusRequests makes a request of every operation of the corpus, a full
// one of most, and a value of every answer.
func TestCorpusRequests(t *testing.T) {
	operations, requests, answers, values := 0, 0, 0, 0
	why := map[string]int{}
	corpus(t, func(t *testing.T, c *openapi.Contract) {
		for _, op := range c.Operations {
			operations++
			r, err := example.RequestOf(op)
			if err != nil {
				why[err.Error()]++
				continue
			}
			requests++
			arrives(t, c, r)
			if full, err := example.FullRequestOf(op); err != nil {
				t.Errorf("%s %s: a request can be made, and no full one: %v", c.Path, op.Key(), err)
			} else {
				arrives(t, c, full)
			}
			for _, answer := range op.Responses {
				for i := range answer.Content {
					answers++
					v, err := example.MediaValue(&answer.Content[i], openapi.ToClient, false)
					if err != nil {
						why[err.Error()]++
						continue
					}
					values++
					if len(v) == 0 {
						t.Errorf("%s %s %s: an empty value", c.Path, op.Key(), answer.Status)
					}
				}
			}
		}
	})
	t.Logf("%d of %d requests, %d of %d answers", requests, operations, values, answers)
	for _, w := range slices.Sorted(maps.Keys(why)) {
		t.Logf("%d: %s", why[w], w)
	}
	if requests*100 < operations*99 || values*100 < answers*99 {
		t.Errorf("made %d of %d requests and %d of %d answers, want 99 in 100", requests, operations, values, answers)
	}
}

// arrives fails unless a request is valid after it travelled.
func arrives(t *testing.T, c *openapi.Contract, r *example.Request) {
	t.Helper()
	if _, err := r.Path(); err != nil {
		t.Errorf("%s %s: %v", c.Path, r.Operation.Key(), err)
	}
	sent, err := r.Sent()
	if err != nil {
		t.Errorf("%s %s: %v", c.Path, r.Operation.Key(), err)
	}
	for _, wrong := range verify.Request(r.Operation, sent) {
		t.Errorf("%s %s: %v\n%s", c.Path, r.Operation.Key(), wrong, sent.Body)
	}
}

// TestCorpusBroken breaks requests of the corpus in every way: each is wrong
// when it arrives, in just one place.
func TestCorpusBroken(t *testing.T) {
	operations, broken := 0, 0
	rules := map[string]int{}
	corpus(t, func(t *testing.T, c *openapi.Contract) {
		for i, op := range c.Operations {
			if i%40 != 0 && os.Getenv("KIRO_MCP_STRESS") == "" {
				continue
			}
			operations++
			for _, b := range example.BrokenRequests(op) {
				broken++
				rules[b.Rule]++
				sent, err := b.Sent()
				if err != nil {
					t.Fatalf("%s %s: %v", c.Path, op.Key(), err)
				}
				wrong := verify.Request(op, sent)
				if len(wrong) == 0 || slices.ContainsFunc(wrong, func(w verify.Violation) bool { return w.In != b.In }) {
					t.Errorf("%s %s: %s %s breaks %s: %v", c.Path, op.Key(), b.In, b.Pointer, b.Rule, wrong)
				}
			}
		}
	})
	t.Logf("%d operations, %d broken requests: %v", operations, broken, rules)
	if broken < 5*operations {
		t.Errorf("%d broken requests of %d operations", broken, operations)
	}
}

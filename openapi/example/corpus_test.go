package example_test

import (
	"maps"
	"os"
	"slices"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/verify"
)

// corpus calls each with every contract of the corpus that can be worked from.
func corpus(t *testing.T, each func(t *testing.T, c *openapi.Contract)) {
	dir, paths := testcorpus.Loading(t)
	read := 0
	for _, rel := range paths {
		c, err := openapi.Read(t.Context(), dir, rel, openapi.Options{})
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

// made counts what was made of the corpus.
type made struct {
	operations, requests, answers, values int
	why                                   map[string]int // what was not, and why

	tried, broken int
	rules         map[string]int
}

// TestCorpus makes a request of every third operation of the corpus, a full one
// as well, and a value of every answer: all of them are valid when they arrive.
// Of every fortieth operation it breaks requests in every way: each is wrong
// when it arrives, in just one part. With KIRO_MCP_STRESS it takes them all.
func TestCorpus(t *testing.T) {
	m := made{why: map[string]int{}, rules: map[string]int{}}
	stress := os.Getenv("KIRO_MCP_STRESS") != ""
	corpus(t, func(t *testing.T, c *openapi.Contract) {
		for i, op := range c.Operations {
			if stress || i%3 == 0 {
				m.valid(t, c, op)
			}
			if stress || i%40 == 0 {
				m.breaks(t, c, op)
			}
		}
	})
	t.Logf("%d of %d requests, %d of %d answers", m.requests, m.operations, m.values, m.answers)
	for _, w := range slices.Sorted(maps.Keys(m.why)) {
		t.Logf("%d: %s", m.why[w], w)
	}
	t.Logf("%d broken requests of %d operations: %v", m.broken, m.tried, m.rules)
	// Of the whole corpus: patterns that no text can be made for, and alternatives
	// of which none can be told from the others.
	const unmadeRequests, unmadeAnswers = 4, 27
	if m.operations-m.requests > unmadeRequests || m.answers-m.values > unmadeAnswers || m.values < 1_000 {
		t.Errorf("made %d of %d requests and %d of %d answers, want all but %d and %d", m.requests, m.operations, m.values, m.answers, unmadeRequests, unmadeAnswers)
	}
	if m.broken < 5*m.tried || len(m.rules) < 12 {
		t.Errorf("%d broken requests of %d operations, by %d rules", m.broken, m.tried, len(m.rules))
	}
}

// valid makes requests and answers.
func (m *made) valid(t *testing.T, c *openapi.Contract, op *openapi.Operation) {
	m.operations++
	r, err := example.RequestOf(op)
	if err != nil {
		m.why[err.Error()]++
		return
	}
	m.requests++
	arrives(t, c, r)
	if full, err := example.FullRequestOf(op); err != nil {
		t.Errorf("%s %s: a request can be made, and no full one: %v", c.Path, op.Key(), err)
	} else {
		arrives(t, c, full)
	}
	for _, answer := range op.Responses {
		for i := range answer.Content {
			m.answers++
			if _, err := example.MediaValue(&answer.Content[i], openapi.ToClient, false); err != nil {
				m.why[err.Error()]++
				continue
			}
			m.values++
		}
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

func (m *made) breaks(t *testing.T, c *openapi.Contract, op *openapi.Operation) {
	m.tried++
	for _, b := range example.BrokenRequests(op) {
		m.broken++
		m.rules[b.Rule]++
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

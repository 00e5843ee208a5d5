//go:build conformance

package edge

import (
	"encoding/json"
	"sync/atomic"
	"testing"
)

// TestHTTPQuestion: over HTTP each request of the newer era stands alone, and
// still the answer finds its question.
func TestHTTPQuestion(t *testing.T) {
	about := &atomic.Value{}
	about.Store("as it is")
	s, _ := deciding(about)
	c := overHTTP(t, s)
	ask := func(more string) (l line) {
		t.Helper()
		response := c.post(decide(1, `["force"]`, `"elicitation":{}`, more), newer("tools/call", "decide")...)
		if err := json.NewDecoder(response.Body).Decode(&l); err != nil {
			t.Fatal(err)
		}
		return l
	}
	var q question
	if err := json.Unmarshal(ask("").Result, &q); err != nil || q.State == "" {
		t.Fatalf("no question: %v", err)
	}
	answered := ask(back("force", yes, q.State)).Result
	var r struct{ StructuredContent verdict }
	if err := json.Unmarshal(answered, &r); err != nil || r.StructuredContent.Said != "the user said yes" {
		t.Errorf("got %s", answered)
	}
}

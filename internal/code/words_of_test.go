package code

import (
	"testing"

	"kiro-mcp/internal/code/facts"
)

// However many hashes there are, each is counted once or as one that came again.
func TestCounterCounts(t *testing.T) {
	c := &counter{}
	for round := range 2 { // the second in what the first left
		c.begin(3)
		for n := range uint32(5000) {
			c.count(n * 2)
			if n%3 == 0 {
				c.count(n * 2)
			}
		}
		words := facts.MakeWords(c.counted())
		if len(words) != 5000 {
			t.Fatalf("round %d: %d words, want 5000", round, len(words))
		}
		for i, w := range words {
			want := uint32(i * 2)
			if i%3 == 0 {
				want |= 1
			}
			if w != want {
				t.Fatalf("round %d: word %d is %d, want %d", round, i, w, want)
			}
		}
	}
}

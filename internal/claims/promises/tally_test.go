package promises

import (
	"fmt"
	"maps"
	"slices"

	"kiro-mcp/internal/claims/statements"
)

// tally says what became of the promises of some lists.
type tally struct {
	listed, claimed int
	judged          int     // of the claimed: claims that only a reader can judge
	unclaimed       int     // statements that the tool counts as not understood
	lines, over     int     // that claims stand on, and of them those of which no promise was listed
	missed          float64 // what the tool estimates that became no claim
	outcomes        map[statements.Outcome]held
	// What became of the rest, listed − claimed.
	counted, leftOut, silent int
}

func (t *tally) add(o tally) {
	t.listed += o.listed
	t.claimed += o.claimed
	t.judged += o.judged
	t.unclaimed += o.unclaimed
	t.lines += o.lines
	t.over += o.over
	t.missed += o.missed
	for k, n := range o.outcomes {
		if t.outcomes == nil {
			t.outcomes = map[statements.Outcome]held{}
		}
		at := t.outcomes[k]
		t.outcomes[k] = held{at.lines + n.lines, at.held + n.held}
	}
	t.counted += o.counted
	t.leftOut += o.leftOut
	t.silent += o.silent
}

func (t *tally) share() float64 { return 100 * float64(t.claimed) / float64(max(t.listed, 1)) }

// rest is what became no claim.
func (t *tally) rest() int { return t.listed - t.claimed }

// off is by how much of the rest the tool's estimate differs from it.
func (t *tally) off() float64 { return (t.missed - float64(t.rest())) / float64(max(t.rest(), 1)) }

// rests holds what the tool lists as not understood, and what it estimates, against the
// reader's rest.
func (t *tally) rests() string {
	return fmt.Sprintf("%4d %5d %5.0f %+5.0f %%", t.rest(), t.unclaimed, t.missed, 100*t.off())
}

func (t *tally) row(name string) string {
	return fmt.Sprintf("%-66s %4d %4d %5.1f %% %4d %s   %4d %4d %4d",
		name, t.listed, t.claimed, t.share(), t.judged, t.rests(), t.counted, t.leftOut, t.silent)
}

// rateRows are what lines of each outcome hold on the average, measured, beside what
// the tool estimates by.
func (t *tally) rateRows() []string {
	var rows []string
	for _, o := range slices.Sorted(maps.Keys(t.outcomes)) {
		at := t.outcomes[o]
		rows = append(rows, fmt.Sprintf("%-16s %5d hold %4d promises that became no claim: %.3f, estimated by %.3f", outcomeNames[o], at.lines, at.held, float64(at.held)/float64(at.lines), o.Rate()))
	}
	return rows
}

// outcomeNames are what became of lines, in words.
var outcomeNames = []string{"claimed", "sentence", "further sentence", "listed", "left out", "title", "passed over", "in tests", "in code"}

// held is how many promises that became no claim some lines hold, or statements that are
// listed.
type held struct{ lines, held int }

package bench

import (
	"fmt"
	"strings"
)

// Tally counts what became of the faults of one group.
type Tally struct {
	N, Killed, Unsure int
	Elsewhere         int // new violations that do not concern the fault
	Mistaken          int // of those found, by evidence in files that the fault did not touch
}

// Share is the part that was found.
func (t Tally) Share() float64 {
	if t.N == 0 {
		return 0
	}
	return float64(t.Killed) / float64(t.N)
}

// plus adds the counts of another.
func (t Tally) plus(o Tally) Tally {
	return Tally{
		N: t.N + o.N, Killed: t.Killed + o.Killed, Unsure: t.Unsure + o.Unsure,
		Elsewhere: t.Elsewhere + o.Elsewhere, Mistaken: t.Mistaken + o.Mistaken,
	}
}

// Clean is what the tool says of a sample without faults.
type Clean struct {
	Violated, Unresolved, Satisfied, NotChecked int
	Promises, Unclaimed                         int // statements of the design that promise, and those not recognised
}

// Row is a stack's figures as one line of a table for each group.
func Row(stack string, groups map[string]Tally, clean Clean) string {
	var b strings.Builder
	for _, g := range Groups {
		if t, ok := groups[g]; ok {
			fmt.Fprintf(&b, "%-9s %-11s n=%3d  found %3d (%5.1f %%, bar %2.0f %%)  unresolved %d  elsewhere %d  mistaken %d\n",
				stack, g, t.N, t.Killed, 100*t.Share(), 100*Bars[g], t.Unsure, t.Elsewhere, t.Mistaken)
		}
	}
	fmt.Fprintf(&b, "%-9s clean       violated %d  unresolved %d  satisfied %d  not checked %d  promises %d  not recognised %d\n",
		stack, clean.Violated, clean.Unresolved, clean.Satisfied, clean.NotChecked, clean.Promises, clean.Unclaimed)
	return b.String()
}

package main

import (
	"fmt"
	"io"
	"slices"
	"time"
)

// row is one line of the table that stands in the README.
type row struct {
	what, ours, yardstick, figure, bar string
	holds                              bool
}

type table []row

// ratio adds a row that compares two times measured in turn in this run.
func (t *table) ratio(what string, ours, yardstick time.Duration, bar float64) {
	r := float64(ours) / float64(yardstick)
	*t = append(*t, row{what, milliseconds(ours), milliseconds(yardstick), fmt.Sprintf("%.2f ×", r), fmt.Sprintf("≤ %g ×", bar), r <= bar})
}

func (t *table) print(w io.Writer) {
	fmt.Fprintln(w, "| what | ours | yardstick | figure | bar | holds |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|")
	for _, r := range *t {
		fmt.Fprintf(w, "| %s | %s | %s | %s | %s | %s |\n", r.what, r.ours, r.yardstick, r.figure, r.bar, yesNo(r.holds))
	}
}

func (t *table) allHold() bool {
	return !slices.ContainsFunc(*t, func(r row) bool { return !r.holds })
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "**no**"
}

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.2f ms", float64(d.Microseconds())/1000)
}

func median(times []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(times))
	return sorted[len(sorted)/2]
}

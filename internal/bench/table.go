package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"time"
)

// row is one line of the table that stands in docs/measurements.md.
type row struct {
	what, ours, yardstick, figure, bar string
	share                              float64 // the figure by its bar: the bar holds up to 1
	kind                               kind
}

// kind says what a figure depends on beside the program.
type kind int

const (
	amount   kind = iota // of memory: on nothing
	ratio                // of two times of one run: on what else the machine did
	duration             // on that, and on how quick the machine is
)

type table []row

// ratio adds a row that compares two times measured in turn in this run.
func (t *table) ratio(what string, ours, yardstick time.Duration, bar float64) {
	r := float64(ours) / float64(yardstick)
	*t = append(*t, row{what, milliseconds(ours), milliseconds(yardstick), fmt.Sprintf("%.2f ×", r), fmt.Sprintf("≤ %g ×", bar), r / bar, ratio})
}

func (r row) holds() bool { return r.share <= 1 }

// passes reports whether a figure says nothing against the program on this
// machine, which is so many times slower than the one of the bars.
func (r row) passes(slower float64) bool {
	switch {
	case os.Getenv(strictVariable) != "" || r.kind == amount:
		return r.holds()
	case r.kind == ratio:
		return r.share <= busy
	default:
		return r.share <= busy*slower
	}
}

func (t *table) print(w io.Writer, slower float64) {
	fmt.Fprintln(w, "| what | ours | yardstick | figure | bar | holds |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|")
	for _, r := range *t {
		fmt.Fprintf(w, "| %s | %s | %s | %s | %s | %s |\n", r.what, r.ours, r.yardstick, r.figure, r.bar, yesNo(r.holds()))
	}
	fmt.Fprintf(w, "an empty server takes %.1f times as long to start here as where the bars are from\n", slower)
}

func (t *table) passes(slower float64) bool {
	return !slices.ContainsFunc(*t, func(r row) bool { return !r.passes(slower) })
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

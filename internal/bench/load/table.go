package main

import (
	"fmt"
	"io"
	"slices"
	"time"
)

// bar is how much of the yardstick's calls in a second, and of its calls for
// the same processor time, must be reached.
const bar = 0.8

// row is one contender at one level: medians over the rounds, and ratios to
// the yardstick, of which more is better.
type row struct {
	open           int
	name           string
	perSecond      spread
	p50, p99, cpu  spread // nanoseconds
	speed, economy spread
	barred         bool
}

func (r row) holds() bool {
	return !r.barred || r.speed.middle >= bar && r.economy.middle >= bar
}

// rowsOf compares every contender with the yardstick, round by round.
func rowsOf(contenders []*contender) []row {
	var rows []row
	for _, open := range levels {
		beside := contenders[yardstick].samples[open]
		for _, c := range contenders {
			own := c.samples[open]
			of := func(figure func(round int) float64) spread {
				all := make([]float64, len(own))
				for round := range own {
					all[round] = figure(round)
				}
				return spreadOf(all)
			}
			rows = append(rows, row{
				open: open, name: c.name, barred: c.barred,
				perSecond: of(func(i int) float64 { return own[i].perSecond }),
				p50:       of(func(i int) float64 { return float64(own[i].p50) }),
				p99:       of(func(i int) float64 { return float64(own[i].p99) }),
				cpu:       of(func(i int) float64 { return float64(own[i].cpu) }),
				speed:     of(func(i int) float64 { return own[i].perSecond / beside[i].perSecond }),
				economy:   of(func(i int) float64 { return float64(beside[i].cpu) / float64(own[i].cpu) }),
			})
		}
	}
	return rows
}

// spread is how a figure differed from round to round: its quartiles.
type spread struct{ low, middle, high float64 }

// spreadOf sorts the values of all rounds.
func spreadOf(values []float64) spread {
	slices.Sort(values)
	n := len(values)
	return spread{values[n/4], values[n/2], values[(3*n)/4]}
}

// ratio is the figure as a ratio, with its spread.
func (s spread) ratio() string {
	return fmt.Sprintf("%.2f × (%.2f–%.2f)", s.middle, s.low, s.high)
}

func (s spread) duration() string {
	return time.Duration(s.middle).Round(time.Microsecond).String()
}

func write(w io.Writer, rows []row) {
	fmt.Fprintln(w, "| open | server | calls/s | to stock | p50 | p99 | CPU per call | stock's to it | bar | holds |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|---|---|---|")
	for _, r := range rows {
		barText, holds := "", ""
		if r.barred {
			barText, holds = fmt.Sprintf("≥ %g ×", bar), map[bool]string{true: "yes", false: "**no**"}[r.holds()]
		}
		fmt.Fprintf(w, "| %d | %s | %.0f | %s | %s | %s | %s | %s | %s | %s |\n", r.open, r.name, r.perSecond.middle,
			r.speed.ratio(), r.p50.duration(), r.p99.duration(), r.cpu.duration(), r.economy.ratio(), barText, holds)
	}
}

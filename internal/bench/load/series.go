package main

import (
	"fmt"
	"slices"
	"time"

	"kiro-mcp/internal/bench/child"
)

// contender is a server under load.
type contender struct {
	name       string
	command    []string
	tool, args string
	barred     bool // it must hold the bars; the others are there to compare

	process *child.Process
	samples map[int][]sample // by how many calls were open
}

// the yardstick is the first contender.
const yardstick = 0

// levels are how many calls are kept open.
var levels = []int{1, 8, 64}

// compare starts all contenders, lets each have its turn at every level, and
// begins again: what is compared was measured within a second or two. The
// order is turned round each time, so that nobody is always measured first.
func compare(contenders []*contender, rounds int, span time.Duration) error {
	for _, c := range contenders {
		var err error
		if c.process, _, err = child.Start(c.command...); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		c.samples = map[int][]sample{}
	}
	order := slices.Clone(contenders)
	for round := range rounds + 1 { // the first is to warm up
		for _, open := range levels {
			for _, c := range order {
				s, err := (&flood{server: c.process, tool: c.tool, args: c.args}).run(open, span)
				if err != nil {
					return fmt.Errorf("%s, %d open: %w", c.name, open, err)
				}
				if round > 0 {
					c.samples[open] = append(c.samples[open], s)
				}
			}
		}
		slices.Reverse(order)
	}
	for _, c := range contenders {
		if err := c.process.Stop(); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
	}
	return nil
}

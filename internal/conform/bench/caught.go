package bench

import (
	"slices"
	"strings"
)

// Judgement is what the tool says of one promise, as far as figures need it.
type Judgement struct {
	Element string
	Group   string // of the check
	Check   string
	Verdict string // satisfied, violated, unresolved, …
	Line    int    // of the design
	Message string
	Covers  []string
	Files   []string // of its evidence
}

// Outcome is what became of a planted fault.
type Outcome string

// The outcomes.
const (
	Killed Outcome = "killed" // a new violation concerns it
	Unsure Outcome = "unsure" // a new unresolved verdict concerns it, and no violation
	Missed Outcome = "missed" // nothing was said of it that was not said before
)

// Caught says what became of a fault: whether a verdict is new that is on a line
// which the fault breaks, or is about its element. What was said of the clean
// sample already is no merit.
func (m *Mutant) Caught(lines []int, clean, broken []Judgement) (Outcome, Judgement) {
	before := map[string]bool{}
	for _, j := range clean {
		before[j.key()] = true
	}
	unsure := Judgement{}
	for _, j := range broken {
		if before[j.key()] || !m.concerns(lines, &j) {
			continue
		}
		switch j.Verdict {
		case "violated":
			return Killed, j
		case "unresolved":
			unsure = j
		}
	}
	if unsure.Element != "" {
		return Unsure, unsure
	}
	return Missed, unsure
}

// Elsewhere are the violations that are new and do not concern the fault: side
// effects, or false alarms.
func (m *Mutant) Elsewhere(lines []int, clean, broken []Judgement) []Judgement {
	before := map[string]bool{}
	for _, j := range clean {
		before[j.key()] = true
	}
	return slices.DeleteFunc(slices.Clone(broken), func(j Judgement) bool {
		return j.Verdict != "violated" || before[j.key()] || m.concerns(lines, &j)
	})
}

// Mistaken reports whether a fault was found by other evidence than the files
// that it is planted in: the verdict is right and its reason is not. Only faults
// that leave something else in place can be judged so.
func (m *Mutant) Mistaken(by *Judgement) bool {
	kind, _, _ := strings.Cut(m.Kind, "_")
	if !slices.Contains([]string{"change", "swap", "retype", "open"}, kind) || len(by.Files) == 0 {
		return false
	}
	return !slices.ContainsFunc(m.Edits, func(e Edit) bool { return slices.Contains(by.Files, e.File) })
}

func (j *Judgement) key() string { return j.Check + "\x00" + j.Element + "\x00" + j.Verdict }

func (m *Mutant) concerns(lines []int, j *Judgement) bool {
	if slices.Contains(lines, j.Line) {
		return true
	}
	if m.Element == "" {
		return false
	}
	return strings.EqualFold(j.Element, m.Element) ||
		slices.ContainsFunc(j.Covers, func(e string) bool { return strings.EqualFold(e, m.Element) })
}

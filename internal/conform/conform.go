// Package conform holds what a design promises against what the source says.
//
// Most callers want [Run], with the promises of internal/claims and the project
// of internal/code.
//
// It promises three things. A verdict carries its evidence: the design's line,
// and the source's line or what was searched. Missing is violated only where
// the owner of what is missing was found and read whole; otherwise it is
// unresolved. And a check that could not run never reads as a pass: every claim
// gets a verdict, and what became no claim is counted.
//
// It is pure: no files, no clock.
package conform

import (
	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/openapi"
	"kiro-mcp/specfs/doc"
)

// Verdict is what can be said of a promise.
type Verdict string

// The verdicts.
const (
	Satisfied  Verdict = "satisfied"   // the source shows it
	Violated   Verdict = "violated"    // the source shows otherwise, or its owner was read whole and lacks it
	Unresolved Verdict = "unresolved"  // the text does not decide it
	NotChecked Verdict = "not_checked" // nothing looked: no text can show it, or the check could not run
	Planned    Verdict = "planned"     // the design says that it is for later
)

// Input is what is held against each other.
type Input struct {
	Promises *claims.Promises
	Project  *facts.Project
	Contract *openapi.Contract // nil when there is none
	// Known gives the routes and tables that any other design of the workspace
	// mentions, so that only what none mentions is reported: see [KnownOf]. It is asked
	// only when that is reported, since it reads every design; nil knows none.
	Known func() map[string]bool

	Checks   []string // ids or groups of the checks to run; all when empty
	Elements []string // elements to judge, whole or as their beginning; all when empty
	Paths    []string // only verdicts with evidence below these paths; all when empty
	Changed  []string // only verdicts with evidence in these files; all when nil

	// Home is the folder of the spec's own code, when one is named after it; types
	// elsewhere may be namesakes.
	Home string

	// Exists asks whether a path of the workspace is a file or a folder; nil when
	// nobody can tell.
	Exists func(path string) (file, folder bool)
}

// Report is the outcome.
type Report struct {
	Judgements  []Judgement // in the order of the design
	Unmentioned []Unmentioned
	Ran         []string // ids of the checks that ran
	Apps        []string
	Files       int // source files that were read
	Skipped     int // source files that were not
	SkippedWhy  map[string]int
}

// Judgement is the verdict on one promise.
type Judgement struct {
	Element  string // what the promise is about, as in [claims.Claim]
	Check    string // id of the check
	Verdict  Verdict
	Severity doc.Severity
	Message  string

	Line  int // of the design, 1-based
	Quote string

	Source   []Evidence // at most three, the most telling first
	Searched string     // what was looked through, when nothing was found
	Question string     // what only a reader can decide, as a closed question; empty when nothing is open
	Hedged   bool       // the design says "should"
	Covers   []string   // other elements of which this is the one cause
	due      string     // element whose own verdict decides this one too
	namesake bool       // its owner may be another thing of that name: one cause for all members
}

// Evidence is a line of the source.
type Evidence struct {
	File  string
	Line  int // 1-based
	End   int // last line of the part meant; 0 for the line alone
	Quote string
}

// Unmentioned is something that the source has and no design speaks of.
type Unmentioned struct {
	Element string
	File    string
	Line    int
}

// Run holds promises against a project.
func Run(in Input) *Report {
	h := newHeld(in)
	report := &Report{Apps: in.Project.Apps, SkippedWhy: map[string]int{}}
	for _, f := range in.Project.Files {
		if f.Skipped != "" {
			report.Skipped++
			report.SkippedWhy[f.Skipped]++
		} else {
			report.Files++
		}
	}
	for _, c := range Checks() {
		if !wanted(c, in.Checks) {
			continue
		}
		report.Ran = append(report.Ran, c.ID)
		report.Judgements = append(report.Judgements, h.run(c)...)
	}
	report.Judgements = sorted(only(oneCause(report.Judgements), in))
	if len(in.Checks) == 0 && len(in.Elements) == 0 {
		report.Unmentioned = unmentioned(h)
	}
	return report
}

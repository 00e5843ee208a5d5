// Package bench measures what validate_against_design finds. Below testdata are
// sample projects in nine stacks, written for it, each with the design that it
// keeps; here are the faults that are planted in them.
//
// Most callers want [Stacks], then [Mutant.Apply] with the sample's files, and
// [Mutant.Caught] with the judgements on the clean and on the broken project.
//
// The package promises that a fault is planted or the call fails: what an edit
// is to replace must stand in the sample, once unless it says otherwise, and
// what a fault breaks must stand in the design.
package bench

// Groups of checks that figures are given for, by the names that
// internal/conform gives them.
const (
	API        = "api"
	Data       = "data"
	Components = "components"
	Errors     = "errors"
	Limits     = "limits"
	Security   = "security"
	Technology = "stack"
)

// Groups are all groups, in the order in which they are shown.
var Groups = []string{API, Data, Components, Errors, Limits, Security, Technology}

// Bars are the shares of planted faults that must be found, by group.
var Bars = map[string]float64{
	API: 0.97, Data: 0.97, Components: 0.90, Errors: 0.90, Limits: 0.90, Security: 0.90, Technology: 0.90,
}

// Stack is a sample project with its design and its faults.
type Stack struct {
	Name    string
	Design  string // path of design.md in the sample
	Mutants []Mutant
}

// Mutant is one fault to plant.
type Mutant struct {
	ID    string // "fastapi/drop_route/POST /api/v1/orders"
	Kind  string // drop_route, change_verb, rename_segment, …
	Group string // of the check that should find it
	Edits []Edit
	// Element is what the verdict should be about, as internal/claims names it;
	// empty where only the line is known.
	Element string
	// Promises are the places of the design that the fault breaks: a heading and a
	// text below it, joined by " > ". A verdict on any of them finds the fault.
	Promises []string
	// Seed marks the cases that the users named themselves.
	Seed bool
}

// Edit is one change to one file.
type Edit struct {
	File   string
	Before string // must stand there, once unless Every is set
	After  string
	Every  bool // all occurrences are replaced
	Delete bool // the file goes away
}

// Stacks are all samples with their faults.
func Stacks() []Stack {
	return []Stack{fastapi(), gin(), express(), nest(), spring(), rails(), axum(), aspnet(), laravel()}
}

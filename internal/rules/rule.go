package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// Group is what a rule is about.
type Group string

// The groups, in the order in which a spec is written and read.
const (
	Format       Group = "format"       // what Kiro would drop, or nobody can read
	IDs          Group = "ids"          // numbers that mean nothing, or two things
	Coverage     Group = "coverage"     // what was asked for, planned and done
	Waves        Group = "waves"        // the order of the work
	Requirements Group = "requirements" // sentences that can be checked
	Tasks        Group = "tasks"        // steps that can be done and seen to be done
	Design       Group = "design"       // what the plan must decide, and no more
)

// Groups lists the groups in order.
func Groups() []Group { return []Group{Format, IDs, Coverage, Waves, Requirements, Tasks, Design} }

// Rule is one thing that a spec may be found to have.
type Rule struct {
	ID       string // the code of its findings
	Group    Group
	Title    string // what it finds
	Why      string // what comes of it
	Fix      string // what to do; a finding may know better
	Severity doc.Severity
	Off      bool     // applied only when asked for
	Judged   Judgment // of its sample over the corpus

	// Language is the only one whose words it reads; empty for a rule that
	// reads none, or those of all languages that the parsers know.
	Language Language
	// Needs are the kinds of document without which it has nothing to say.
	Needs []specfs.Kind
	// unless says why it cannot be applied to documents that are there; empty
	// when it can. A rule without it always can.
	unless func(s *subject) string

	// find reports what it finds; nil for a rule that reading has applied.
	find func(s *subject, report reporter)
}

// Judgment is how many findings of a sample were worth a person's attention.
// The sample is of 30, or of all there are in the corpus.
type Judgment struct{ Worth, Of int }

// Evidence says in a few words what the judgment of the rule rests on. The
// corpus may hold nothing for a rule to find.
func (r Rule) Evidence() string {
	switch {
	case r.Judged.Of > 0:
		return fmt.Sprintf("%d of %d", r.Judged.Worth, r.Judged.Of)
	case r.Off:
		return "not judged"
	default:
		return "none seen"
	}
}

// reporter takes one finding of a rule.
type reporter func(d *specfs.Document, line int, format string, args ...any)

// All lists the rules by group.
func All() []Rule { return slices.Clone(all) }

// run applies the rule. why says what kept it from running.
func (r *Rule) run(s *subject) (found []doc.Finding, why string) {
	view, why := s.seenBy(r)
	for _, f := range s.read[r.ID] {
		f.Fix = cmp.Or(f.Fix, r.Fix)
		found = append(found, f)
	}
	if len(found) > 0 {
		return found, ""
	}
	if why == "" && r.unless != nil {
		why = r.unless(view)
	}
	if why != "" || r.find == nil {
		return nil, why
	}
	r.find(view, func(d *specfs.Document, line int, format string, args ...any) {
		found = append(found, doc.Finding{
			Code: r.ID, Severity: r.Severity, Message: fmt.Sprintf(format, args...),
			File: d.Path, Line: line, Fix: r.Fix,
		})
	})
	return found, ""
}

// choose makes of ids and groups the choice of rules that they mean.
func choose(wanted []string) (func(*Rule) bool, error) {
	if len(wanted) == 0 {
		return func(r *Rule) bool { return !r.Off }, nil
	}
	for _, name := range wanted {
		if name != everything && !slices.ContainsFunc(all, func(r Rule) bool { return r.goesBy(name) }) {
			return nil, unknownRule(name)
		}
	}
	return func(r *Rule) bool { return slices.ContainsFunc(wanted, r.goesBy) }, nil
}

// everything is the name that all rules go by.
const everything = "all"

func (r Rule) goesBy(name string) bool {
	return name == r.ID || name == string(r.Group) || name == everything
}

func unknownRule(name string) error {
	fault := &doc.Fault{Code: codeUnknownRule, Field: "rules", Given: name, Valid: []string{everything}}
	for _, g := range Groups() {
		fault.Valid = append(fault.Valid, string(g))
	}
	groups := strings.Join(fault.Valid, ", ")
	for _, r := range all {
		fault.Valid = append(fault.Valid, r.ID)
	}
	fault.Message = fmt.Sprintf("no rule or group of rules is called %q; the groups are %s", name, groups)
	return fault
}

const codeUnknownRule = "unknown_rule"

// Codes documents what this package refuses with.
var Codes = []doc.Code{{Name: codeUnknownRule, Meaning: "no rule or group of rules has this name"}}

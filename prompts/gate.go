package prompts

import (
	"context"
	"fmt"
	"slices"

	"kiro-mcp/specfs"
)

// A gate stands before a document that rests on another: no design before the
// requirements are agreed, no tasks before the design is, unless the user says
// so. It is the user's to open. A prompt says what is recorded, and what to
// ask.

// asked is the document that says what is wanted: bugfix in a spec of that
// kind, requirements in any other.
func (s *sheet) asked() string {
	if s.spec != nil && s.hasKind(specfs.KindBugfix) && !s.hasKind(specfs.KindRequirements) {
		return string(specfs.KindBugfix)
	}
	return string(specfs.KindRequirements)
}

// standing is what is recorded of a document.
type standing int

const (
	unrecorded standing = iota
	agreedOnce          // to another text than the present one
	agreedNow
)

// readStandings finds out which documents of the spec are agreed: by our own
// records, which hold what was agreed to, or by those of other tools.
func (s *sheet) readStandings(ctx context.Context) {
	s.standings = map[specfs.Kind]standing{}
	a := s.spec.Agreed
	for kind, is := range map[specfs.Kind]bool{
		specfs.KindRequirements: a.Requirements, specfs.KindBugfix: a.Requirements, specfs.KindDesign: a.Design, specfs.KindTasks: a.Tasks,
	} {
		if is {
			s.standings[kind] = agreedNow
		}
	}
	records, err := s.spec.Agreements()
	if err != nil {
		s.left = append(s.left, "what was agreed to could not be read")
	}
	for _, record := range records {
		d, err := s.spec.Read(ctx, record.Document)
		switch {
		case err != nil || d.Name != string(d.Kind):
		case d.Revision == record.Revision:
			s.standings[d.Kind] = agreedNow
		default:
			s.standings[d.Kind] = agreedOnce
		}
	}
}

// gate says whether the document that the work rests on is agreed, and what to
// do when it is not.
func (s *sheet) gate(document, prompt string) string {
	kind := specfs.Kind(document)
	if !s.hasKind(kind) {
		return fmt.Sprintf("There is no %s document yet. Stop here: say so, and offer to write it first (the prompt %s). Go on without it only if the user tells you to in this conversation.", document, prompt)
	}
	if s.standings[kind] == agreedNow {
		return s.recorded(document) + ". Go on."
	}
	first := "sum it up for the user in a few lines, and name what is open or contradictory in it"
	if s.standings[kind] == agreedOnce {
		first = "show the user what changed since: " + s.call("update_spec", []any{"document", document, "operation", "approve", "by", "the user's name"}) + " lists it and records nothing"
	}
	return fmt.Sprintf("%s. Before you write anything, %s. Ask whether they agree, and wait for their answer. %s If they tell you to go on without agreeing, go on, and record nothing.", s.recorded(document), first, s.record(document))
}

// record says how an agreement is written down: by the user's word alone.
func (s *sheet) record(document string) string {
	return "Only if the user says yes, record it with " +
		s.call("update_spec", []any{"document", document, "operation", "approve", "by", "the user's name", "apply", true}) +
		"; never agree in their place."
}

// recorded says of a document whether it is agreed, as a sentence without its
// point.
func (s *sheet) recorded(document string) string {
	kind := specfs.Kind(document)
	switch {
	case !s.hasKind(kind):
		return fmt.Sprintf("This spec has no %s document", document)
	case s.standings[kind] == agreedNow:
		return fmt.Sprintf("The %s document is recorded as agreed", document)
	case s.standings[kind] == agreedOnce:
		return fmt.Sprintf("The %s document was agreed and has changed since", document)
	default:
		return fmt.Sprintf("Nothing records that the %s document is agreed", document)
	}
}

// agreed reports whether the document is agreed as it stands.
func (s *sheet) agreed(document string) bool {
	return s.standings[specfs.Kind(document)] == agreedNow
}

// changed reports whether the document was agreed, and reads otherwise now.
func (s *sheet) changed(document string) bool {
	return s.standings[specfs.Kind(document)] == agreedOnce
}

// writing is how every writer is called.
func (s *sheet) writing() string {
	return "A call that writes only shows what it would do, until it is made with `\"apply\":true`. Look at the diff and the findings of the first, then make the same call with `\"apply\":true` and, as `expect`, the `revision` of that answer."
}

// check is how a document is checked.
func (s *sheet) check(document string) string {
	if !s.offers("validate_spec") {
		return "The answers of update_spec list their findings and what is left to be filled in"
	}
	if document == "" {
		return "Call " + s.call("validate_spec", nil)
	}
	return "Call " + s.call("validate_spec", []any{"document", document})
}

// has reports whether the spec has a document of that kind.
func (s *sheet) has(document string) bool { return s.hasKind(specfs.Kind(document)) }

func (s *sheet) hasKind(kind specfs.Kind) bool {
	return s.spec != nil && slices.ContainsFunc(s.spec.Documents, func(i specfs.Info) bool { return i.Kind == kind })
}

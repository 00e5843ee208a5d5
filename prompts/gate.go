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

// Asked is the document that says what is wanted: bugfix in a spec of that
// kind, requirements in any other.
func (s *sheet) Asked() string {
	if s.spec != nil && s.has(specfs.KindBugfix) && !s.has(specfs.KindRequirements) {
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

// Gate says whether the document that the work rests on is agreed, and what to
// do when it is not.
func (s *sheet) Gate(document, prompt string) string {
	kind := specfs.Kind(document)
	if !s.has(kind) {
		return fmt.Sprintf("There is no %s document yet. Stop here: say so, and offer to write it first (the prompt %s). Go on without it only if the user tells you to in this conversation.", document, prompt)
	}
	if s.standings[kind] == agreedNow {
		return s.Recorded(document) + ". Go on."
	}
	first := "sum it up for the user in a few lines, and name what is open or contradictory in it"
	if s.standings[kind] == agreedOnce {
		first = "show the user what changed since: " + s.Call("update_spec", "document", document, "operation", "approve", "by", "the user's name") + " lists it and records nothing"
	}
	return fmt.Sprintf("%s. Before you write anything, %s. Ask whether they agree, and wait for their answer. %s If they tell you to go on without agreeing, go on, and record nothing.", s.Recorded(document), first, s.Record(document))
}

// Record says how an agreement is written down: by the user's word alone.
func (s *sheet) Record(document string) string {
	return "Only if the user says yes, record it with " +
		s.Call("update_spec", "document", document, "operation", "approve", "by", "the user's name", "apply", true) +
		"; never agree in their place."
}

// Recorded says of a document whether it is agreed, as a sentence without its
// point.
func (s *sheet) Recorded(document string) string {
	kind := specfs.Kind(document)
	switch {
	case !s.has(kind):
		return fmt.Sprintf("This spec has no %s document", document)
	case s.standings[kind] == agreedNow:
		return fmt.Sprintf("The %s document is recorded as agreed", document)
	case s.standings[kind] == agreedOnce:
		return fmt.Sprintf("The %s document was agreed and has changed since", document)
	default:
		return fmt.Sprintf("Nothing records that the %s document is agreed", document)
	}
}

// Agreed reports whether the document is agreed as it stands.
func (s *sheet) Agreed(document string) bool {
	return s.standings[specfs.Kind(document)] == agreedNow
}

// Changed reports whether the document was agreed, and reads otherwise now.
func (s *sheet) Changed(document string) bool {
	return s.standings[specfs.Kind(document)] == agreedOnce
}

// Writing is how every writer is called.
func (s *sheet) Writing() string {
	return "A call that writes only shows what it would do, until it is made with `\"apply\":true`. Look at the diff and the findings of the first, then make the same call with `\"apply\":true` and, as `expect`, the `revision` of that answer."
}

// Check is how a document is checked.
func (s *sheet) Check(document string) string {
	if !s.Offers("validate_spec") {
		return "The answers of update_spec list their findings and what is left to be filled in"
	}
	if document == "" {
		return "Call " + s.Call("validate_spec")
	}
	return "Call " + s.Call("validate_spec", "document", document)
}

// Has reports whether the spec has a document of that kind.
func (s *sheet) Has(document string) bool { return s.has(specfs.Kind(document)) }

func (s *sheet) has(kind specfs.Kind) bool {
	return s.spec != nil && slices.ContainsFunc(s.spec.Documents, func(i specfs.Info) bool { return i.Kind == kind })
}

package prompts

import (
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

// Gate says whether the document that the work rests on is agreed, and what to
// do when it is not.
func (s *sheet) Gate(document, prompt string) string {
	kind := specfs.Kind(document)
	switch {
	case !s.has(kind):
		return fmt.Sprintf("There is no %s document yet. Stop here: say so, and offer to write it first (the prompt %s). Go on without it only if the user tells you to in this conversation.", document, prompt)
	case s.agreed(kind):
		return fmt.Sprintf("The %s document is recorded as agreed. Go on.", document)
	default:
		return fmt.Sprintf("Nothing records that the %s document is agreed. Before you write anything, sum it up for the user in a few lines, name what is open or contradictory in it, ask whether they agree, and wait for their answer. %s If they tell you to go on without agreeing, go on, and record nothing.", document, s.Record(document))
	}
}

// Record says how an agreement is written down: by the user's word alone.
func (s *sheet) Record(document string) string {
	return "Only if the user says yes, record it with " +
		s.Call("update_spec", "document", document, "operation", "approve", "by", "the user's name", "apply", true) +
		"; never agree in their place."
}

// Recorded says of documents whether they are agreed, for work that the user
// has begun already.
func (s *sheet) Recorded(document string) string {
	switch kind := specfs.Kind(document); {
	case !s.has(kind):
		return fmt.Sprintf("This spec has no %s document", document)
	case s.agreed(kind):
		return fmt.Sprintf("The %s document is recorded as agreed", document)
	default:
		return fmt.Sprintf("Nothing records that the %s document is agreed", document)
	}
}

// Writing is how every writer is called.
func (s *sheet) Writing() string {
	return "A call that writes only shows what it would do, until it is made with `\"apply\":true`. Look at the diff and the findings of the first, then make the same call with `\"apply\":true` and, as `expect`, the `revision` of that answer."
}

func (s *sheet) has(kind specfs.Kind) bool {
	return s.spec != nil && slices.ContainsFunc(s.spec.Documents, func(i specfs.Info) bool { return i.Kind == kind })
}

// Has reports whether the spec has a document of that kind.
func (s *sheet) Has(document string) bool { return s.has(specfs.Kind(document)) }

// Agreed reports whether the document is recorded as agreed.
func (s *sheet) Agreed(document string) bool { return s.agreed(specfs.Kind(document)) }

// agreed is what is recorded of a document.
func (s *sheet) agreed(kind specfs.Kind) bool {
	if s.spec == nil {
		return false
	}
	a := s.spec.Agreed
	switch kind {
	case specfs.KindRequirements, specfs.KindBugfix:
		return a.Requirements
	case specfs.KindDesign:
		return a.Design
	case specfs.KindTasks:
		return a.Tasks
	default:
		return false
	}
}

package workflow

import (
	"context"
	"errors"

	"kiro-mcp/internal/caller"
)

// undecidedError stops a write that only the user may let go on. It comes out
// of an edit, under the lock, and is taken up when the lock is given back: a
// person takes longer than anybody may wait for a lock.
type undecidedError struct {
	question caller.Question
	asCalled bool                      // with nobody to ask, the call itself is the decision
	refused  func(caller.Answer) error // what the call ends with otherwise
}

func (e *undecidedError) Error() string { return e.question.Message }

// consent is what the user has agreed to: of each question, about which state.
type consent map[string]string

// to reports whether the user agreed to just this. What changed since they
// were asked is another question.
func (c consent) to(q caller.Question) bool { return c[q.ID] == q.About }

// consenting writes, and asks the user for what the write stumbles over, until
// it stumbles no more. The write decides anew each time, on what it finds.
func consenting(ctx context.Context, write func(consent) error) error {
	given := consent{}
	for {
		err := write(given)
		undecided, ok := errors.AsType[*undecidedError](err)
		if !ok {
			return err
		}
		answer, err := caller.Confirm(ctx, undecided.question)
		switch {
		case err != nil:
			return err
		case answer == caller.Granted, answer == caller.NotAsked && undecided.asCalled:
			given[undecided.question.ID] = undecided.question.About
		default:
			return undecided.refused(answer)
		}
	}
}

// Package caller is the way back from a step to whoever called for it: to ask
// the user what only a person may decide, and to say how far a long step has
// come. It knows no protocol; what carries the call puts the way into the
// context.
//
// Most callers want [Confirm] and [Report].
//
// It promises that a question is never put to somebody who cannot be asked,
// that an answer counts only for exactly the question that was asked, and that
// one call asks no more than [MaxAsked] times.
package caller

import (
	"context"
	"fmt"
	"sync/atomic"
)

// MaxAsked is how many questions one call may put. More than a few mean that
// what the user is asked about changes under their hands.
const MaxAsked = 3

// Question is something that only the user may decide: whether to go on.
type Question struct {
	ID      string // what is asked, a stable name: "force", "overwrite"
	Message string // what will happen, in words for a person
	Yes     string // what the user agrees to, in a few words: "Close it all the same"
	About   string // revision of what the user is asked about; the answer counts for no other
}

// Answer is what became of a question.
type Answer int

// The answers. All after Granted refuse.
const (
	NotAsked   Answer = iota // nobody can be asked: the call stands as it was made
	Granted                  // the user said yes
	Declined                 // the user said no
	Dismissed                // the user closed the question without an answer
	Unanswered               // the client could not put the question, or is gone
	TooOften                 // the user was asked MaxAsked times
)

// Refused reports whether what was asked must not be done.
func (a Answer) Refused() bool { return a > Granted }

// String says what happened, as the end of a sentence.
func (a Answer) String() string {
	switch a {
	case NotAsked:
		return "nobody could be asked"
	case Granted:
		return "the user said yes"
	case Declined:
		return "the user said no"
	case Dismissed:
		return "the user closed the question without an answer"
	case Unanswered:
		return "the client could not put the question to the user"
	case TooOften:
		return fmt.Sprintf("it changed again and again while the user was asked %d times", MaxAsked)
	}
	return fmt.Sprintf("answer %d", int(a))
}

// Ask puts a question to the user. Its error ends the call and must reach the
// caller unchanged; wrapping is allowed.
type Ask func(context.Context, Question) (Answer, error)

type askKey struct{}

// asker is somebody to ask, and how often a call has done so.
type asker struct {
	ask   Ask
	asked atomic.Int32
}

// WithAsk gives a call somebody to ask.
func WithAsk(ctx context.Context, ask Ask) context.Context {
	return context.WithValue(ctx, askKey{}, &asker{ask: ask})
}

// Confirm asks the user. It may take as long as a person does, so no lock may
// be held; where the protocol has no way back during a call the error ends
// this one, and the same call comes again with the answer.
func Confirm(ctx context.Context, q Question) (Answer, error) {
	a, ok := ctx.Value(askKey{}).(*asker)
	if !ok {
		return NotAsked, nil
	}
	if a.asked.Add(1) > MaxAsked {
		return TooOften, nil
	}
	return a.ask(ctx, q)
}

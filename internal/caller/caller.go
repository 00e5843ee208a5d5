// Package caller is the way back from a step to whoever called for it: to ask
// the user what only a person may decide, and to say how far a long step has
// come. It knows no protocol; what carries the call puts the way into the
// context.
//
// Most callers want [Confirm] and [Report].
//
// It promises that a question is never put to somebody who cannot be asked,
// and that an answer counts only for exactly the question that was asked.
package caller

import "context"

// Question is something that only the user may decide: whether to go on.
type Question struct {
	ID      string // what is asked, a stable name: "force", "overwrite"
	Message string // what will happen, in words for a person
	About   string // revision of what the user is asked about; the answer counts for no other
}

// Answer is what became of a question.
type Answer int

// The answers.
const (
	NotAsked Answer = iota // nobody can be asked: the call stands as it was made
	Granted                // the user said yes
	Refused                // the user said no, or went away
)

// Ask puts a question to the user. Its error ends the call and must reach the
// caller unchanged; wrapping is allowed.
type Ask func(context.Context, Question) (Answer, error)

type askKey struct{}

// WithAsk gives a call somebody to ask.
func WithAsk(ctx context.Context, ask Ask) context.Context {
	return context.WithValue(ctx, askKey{}, ask)
}

// Confirm asks the user. It may take as long as a person does, so no lock may
// be held; where the protocol has no way back during a call the error ends
// this one, and the same call comes again with the answer.
func Confirm(ctx context.Context, q Question) (Answer, error) {
	ask, ok := ctx.Value(askKey{}).(Ask)
	if !ok {
		return NotAsked, nil
	}
	return ask(ctx, q)
}

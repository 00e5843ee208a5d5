package author

import (
	"context"
	"errors"
	"fmt"

	"kiro-mcp/internal/caller"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// conflictError stops a write under the lock: what it concerns is not what the
// caller saw. Whether to go on is asked when the lock is given back.
type conflictError struct {
	now  string // revision of the plan as it is now
	path string
	diff string
}

func (e *conflictError) Error() string { return e.path + " changed since it was read" }

// expected compares what the call concerns with what its caller saw: the plan,
// the part that it names, or the whole document.
func (c *change) expected(d *specfs.Document) error {
	now, err := c.revision(d)
	if err != nil {
		return err
	}
	switch c.params.Expect {
	case "", now, d.Revision, doc.Revision(c.target(d)):
		return nil
	}
	if c.agreed == now || len(c.done.edits) == 0 && !c.at.missing {
		return nil
	}
	diff, err := diffOf(d.Path, d.Source, c.done.after)
	if err != nil {
		return err
	}
	conflict := &conflictError{now: now, path: d.Path, diff: prose.Short(diff, 1000)}
	if c.at.missing {
		return conflict.fault(c.params.Expect)
	}
	return conflict
}

// confirming writes, and asks the user about what changed meanwhile until
// there is nothing left to ask.
func (c *change) confirming(ctx context.Context, write func() error) error {
	for {
		err := write()
		conflict, ok := errors.AsType[*conflictError](err)
		if !ok {
			return err
		}
		answer, err := caller.Confirm(ctx, caller.Question{
			ID:      "overwrite",
			Message: fmt.Sprintf("%s changed since the assistant read it. Its change would now be:\n%s", conflict.path, conflict.diff),
			Yes:     "Write it all the same",
			About:   conflict.now,
		})
		if err != nil {
			return err
		}
		if answer != caller.Granted {
			return conflict.fault(c.params.Expect)
		}
		c.agreed = conflict.now
	}
}

func (e *conflictError) fault(seen string) error {
	return &doc.Fault{
		Code: codeConflict, Field: "expect", Given: seen, Valid: []string{e.now},
		Message: fmt.Sprintf("%s changed since revision %s in what this call concerns; the change would now be:\n%s", e.path, seen, e.diff),
	}
}

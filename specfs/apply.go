package specfs

import (
	"context"
	"slices"

	"kiro-mcp/specfs/doc"
)

// apply makes the change: at once when it concerns one document, through the
// journal when it concerns several.
func (u *update) apply(ctx context.Context) error {
	if len(u.targets) == 1 {
		return u.targets[0].run(ctx, u)
	}
	var changed []*target
	for _, t := range u.targets {
		differs, err := t.compute(ctx, u)
		if err != nil {
			return err
		}
		if differs {
			changed = append(changed, t)
		}
	}
	switch len(changed) {
	case 0:
		return nil
	case 1:
		return changed[0].run(ctx, u)
	}
	return u.applyAll(ctx, changed)
}

func (u *update) applyAll(ctx context.Context, changed []*target) error {
	u.wrote = true
	for i, t := range changed {
		if err := t.replacement.stage(); err != nil {
			return firstError(err, discardAll(changed[:i]))
		}
	}
	u.w.shared.step("staged")
	if err := u.spec.journal().write(journalOf(changed)); err != nil {
		return firstError(err, discardAll(changed), u.spec.journal().remove())
	}
	u.w.shared.step("journal")
	for i, t := range changed {
		if err := u.swapJournaled(ctx, t, changed); err != nil {
			return firstError(err, u.takeBack(changed, i))
		}
		u.w.shared.step("swapped")
	}
	if err := discardAll(changed); err != nil {
		return err
	}
	u.w.shared.step("cleared")
	if err := u.spec.journal().remove(); err != nil {
		return err
	}
	for _, t := range changed {
		if t.replacement == nil || t.confirm(ctx) {
			continue
		}
		if err := t.run(ctx, u); err != nil {
			return err
		}
	}
	return nil
}

// swapJournaled swaps one document. When an editor got in between the edits
// are computed anew, and the journal with them.
func (u *update) swapJournaled(ctx context.Context, t *target, changed []*target) error {
	for {
		done, err := t.replacement.swap(ctx)
		if err != nil || done {
			return err
		}
		if ctx.Err() != nil {
			return t.keptChanging(ctx)
		}
		differs, err := t.compute(ctx, u)
		if err != nil {
			return err
		}
		if !differs {
			t.replacement = nil // the editor made the same change
			return u.spec.journal().write(journalOf(changed))
		}
		if err := t.replacement.stage(); err != nil {
			return err
		}
		if err := u.spec.journal().write(journalOf(changed)); err != nil {
			return err
		}
	}
}

// takeBack gives the first n documents their former bytes, except where an
// editor saved since, and ends the change.
func (u *update) takeBack(changed []*target, n int) error {
	// The caller's time may be up; a half-made change must not stay.
	ctx, cancel := context.WithTimeout(context.Background(), u.w.shared.lockTimeout)
	defer cancel()
	var failed error
	for _, t := range slices.Backward(changed[:n]) {
		if t.replacement != nil {
			failed = firstError(failed, t.replacement.takeBack(ctx))
		}
	}
	return firstError(failed, discardAll(changed), u.spec.journal().remove())
}

// takeBack puts back what a swap displaced. Where files cannot change places
// that is gone, and is written anew.
func (r *replacement) takeBack(ctx context.Context) error {
	back := &replacement{
		dir: r.dir, name: r.name,
		base: content{r.next, r.written}, next: r.base.source,
		staged: r.staged, written: r.base.info,
	}
	if _, err := r.dir.root.Lstat(r.staged); err != nil {
		if err := back.stage(); err != nil {
			return err
		}
	}
	return back.settle(ctx)
}

func discardAll(changed []*target) error {
	var failed error
	for _, t := range changed {
		if t.replacement != nil && t.replacement.staged != "" {
			failed = firstError(failed, t.replacement.discard())
		}
	}
	return failed
}

func journalOf(changed []*target) journal {
	var j journal
	for _, t := range changed {
		if t.replacement == nil {
			continue
		}
		j.Documents = append(j.Documents, journaled{
			Path: t.dir.shown(t.name),
			Base: doc.Revision(t.replacement.base.source),
			Next: doc.Revision(t.replacement.next),
		})
	}
	return j
}

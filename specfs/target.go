package specfs

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"kiro-mcp/specfs/doc"
)

// target is one document with all that is to be done to it.
type target struct {
	info    Info
	dir     *directory
	name    string // in dir, links followed
	edits   []func(*Document) ([]doc.Edit, error)
	changes []int // positions among the caller's changes

	replacement *replacement
	present     *Document // as the edits were computed on
	applied     []doc.Edit
	after       *content // nil where nothing had to change
}

// compute asks for the edits on the present bytes. It reports whether there
// is anything to change.
func (t *target) compute(ctx context.Context, u *update) (bool, error) {
	base, err := t.dir.present(ctx, t.name, u.w.shared.documents.get(u.w.cacheKey(t.info)).source())
	if err != nil {
		return false, u.vanished(t.info, err)
	}
	t.present, t.after = u.w.document(t.info, base.source, base.info), nil
	t.applied = nil
	for _, edit := range t.edits {
		more, err := edit(t.present)
		if err != nil {
			return false, err
		}
		t.applied = append(t.applied, more...)
	}
	next, err := doc.Apply(t.present.Source, t.applied)
	if err != nil {
		return false, fmt.Errorf("%s: %w", t.info.Path, err)
	}
	if bytes.Equal(next, base.source) {
		return false, nil
	}
	t.replacement = &replacement{dir: t.dir, name: t.name, base: base, next: next}
	return true, t.replacement.checkWritable()
}

// run changes one document, as often as an editor gets in between.
func (t *target) run(ctx context.Context, u *update) error {
	for {
		changed, err := t.compute(ctx, u)
		if err != nil || !changed {
			return err
		}
		if err := t.replacement.stage(); err != nil {
			return err
		}
		u.wrote = true
		u.w.shared.step("staged")
		done, err := t.replacement.swap(ctx)
		if err != nil {
			return err
		}
		u.w.shared.step("swapped")
		if done {
			err = t.replacement.discard()
		}
		if err != nil || done && t.confirm(ctx) {
			return err
		}
		if ctx.Err() != nil {
			return t.keptChanging(ctx)
		}
	}
}

// confirm looks whether what was written still stands: an editor that had the
// old text may have saved it over ours before anybody was told of ours.
func (t *target) confirm(ctx context.Context) bool {
	now, err := t.dir.settledAs(ctx, t.name, t.replacement.next)
	if err != nil || !bytes.Equal(now.source, t.replacement.next) {
		return false
	}
	t.after = &content{t.replacement.next, now.info}
	return true
}

// result is the document as it is now. When only boxes changed it need not be
// read anew; otherwise the former version goes first, which may be large.
func (t *target) result(w *Workspace) *Document {
	if t.after == nil {
		return t.present
	}
	if t.present.Tasks != nil {
		if tasks, ok := t.present.Tasks.Remark(t.after.source, t.applied); ok {
			return w.keep(&Document{Info: t.info, Source: t.after.source, Revision: doc.Revision(t.after.source), Tasks: tasks, memo: &memo{}}, t.after.info)
		}
	}
	t.present, t.replacement = nil, nil
	return w.document(t.info, t.after.source, t.after.info)
}

func (t *target) keptChanging(ctx context.Context) error {
	if errors.Is(ctx.Err(), context.Canceled) {
		return ctx.Err()
	}
	return &doc.Fault{Code: codeChanged, Given: t.info.Path, Message: fmt.Sprintf("%s changed on disk again and again while it was to be written; read it and try again", t.info.Path)}
}

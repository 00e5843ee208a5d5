package generate

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/internal/caller"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

// writing is the applying half of a call. A plan may be made again when files
// changed meanwhile; the last one counts.
type writing struct {
	call   *call
	agreed string // revision of the plan whose conflicts the user wants overwritten
}

// write applies a plan, after asking about its conflicts.
func (w *writing) write(ctx context.Context, p *plan) error {
	if expect := w.call.params.Expect; expect != "" && expect != p.revision {
		return &doc.Fault{
			Code: codeConflict, Field: "expect", Given: expect, Valid: []string{p.revision},
			Message: fmt.Sprintf("the contract, a file or the call is not what revision %s planned; look at the plan again, it is now %s", expect, p.revision),
		}
	}
	if err := w.settleConflicts(ctx, p); err != nil {
		return err
	}
	_, cut := p.workspace.Interrupted()
	if !p.writes() && !cut {
		return nil
	}
	if err := p.workspace.ChangeFiles(ctx, p.changes()...); err != nil {
		return err
	}
	p.applied = p.writes()
	w.call.workspaces.Changed(true)
	return nil
}

// settleConflicts refuses a plan with conflicts as a whole, unless the user
// says what becomes of them. It asks where nothing is locked.
func (w *writing) settleConflicts(ctx context.Context, p *plan) error {
	conflicts := p.conflicts()
	if len(conflicts) == 0 {
		return nil
	}
	if w.agreed != p.revision {
		answer, err := caller.Confirm(ctx, caller.Question{
			ID:      "overwrite",
			Message: fmt.Sprintf("%s would be overwritten with what is generated:\n%s", prose.Plural(len(conflicts), "file"), prose.Short(p.conflictText(conflicts), 1500)),
			Yes:     "Overwrite all the same",
			About:   p.revision,
		})
		if err != nil {
			return err
		}
		if answer != caller.Granted {
			return &doc.Fault{Code: codeConflict, Message: "nothing was written: " + p.conflictText(conflicts)}
		}
		w.agreed = p.revision
	}
	for i := range p.files {
		if f := &p.files[i]; f.action == actionConflict {
			f.action, f.after, f.base, f.reason = actionUpdate, f.next, f.next, "overwritten, as the user wants it"
		}
	}
	return nil
}

func (p *plan) conflicts() []plannedFile {
	return slices.DeleteFunc(slices.Clone(p.files), func(f plannedFile) bool { return f.action != actionConflict })
}

// conflictText says of each conflict what both sides did.
func (p *plan) conflictText(conflicts []plannedFile) string {
	var t prose.Text
	const most = 5
	for _, f := range conflicts[:min(most, len(conflicts))] {
		t.Line("%s: %s", p.shown(f.path), f.reason)
		if diff := p.diffOf(f); diff != "" {
			t.Line("%s", strings.TrimRight(diff, "\n"))
		}
	}
	if more := len(conflicts) - most; more > 0 {
		t.Line("and %s", prose.Plural(more, "further conflict"))
	}
	return t.Done()
}

// diffOf shows the three sides of a conflict: what was generated last, with
// what somebody made of it, and with what would be generated now.
func (p *plan) diffOf(f plannedFile) string {
	const most = 600 // bytes of each side
	base := p.record.base[f.path]
	if base == nil {
		return "yours → generated\n" + prose.Short(diffLines(f.before, f.next), most)
	}
	return "generated last → yours\n" + prose.Short(diffLines(base, f.before), most) +
		"\ngenerated last → generated now\n" + prose.Short(diffLines(base, f.next), most)
}

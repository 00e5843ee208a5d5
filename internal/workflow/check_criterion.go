package workflow

import (
	"context"
	"fmt"
	"strings"

	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// checkCriterion ticks an acceptance criterion that is written with a box.
func (f *Flow) checkCriterion(ctx context.Context, spec *specfs.Spec, p CheckOffParams) (CheckOff, error) {
	document, err := findCriterion(ctx, spec, p.Criterion)
	if err != nil {
		return CheckOff{}, err
	}
	tick := criterionTick{params: p}
	var updated []*specfs.Document
	err = consenting(ctx, func(given consent) error {
		tick.given = given
		updated, err = spec.Update(ctx, specfs.Change{Document: document, Edit: tick.edit})
		return err
	})
	if err != nil {
		return CheckOff{}, err
	}
	after := updated[0]
	if c := after.Requirements.Criterion(tick.out.Criterion); c != nil {
		tick.out.Line = c.Line
		tick.out.Revision = doc.Revision(c.Span.Of(after.Source))
	}
	return f.specAfter(ctx, spec, after, tick.out), nil
}

// findCriterion names the document of a spec that has the criterion.
func findCriterion(ctx context.Context, spec *specfs.Spec, id string) (string, error) {
	documents, findings := spec.All(ctx, specfs.KindRequirements, specfs.KindBugfix)
	fault := &doc.Fault{
		Code: codeUnknownCriterion, Field: "criterion", Given: id,
		Message: fmt.Sprintf("spec %s has no criterion %s", quote(spec.ID), quote(id)),
	}
	var document string
	var places []string
	for _, d := range documents {
		for _, r := range d.Requirements.All {
			for _, c := range r.Criteria {
				if c.ID == id {
					document = d.Name
					places = append(places, fmt.Sprintf("%s:%d", d.Path, c.Line))
				}
				fault.Valid = append(fault.Valid, c.ID)
			}
		}
	}
	switch {
	case len(places) == 1:
		return document, nil
	case len(places) > 1:
		return "", &doc.Fault{
			Code: codeAmbiguousCriterion, Field: "criterion", Given: id,
			Message: fmt.Sprintf("%d criteria of spec %s have the id %s: %s; number them apart first", len(places), quote(spec.ID), id, strings.Join(places, ", ")),
		}
	}
	for _, x := range findings {
		fault.Message += fmt.Sprintf("; %s could not be read: %s", x.File, x.Message)
	}
	return "", fault
}

// criterionTick is one check-off of a criterion.
type criterionTick struct {
	params CheckOffParams
	given  consent
	out    CheckOff
}

func (k *criterionTick) edit(d *specfs.Document) ([]doc.Edit, error) {
	id := k.params.Criterion
	c := d.Requirements.Criterion(id)
	if c == nil {
		return nil, &doc.Fault{
			Code: codeUnknownCriterion, Field: "criterion", Given: id,
			Message: fmt.Sprintf("%s has no criterion %s any more", d.Path, quote(id)),
		}
	}
	if !c.HasBox {
		return nil, &doc.Fault{
			Code: codeNoBox, Field: "criterion", Given: id,
			Message: fmt.Sprintf("%s:%d: criterion %s has no box to tick; check off the tasks that serve it (list_open_tasks requirement=%s)", d.Path, c.Line, id, id),
		}
	}
	if err := k.params.unchanged(d, "criterion "+c.ID, c.Span, k.given); err != nil {
		return nil, err
	}
	edits := d.Requirements.SetStatus(c, doc.Status(k.params.Status))
	diff, err := diffOf(d, edits)
	if err != nil {
		return nil, err
	}
	k.out = CheckOff{
		Document: d.Name, File: d.Path, Criterion: c.ID, Title: prose.Short(c.Text, titleBytes),
		Before: string(c.Status), After: k.params.Status, Changed: len(edits) > 0, Diff: diff,
		ParentsClosed: []string{}, ParentsReopened: []string{},
	}
	return edits, nil
}

package author

import (
	"context"
	"fmt"

	"github.com/aymanbagabas/go-udiff"

	"kiro-mcp/internal/prose"
	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
)

// diffBytes is the most that is shown of a diff.
const diffBytes = 1_500

// begin is an answer about the document, with what every answer has.
func (p place) begin(call UpdateSpecParams) UpdateSpec {
	out := UpdateSpec{Workspace: p.workspace.Name, Document: p.info.Name, Path: p.info.Path, Operation: call.Operation}
	if p.spec != nil {
		out.Spec = p.spec.ID
	}
	return out
}

// link is the document as a resource.
func (p place) link(size int) uri.Link {
	return uri.Link{URI: p.address.String(), Name: p.address.Label(), MIMEType: uri.MediaType(p.info.Path), Size: size}
}

// assess adds what a person should know of the document with its change: what
// the rules find that is new, the gates, and what was agreed before.
func (a *Author) assess(ctx context.Context, out *UpdateSpec, at place, before, after []byte) error {
	found, err := broughtBy(ctx, at, before, after)
	if err != nil {
		return err
	}
	out.addFindings(found)
	agreements, err := at.spec.Agreements()
	if err != nil {
		return err
	}
	out.Notes = append(out.Notes, gates(ctx, at.spec, at.info.Kind, agreements)...)
	out.Agreement, err = stateOf(at.spec, agreements, at.info.Name, after)
	return err
}

// diffOf shows a change as a unified diff without context: the answer says
// what changed, not what stands around it.
func diffOf(path string, before, after []byte) (string, error) {
	was, is := string(before), string(after)
	diff, err := udiff.ToUnified(path, path, was, udiff.Lines(was, is), 0)
	if err != nil {
		return "", fmt.Errorf("%s: diff: %w", path, err)
	}
	return prose.Short(diff, diffBytes), nil
}

// gates says of a document what should be agreed before it is written. They
// are for the user to know; nothing is refused for them.
func gates(ctx context.Context, spec *specfs.Spec, kind specfs.Kind, agreements []specfs.Agreement) []string {
	before := map[specfs.Kind][]specfs.Kind{
		specfs.KindDesign: {specfs.KindRequirements, specfs.KindBugfix},
		specfs.KindTasks:  {specfs.KindDesign},
	}[kind]
	var notes []string
	for _, info := range spec.Documents {
		for _, k := range before {
			if info.Kind != k || info.Name != string(k) {
				continue
			}
			if note := gate(ctx, spec, info, agreements); note != "" {
				notes = append(notes, note)
			}
		}
	}
	return notes
}

func gate(ctx context.Context, spec *specfs.Spec, info specfs.Info, agreements []specfs.Agreement) string {
	for _, a := range agreements {
		if a.Document != info.Name {
			continue
		}
		if d, err := spec.Read(ctx, info.Name); err == nil && d.Revision != a.Revision {
			return fmt.Sprintf("gate: %s changed since it was agreed to; approve shows what", info.Name)
		}
		return ""
	}
	if agreedElsewhere(spec, info.Kind) {
		return ""
	}
	return fmt.Sprintf("gate: %s is not agreed yet; show it to the user before this is built on", info.Name)
}

// agreedElsewhere is what a file of another tool beside the documents records.
func agreedElsewhere(spec *specfs.Spec, kind specfs.Kind) bool {
	switch kind {
	case specfs.KindRequirements, specfs.KindBugfix:
		return spec.Agreed.Requirements
	case specfs.KindDesign:
		return spec.Agreed.Design
	case specfs.KindTasks:
		return spec.Agreed.Tasks
	default:
		return false
	}
}

package author

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"kiro-mcp/internal/compose"
	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// change is one call that changes a document. It may be planned again when an
// editor saved in the same moment; the last plan counts.
type change struct {
	author *Author
	params UpdateSpecParams
	at     place

	agreed  string // the revision of another state that the user agreed to overwrite
	before  *specfs.Document
	done    outcome
	applied bool
}

// outcome is a document with its change.
type outcome struct {
	after []byte
	edits []doc.Edit
	ids   []string
	notes []string
}

// plan computes the change of a document as it is.
func (c *change) plan(d *specfs.Document) error {
	var err error
	c.before = d
	c.done, err = c.compute(d)
	return err
}

func (c *change) compute(d *specfs.Document) (outcome, error) {
	begun := composable(d.Info, d.Source)
	after, w, err := c.composed(begun)
	if err != nil {
		return outcome{}, err
	}
	out := outcome{after: after.Source, ids: w.IDs, notes: w.Notes}
	if ids := alreadyThere(begun, after, c.params, w.IDs); ids != nil {
		out = outcome{after: d.Source, ids: ids, notes: []string{"it stands there already"}}
	}
	if !c.at.missing && !bytes.Equal(out.after, d.Source) {
		out.edits = []doc.Edit{between(d.Source, out.after)}
	}
	return out, nil
}

// composed is the document with what was asked for.
func (c *change) composed(d compose.Document) (compose.Document, compose.Written, error) {
	if c.params.Operation == opRecordDecision {
		return recordDecision(d, c.params, c.author.now())
	}
	if after, w, done, err := givenWay(d, c.params); done || err != nil {
		return after, w, err
	}
	return applied(d, func() (compose.Written, error) { return operations[c.params.Operation].compose(d, c.params) })
}

// applied makes an operation's edits.
func applied(d compose.Document, do func() (compose.Written, error)) (compose.Document, compose.Written, error) {
	w, err := do()
	if err != nil {
		return compose.Document{}, compose.Written{}, err
	}
	src, err := doc.Apply(d.Source, w.Edits)
	if err != nil {
		return compose.Document{}, compose.Written{}, err
	}
	return d.Reread(src), w, nil
}

// composable is a document as compose takes it.
func composable(info specfs.Info, source []byte) compose.Document {
	d := specfs.ParseDocument(info, source)
	return compose.Document{Source: source, Requirements: d.Requirements, Tasks: d.Tasks, Design: d.Design}
}

// between is the edit that makes one text of another, and no larger than it
// must be.
func between(before, after []byte) doc.Edit {
	start, most := 0, min(len(before), len(after))
	for start < most && before[start] == after[start] {
		start++
	}
	end := 0
	for end < most-start && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	return doc.Edit{Span: doc.Span{Start: start, End: len(before) - end}, New: string(after[start : len(after)-end])}
}

// revision covers the call and the parts that it touches: the target as it is,
// and what would stand there. What others write elsewhere does not change it.
func (c *change) revision(d *specfs.Document) (string, error) {
	p := c.params
	p.Apply, p.Expect = false, ""
	call, err := json.Marshal(p)
	if err != nil {
		return "", err
	}
	call = fmt.Appendf(call, "\x00%s\x00%q\x00", c.at.info.Path, c.done.ids)
	for _, e := range c.done.edits {
		call = fmt.Appendf(call, "%s\x00%s\x00", e.Of(d.Source), e.New)
	}
	if c.at.missing {
		call = append(call, c.done.after...)
	}
	return doc.Revision(append(call, c.target(d)...)), nil
}

// target are the bytes of the part that the call names; nil when it names
// none that is there.
func (c *change) target(d *specfs.Document) []byte {
	if c.params.Target == "" {
		return nil
	}
	if d.Tasks != nil {
		if t, err := d.Tasks.Find(c.params.Target); err == nil {
			return t.Span.Of(d.Source)
		}
	}
	if d.Requirements != nil {
		if r := d.Requirements.Requirement(c.params.Target); r != nil {
			return r.Span.Of(d.Source)
		}
		if k := d.Requirements.Criterion(c.params.Target); k != nil {
			return k.Span.Of(d.Source)
		}
	}
	if s, err := doc.FindSection(composable(d.Info, d.Source).Sections(), c.params.Target); err == nil {
		return s.Span.Of(d.Source)
	}
	return nil
}

// answer says what was done, or would be.
func (c *change) answer(ctx context.Context) (UpdateSpec, error) {
	out := c.at.begin(c.params)
	out.Applied, out.IDs, out.Notes = c.applied, c.done.ids, c.done.notes
	out.Changed = !bytes.Equal(c.before.Source, c.done.after) || c.at.missing
	out.Applied = out.Applied && out.Changed
	var err error
	if out.Diff, err = diffOf(c.at.info.Path, c.before.Source, c.done.after); err != nil {
		return UpdateSpec{}, err
	}
	out.Revision = doc.Revision(c.done.after)
	if !c.applied {
		if out.Revision, err = c.revision(c.before); err != nil {
			return UpdateSpec{}, err
		}
	}
	out.Unfilled = fewer(placeholders(string(c.done.after)))
	if c.at.spec != nil {
		err = c.author.assess(ctx, &out, c.at, c.before.Source, c.done.after)
	}
	out.links = []uri.Link{c.at.link(len(c.done.after))}
	return out, err
}

package author

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// AgreementState is the last agreement to a document, and how the document
// differs from it now.
type AgreementState struct {
	By       string          `json:"by"`
	At       string          `json:"at"`
	Revision string          `json:"revision" doc:"of the text that was agreed to"`
	Record   string          `json:"record" doc:"file with that text"`
	Same     bool            `json:"same" doc:"the document reads as it was agreed to"`
	Counts   PromiseCounts   `json:"counts"`
	Changes  []PromiseChange `json:"changes" doc:"the gravest; as many as there is room for"`
}

// approve records that somebody agrees to the document as it is. What the
// document says of itself, and other tools' files beside it, stay as they are.
func (a *Author) approve(ctx context.Context, at place, p UpdateSpecParams) (UpdateSpec, error) {
	if at.spec == nil {
		return UpdateSpec{}, &doc.Fault{Code: codeInvalidArgument, Field: "document", Given: p.Document, Message: "approve is for the documents of a spec; steering and contracts have no agreement"}
	}
	d := at.document
	agreements, err := at.spec.Agreements()
	if err != nil {
		return UpdateSpec{}, err
	}
	out := at.begin(p)
	if out.Agreement, err = stateOf(at.spec, agreements, d.Name, d.Source); err != nil {
		return UpdateSpec{}, err
	}
	out.Changed = out.Agreement == nil || !out.Agreement.Same
	if out.Revision, err = approval(p, d); err != nil {
		return UpdateSpec{}, err
	}
	if p.Expect != "" && p.Expect != out.Revision && p.Expect != d.Revision && out.Changed {
		return UpdateSpec{}, &doc.Fault{
			Code: codeConflict, Field: "expect", Given: p.Expect, Valid: []string{d.Revision},
			Message: fmt.Sprintf("%s is not what revision %s was; read it again before it is agreed to", d.Path, p.Expect),
		}
	}
	if p.Apply && out.Changed {
		record := specfs.NewAgreement(d, label(p.By), a.now())
		if err := at.workspace.Create(ctx, at.spec.StateDir(), record); err != nil {
			return UpdateSpec{}, err
		}
		out.Applied, out.Revision = true, d.Revision
		out.Record = at.spec.StateDir() + "/" + record.Name
	}
	out.Notes = append(gates(ctx, at.spec, d.Kind, agreements), notesOn(at.spec, d)...)
	out.Unfilled = fewer(placeholders(string(d.Source)))
	found, err := findingsOf(ctx, at.spec, d.Path)
	out.addFindings(found)
	out.links = []uri.Link{at.link(len(d.Source))}
	return out, err
}

// approval is the revision of a plan to approve: of the call and the document.
func approval(p UpdateSpecParams, d *specfs.Document) (string, error) {
	p.Apply, p.Expect = false, ""
	call, err := json.Marshal(p)
	return doc.Revision(append(call, d.Source...)), err
}

// notesOn says of other tools' records that they are not ours to change.
func notesOn(spec *specfs.Spec, d *specfs.Document) []string {
	if !spec.Agreed.Recorded {
		return nil
	}
	state := "has it as not approved"
	if agreedElsewhere(spec, d.Kind) {
		state = "has it as approved"
	}
	return []string{"spec.json beside it " + state + ", and is not changed by this"}
}

// stateOf compares a text with what was last agreed to; nil when nobody has
// agreed to it.
func stateOf(spec *specfs.Spec, agreements []specfs.Agreement, document string, now []byte) (*AgreementState, error) {
	i := slices.IndexFunc(agreements, func(a specfs.Agreement) bool { return a.Document == document })
	if i < 0 {
		return nil, nil
	}
	a := agreements[i]
	text, by, line, err := spec.AgreedText(a)
	if err != nil {
		return nil, err
	}
	state := &AgreementState{By: by, At: a.At.Format(time.RFC3339), Revision: a.Revision, Record: a.Path, Same: doc.Revision(now) == a.Revision}
	if !state.Same {
		changes := comparePromises(text, now)
		for i := range changes {
			changes[i].agreedIn(line)
		}
		state.Counts = countPromises(changes)
		state.Changes = inRoom(changes)
	}
	return state, nil
}

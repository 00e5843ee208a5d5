package author

import (
	"context"
	"fmt"

	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// UpdateSpecParams says what to change in one document.
type UpdateSpecParams struct {
	Spec      string `json:"spec,omitempty" doc:"id, if several"`
	Document  string `json:"document,omitempty" doc:"or steering/x, contract; none: by operation"`
	Operation string `json:"operation" enum:"replace_section,append_section,replace_text,add_requirement,add_criterion,replace_criterion,add_tasks,edit_task,remove,record_decision,approve"`
	Target    string `json:"target,omitempty" doc:"id, heading, old text; cause of a decision"`
	After     string `json:"after,omitempty" doc:"id or heading before it"`
	Text      string `json:"text,omitempty" doc:"Markdown, no ids: title first; tasks one a line"`
	By        string `json:"by,omitempty" doc:"who decides"`
	Expect    string `json:"expect,omitempty" doc:"revision seen"`
	Apply     bool   `json:"apply,omitempty" doc:"write; else plan"`
}

// UpdateSpec is what was done to a document, or would be.
type UpdateSpec struct {
	Workspace string          `json:"workspace"`
	Spec      string          `json:"spec,omitempty" doc:"absent for steering and contracts"`
	Document  string          `json:"document"`
	Path      string          `json:"path"`
	Operation string          `json:"operation"`
	Applied   bool            `json:"applied" doc:"false: nothing was written"`
	Changed   bool            `json:"changed" doc:"false: it reads so already"`
	IDs       []string        `json:"ids" doc:"of what was written, in the order of the text"`
	Diff      string          `json:"diff" doc:"unified, without context"`
	Notes     []string        `json:"notes" doc:"what is left to do, and gates; nothing is refused for them"`
	Findings  []doc.Finding   `json:"findings" doc:"that the change brings, by the rules of validate_spec; for approve, all of the document"`
	Total     int             `json:"findings_total"`
	Unfilled  []string        `json:"unfilled" doc:"places of the document that are left to be filled in"`
	Agreement *AgreementState `json:"agreement,omitempty" doc:"what was agreed, and how the document differs from it"`
	Record    string          `json:"record,omitempty" doc:"file that approve wrote"`
	Revision  string          `json:"revision" doc:"for expect: of the plan; once written, of the document"`

	links []uri.Link
}

// The operations that are not compose's.
const (
	opAppendSection  = "append_section"
	opAddRequirement = "add_requirement"
	opAddTasks       = "add_tasks"
	opRecordDecision = "record_decision"
	opApprove        = "approve"
)

// UpdateSpec changes one part of a document. Without apply it answers what it
// would do. Done again, an addition that stands there already changes nothing.
func (a *Author) UpdateSpec(ctx context.Context, p UpdateSpecParams) (UpdateSpec, error) {
	if err := p.check(); err != nil {
		return UpdateSpec{}, err
	}
	at, err := a.open(ctx, p)
	if err != nil {
		return UpdateSpec{}, err
	}
	if p.Operation == opApprove {
		out, err := a.approve(ctx, at, p)
		if err != nil {
			return UpdateSpec{}, err
		}
		return out.fitted()
	}
	c := &change{author: a, params: p, at: at}
	if p.Apply {
		err = c.apply(ctx)
	} else {
		err = c.plan(at.document)
	}
	if at.missing && isFault(err, codeAlreadyThere) {
		return a.UpdateSpec(ctx, p) // somebody began the document meanwhile
	}
	if err != nil {
		return UpdateSpec{}, err
	}
	out, err := c.answer(ctx)
	if err != nil {
		return UpdateSpec{}, err
	}
	return out.fitted()
}

// check refuses a call that lacks what its operation needs, or has what it
// makes no use of.
func (p UpdateSpecParams) check() error {
	op := operations[p.Operation]
	by := may
	if p.Operation == opApprove {
		by = must
	}
	for _, x := range []struct {
		field, given string
		use          use
	}{
		{"target", p.Target, op.target},
		{"after", p.After, op.after},
		{"text", p.Text, op.text},
		{"by", label(p.By), by},
	} {
		switch {
		case x.use == must && x.given == "":
			return &doc.Fault{Code: codeMissing, Field: x.field, Message: fmt.Sprintf("%s needs %s: %s", p.Operation, x.field, op.means[x.field])}
		case x.use == never && x.given != "":
			return &doc.Fault{Code: codeInvalidArgument, Field: x.field, Message: fmt.Sprintf("%s takes no %s", p.Operation, x.field)}
		}
	}
	return nil
}

// apply makes the change on the bytes that are there at that moment.
func (c *change) apply(ctx context.Context) error {
	if !c.at.missing {
		return c.confirming(ctx, func() error { return c.write(ctx) })
	}
	if err := c.plan(c.at.document); err != nil {
		return err
	}
	if err := c.expected(c.at.document); err != nil {
		return err
	}
	dir, name := c.at.file()
	if err := c.at.workspace.Create(ctx, dir, specfs.NewFile{Name: name, Content: c.done.after}); err != nil {
		return err
	}
	c.author.workspaces.Changed(false)
	c.applied = true
	return nil
}

// write changes a document that is there.
func (c *change) write(ctx context.Context) error {
	change := func(d *specfs.Document) ([]doc.Edit, error) {
		if err := c.plan(d); err != nil {
			return nil, err
		}
		if err := c.expected(d); err != nil {
			return nil, err
		}
		return c.done.edits, nil
	}
	var err error
	if c.at.spec != nil {
		_, err = c.at.spec.Update(ctx, specfs.Change{Document: c.at.info.Name, Edit: change})
	} else {
		_, err = c.at.workspace.Update(ctx, c.at.info, change)
	}
	c.applied = err == nil
	return err
}

// Links has the document.
func (u UpdateSpec) Links() []uri.Link { return u.links }

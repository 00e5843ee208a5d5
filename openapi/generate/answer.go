package generate

import (
	"context"
	"path"
	"slices"

	"kiro-mcp/openapi"
	"kiro-mcp/specfs/doc"
)

// Answer is what was generated, or would be. It holds all rows; a page of it
// keeps the first of each list, which its totals count in full.
type Answer struct {
	Workspace  string    `json:"workspace"`
	Contract   string    `json:"contract"`
	Target     string    `json:"target"`
	Out        string    `json:"out"`
	Applied    bool      `json:"applied" doc:"false: nothing was written"`
	Changed    bool      `json:"changed" doc:"false: all of it stands there already"`
	Operations int       `json:"operations_total" doc:"that code is made of"`
	Counts     Counts    `json:"counts" doc:"of all files, by action"`
	Files      []File    `json:"files" doc:"all but those that stay as they are"`
	Turns      []Turn    `json:"your_turn" doc:"handlers to write or to look at"`
	Selected   []Row     `json:"operations" doc:"those that the call named, with what to do for each"`
	Findings   []Finding `json:"findings" doc:"what is wrong with the contract, gravest first"`
	Drafts     []Draft   `json:"drafts" doc:"of schemas that the contract lacks"`
	Notes      []string  `json:"notes"`
	Totals     Totals    `json:"totals" doc:"of the lists, with what this answer leaves out"`
	More       []string  `json:"more" doc:"what this answer leaves out, and how to get it"`
	Revision   string    `json:"revision,omitempty" doc:"of a plan, for expect"`

	unusable bool // the contract has errors
}

// Totals are numbers of rows.
type Totals struct {
	Files      int `json:"files,omitempty"`
	Turns      int `json:"your_turn,omitempty"`
	Operations int `json:"operations,omitempty"`
	Findings   int `json:"findings,omitempty"`
	Drafts     int `json:"drafts,omitempty"`
}

// Counts are numbers of files.
type Counts struct {
	Create    int `json:"create,omitempty"`
	Update    int `json:"update,omitempty"`
	Unchanged int `json:"unchanged,omitempty"`
	Keep      int `json:"keep,omitempty" doc:"yours"`
	Merge     int `json:"merge,omitempty"`
	Conflict  int `json:"conflict,omitempty"`
	Remove    int `json:"remove,omitempty"`
	Orphan    int `json:"orphan,omitempty"`
}

// File is one file with what is done to it.
type File struct {
	Path   string `json:"path"`
	Action string `json:"action" enum:"create,update,unchanged,keep,merge,conflict,remove,orphan"`
	Owner  string `json:"owner" enum:"generated,scaffold"`
	Reason string `json:"reason,omitempty"`
	Diff   string `json:"diff,omitempty" doc:"of a conflict: what each side did"`
}

// Finding is something wrong with the contract.
type Finding struct {
	Code     string       `json:"code"`
	Severity doc.Severity `json:"severity" enum:"error,warning,info"`
	Message  string       `json:"message"`
	File     string       `json:"file"`
	Line     int          `json:"line"`
	Pointer  string       `json:"pointer,omitempty"`
	Fix      string       `json:"fix,omitempty"`
}

// answer says what the plan does.
func (p *plan) answer(ctx context.Context) Answer {
	a := Answer{
		Workspace: p.workspace.Name, Contract: p.call.contract, Target: p.target.Name(), Out: p.out,
		Applied: p.applied, Notes: slices.Clone(p.notes),
	}
	if !p.applied {
		a.Revision = p.revision
	}
	a.Findings = findingsOf(p.contract)
	if cut, ok := p.workspace.Interrupted(); ok {
		a.Notes = append(a.Notes, cut.Code+": "+cut.Message+"; "+cut.Fix)
	}
	a.Drafts = p.drafts(ctx)
	if a.unusable = !p.contract.Usable(); a.unusable {
		a.Notes = append(a.Notes, p.goOn()...)
		return a.totalled()
	}
	a.Changed = p.writes()
	a.Operations = len(p.chosen.Operations)
	for _, f := range p.files {
		a.count(f.action)
		if row, ok := p.row(f); ok {
			a.Files = append(a.Files, row)
		}
	}
	slices.SortStableFunc(a.Files, func(x, y File) int { return slices.Index(byWeight, x.Action) - slices.Index(byWeight, y.Action) })
	a.Turns = p.turns()
	a.Selected = p.selected(ctx)
	if p.applied && p.toldOnce(a.Turns) {
		a.Notes = append(a.Notes, "changes of handlers that are written are told once: make them tasks if they are not done now")
	}
	if p.asked == nil && len(a.Turns) > 0 {
		a.Notes = append(a.Notes, "with operations or tags the answer has test, task, requirements and design of each")
	}
	return a.totalled()
}

// goOn says how to generate all the same, where schemas are all that is
// missing.
func (p *plan) goOn() []string {
	if len(p.contract.Missing) == 0 || p.params.Placeholders {
		return nil
	}
	return []string{"placeholders=true goes on without them; the tests of what uses them stay red until they are there"}
}

// byWeight are the actions, those first that somebody should know of.
var byWeight = []string{actionConflict, actionOrphan, actionMerge, actionRemove, actionKeep, actionUpdate, actionCreate}

// row is a file as answers show it; false for one that stays as it is.
func (p *plan) row(f plannedFile) (File, bool) {
	row := File{Path: p.shown(f.path), Action: f.action, Owner: string(f.owner), Reason: f.reason}
	switch {
	case f.action == actionUnchanged:
		return File{}, false
	case f.action == actionKeep && f.reason == reasonYours:
		return File{}, false
	case f.action == actionConflict:
		row.Diff = p.diffOf(f)
	}
	return row, true
}

// shown is how answers call a file of the output folder.
func (p *plan) shown(name string) string { return path.Join(p.out, name) }

func (a *Answer) count(action string) {
	c := &a.Counts
	by := map[string]*int{
		actionCreate: &c.Create, actionUpdate: &c.Update, actionUnchanged: &c.Unchanged, actionKeep: &c.Keep,
		actionMerge: &c.Merge, actionConflict: &c.Conflict, actionRemove: &c.Remove, actionOrphan: &c.Orphan,
	}
	*by[action]++
}

// findingsOf are the findings of a contract, errors first.
func findingsOf(c *openapi.Contract) []Finding {
	var all []Finding
	for _, severity := range []doc.Severity{doc.Error, doc.Warning, doc.Info} {
		for _, f := range c.Findings {
			if f.Severity == severity {
				all = append(all, Finding{Code: f.Code, Severity: f.Severity, Message: f.Message, File: f.File, Line: f.Line, Pointer: f.Pointer, Fix: f.Fix})
			}
		}
	}
	return all
}

// HasFindings reports whether something has to be put right.
func (a Answer) HasFindings() bool {
	return a.unusable || a.Counts.Conflict > 0
}

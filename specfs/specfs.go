// Package specfs finds the .kiro trees of a machine's workspaces, reads them,
// and writes to them without losing anybody's work.
//
// Most callers want [Open], then [Workspaces.Specs] or [Workspaces.Spec], then
// [Spec.Read] and [Spec.Update]. Files that are no documents and belong
// together are written by [Workspace.ChangeFiles].
//
// It promises that a read creates nothing; that no path leaves its workspace,
// through "..", a link or a name of another system; and that an update which
// was acknowledged is on the disk, with every other writer's change beside it.
package specfs

import (
	"time"

	"kiro-mcp/specfs/doc"
)

// Kind is what a document is for.
type Kind string

// The kinds of document. Notes are further Markdown files in a spec's folder.
const (
	KindRequirements Kind = "requirements"
	KindBugfix       Kind = "bugfix"
	KindDesign       Kind = "design"
	KindTasks        Kind = "tasks"
	KindSteering     Kind = "steering"
	KindContract     Kind = "contract"
	KindNotes        Kind = "notes"
)

// Info is what is known of a document without reading it.
type Info struct {
	Name    string // file name without .md: "tasks", "tasks-mobile"
	Kind    Kind
	Path    string // slash-separated, relative to the workspace
	Size    int64  // bytes
	ModTime time.Time
}

// Document is one document as read: its bytes, and what they say. Exactly one
// of Tasks, Requirements and Design is set; contracts have none. Documents are
// shared between callers: read them, do not change them.
type Document struct {
	Info
	Source   []byte
	Revision string // doc.Revision of Source

	Tasks        *doc.Tasks        // tasks
	Requirements *doc.Requirements // requirements, bugfix
	Design       *doc.Design       // design, steering, notes
	Steering     *doc.Steering     // steering, beside Design: when it applies

	memo *memo
}

// Findings are the document's own, with File filled in.
func (d *Document) Findings() []doc.Finding {
	var found []doc.Finding
	switch {
	case d.Tasks != nil:
		found = d.Tasks.Findings
	case d.Requirements != nil:
		found = d.Requirements.Findings
	case d.Design != nil:
		found = d.Design.Findings
	}
	out := make([]doc.Finding, len(found))
	for i, f := range found {
		f.File = d.Path
		out[i] = f
	}
	return out
}

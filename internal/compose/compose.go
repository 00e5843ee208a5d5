// Package compose says what to write into a document so that it reads as if
// its author had written it.
//
// An addition takes its form from what stands beside it: headings, labels,
// markers, numbers, indents, blank lines and line ends are those of the
// nearest part of its kind, and Kiro's own where there is none. Most callers
// want one operation, then [doc.Apply].
//
// The package promises three things. Bytes that nobody asked to change do not
// change. The line of a completed task never changes, nor its number. And a
// text becomes only what was asked: every operation reads its own result
// before it answers, and refuses what would open another part, take another's
// id or hide what follows.
//
// It is pure: no files, no clock, no network.
package compose

import (
	"kiro-mcp/specfs/doc"
)

// Written is what an operation would write.
type Written struct {
	Edits []doc.Edit
	// IDs are those of the parts that were written, in the order of the text:
	// of requirements, criteria, tasks, or paths of sections. Text that is no
	// part by itself has none.
	IDs []string
	// Notes are sentences about what the edits leave to the author, such as a
	// dependency graph that does not name the new tasks.
	Notes []string
}

// Document is a document of any kind. At most one of its parsed forms is set;
// a contract has none.
type Document struct {
	Source       []byte
	Requirements *doc.Requirements
	Tasks        *doc.Tasks
	Design       *doc.Design // or any other Markdown
}

// Sections are the document's sections in file order.
func (d Document) Sections() []*doc.Section {
	switch {
	case d.Requirements != nil:
		return d.Requirements.Sections
	case d.Tasks != nil:
		return d.Tasks.Sections
	case d.Design != nil:
		return d.Design.Sections
	default:
		return nil
	}
}

// after is the document as it reads with the edits.
func (d Document) after(edits []doc.Edit) (Document, error) {
	src, err := doc.Apply(d.Source, edits)
	if err != nil {
		return Document{}, err
	}
	return d.Reread(src), nil
}

// Reread is a document of the same kind with other bytes.
func (d Document) Reread(source []byte) Document {
	changed := Document{Source: source}
	switch {
	case d.Requirements != nil:
		changed.Requirements = doc.ParseRequirements(d.Requirements.Name, source)
	case d.Tasks != nil:
		changed.Tasks = doc.ParseTasks(d.Tasks.Name, source)
	case d.Design != nil:
		changed.Design = doc.ParseDesign(d.Design.Name, source)
	}
	return changed
}

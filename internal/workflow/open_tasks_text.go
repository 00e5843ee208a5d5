package workflow

import (
	"cmp"
	"fmt"

	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

// Text lists the tasks under their specs and sections.
func (o OpenTasks) Text() string {
	var f prose.Text
	f.Line("%s: %s%s", workspaceHead(o.Workspace), o.count(), o.shown())
	if o.NextTask != nil {
		f.Line("%s", o.NextTask.line())
	}
	var place string
	for _, t := range o.Tasks {
		if at := t.place(); at != place {
			place = at
			f.Line("\n## %s", at)
		}
		f.Line("%s", t.line())
	}
	o.tail(&f)
	return f.Done()
}

func (o OpenTasks) count() string {
	switch o.status {
	case "all":
		return prose.Plural(o.Total, "task")
	case string(doc.InProgress):
		return prose.Plural(o.Total, "task") + " in progress"
	default:
		return prose.Plural(o.Total, cmp.Or(o.status, string(doc.Open))+" task")
	}
}

func (o OpenTasks) shown() string {
	if o.NextCursor == "" {
		return ""
	}
	return fmt.Sprintf(", %d on this page", len(o.Tasks))
}

// tail says what is not in the rows, and how to get more.
func (o OpenTasks) tail(f *prose.Text) {
	if len(o.Boxless) > 0 {
		f.Line("\nboxless (headings that name work but hold no box to tick):")
		for _, s := range o.Boxless {
			f.Line("- %s %s, line %d: %s", s.Spec, s.Document, s.Line, s.Title)
		}
		if o.BoxlessAll > len(o.Boxless) {
			f.Line("- and %d more", o.BoxlessAll-len(o.Boxless))
		}
	}
	if o.Hint != "" {
		f.Line("\nhint: %s", o.Hint)
	}
	for _, p := range o.Problems {
		f.Line("problem: %s", p.text())
	}
	if o.NextCursor != "" {
		f.Line("\nmore: cursor=%s (or limit=1..200, section, ready)", o.NextCursor)
	}
}

// line says which task is next, and why.
func (n *NextTask) line() string {
	text := fmt.Sprintf("next: %s in %s: %s (%s)", n.ID, n.Spec, n.Title, n.Why)
	if n.Caution != "" {
		text += "\ncaution: " + n.Caution
	}
	return text
}

func (p Problem) text() string {
	text := fmt.Sprintf("%s (%s)", p.Message, p.Code)
	if p.File == "" {
		return text
	}
	return place(p.File, p.Line) + ": " + text
}

// place is a file with the line in it, where there is one to name.
func place(file string, line int) string {
	if line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d", file, line)
}

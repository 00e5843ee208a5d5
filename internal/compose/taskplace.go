package compose

import (
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// taskPlace is where new tasks go, and what they are beside.
type taskPlace struct {
	at      int       // offset behind which they go
	parent  *doc.Task // nil for top tasks
	example *doc.Task // the sibling whose form they take; nil if there is none
	section *doc.Section
	first   bool // nothing of their kind stands before them
	named   bool // the caller said where
}

// placeOf finds the place for the arguments of add_tasks.
func placeOf(d *doc.Tasks, target, after string) (taskPlace, error) {
	p := taskPlace{named: target+after != ""}
	if target != "" {
		t, err := d.Find(target)
		s, noSection := doc.FindSection(d.Sections, target)
		switch {
		case err == nil:
			p.parent = t
		case noSection == nil:
			p.section = s
		default:
			return p, inField(err, "target")
		}
	}
	if after != "" {
		t, err := d.Find(after)
		if err != nil {
			return p, inField(err, "after")
		}
		if p.parent != nil && t.Parent != p.parent || p.section != nil && !within(t.Section, p.section) {
			return p, &doc.Fault{Code: codeNotApplicable, Field: "after", Given: after, Message: fmt.Sprintf("task %s does not stand right below %s; leave out target, or name a task that does", t.ID, target)}
		}
		p.parent, p.example, p.at = t.Parent, t, runEnd(d, t)
		return p, nil
	}
	p.example = lastSibling(d, p)
	switch {
	case p.example != nil:
		p.at = runEnd(d, p.example)
	case p.parent != nil:
		p.at, p.first = ownEnd(d, p.parent), true
	case p.section != nil:
		p.at, p.first = contentEnd(d.Source, doc.Span{Start: p.section.Heading.Start, End: p.section.Own.End}, false), true
	default:
		p.at, p.first = planEnd(d), true
	}
	return p, nil
}

// planEnd is where the first task of a plan goes: the end of its chapter for
// tasks, else of the document.
func planEnd(d *doc.Tasks) int {
	for _, s := range d.Sections {
		if slug := doc.Slug(s.Title); slug == "tasks" || slug == "implementation-tasks" || slug == "task-list" {
			return contentEnd(d.Source, doc.Span{Start: s.Heading.Start, End: s.Own.End}, false)
		}
	}
	return contentEnd(d.Source, doc.Span{Start: 0, End: len(d.Source)}, true)
}

// lastSibling is the last task, in file order, that new ones will stand beside.
func lastSibling(d *doc.Tasks, p taskPlace) *doc.Task {
	for _, t := range slices.Backward(d.All) {
		if t.Parent == p.parent && (p.section == nil || within(t.Section, p.section)) {
			return t
		}
	}
	return nil
}

func within(s, outer *doc.Section) bool {
	for ; s != nil; s = s.Parent {
		if s == outer {
			return true
		}
	}
	return false
}

// runEnd is where a task and those that stand right behind it and below it end.
func runEnd(d *doc.Tasks, t *doc.Task) int {
	last := t
	for _, next := range d.All[slices.Index(d.All, t)+1:] {
		if !isBelow(next, t) {
			break
		}
		last = next
	}
	return ownEnd(d, last)
}

func isBelow(t, upper *doc.Task) bool {
	for t = t.Parent; t != nil; t = t.Parent {
		if t == upper {
			return true
		}
	}
	return false
}

// ownEnd is where a task's own lines end. What follows a blank line and is not
// indented more than the task may belong to the document.
func ownEnd(d *doc.Tasks, t *doc.Task) int {
	end, line := t.Head.End, t.Line
	indent := indentWidth(string(t.Head.Of(d.Source)))
	for _, detail := range t.Details() {
		if detail.Line > line+1 && indentWidth(string(detail.Span.Of(d.Source))) <= indent {
			break
		}
		end, line = detail.Span.End, detail.Line
	}
	return end
}

func indentWidth(line string) int {
	return len(line) - len(strings.TrimLeft(line, " \t"))
}

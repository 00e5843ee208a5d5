package doc

import (
	"cmp"
	"slices"
	"unsafe"
)

// Remark is [ParseTasks] of the document after edits that only change marks
// in boxes, at a fraction of the cost: all but the tasks themselves is shared
// with d. It reports false for any other edits, and for the boxes of tolerant
// tasks, which a change may turn into Kiro's.
func (d *Tasks) Remark(src []byte, edits []Edit) (*Tasks, bool) {
	if len(edits) == 0 || len(src) != len(d.Source) {
		return nil, false
	}
	for _, e := range edits {
		t := d.boxAt(e.Start)
		if e.Len() != 1 || len(e.New) != 1 || !isMark(e.New[0]) || t == nil || t.Tolerant {
			return nil, false
		}
	}
	after := *d
	after.Source, after.text = src, textOf(src)
	after.numbers, after.kiro = nil, nil
	after.All = cloneTasks(&after, d.All)
	for _, e := range edits {
		after.All[d.boxAt(e.Start).index].Status = statusOf(e.New[0])
	}
	after.Findings = allFindings(&after)
	return &after, true
}

// boxAt is the task whose mark stands at the offset; nil when there is none.
func (d *Tasks) boxAt(offset int) *Task {
	i, found := slices.BinarySearchFunc(d.All, offset, func(t *Task, at int) int { return cmp.Compare(t.Box, at) })
	if !found {
		return nil
	}
	return d.All[i]
}

// samePart is the part of a new text that stands where part stands in the old
// one, so that the old one can go; a string that is no part of it stays.
func samePart(part, old, text string) string {
	if part == "" || old == "" {
		return part
	}
	// Numbers only: no pointer is made of them.
	at := uintptr(unsafe.Pointer(unsafe.StringData(part))) - uintptr(unsafe.Pointer(unsafe.StringData(old)))
	if at >= uintptr(len(old)) || text[at:int(at)+len(part)] != part {
		return part
	}
	return text[at : int(at)+len(part)]
}

// cloneTasks copies tasks, whose texts are then parts of another document's
// source, and the tree that they make.
func cloneTasks(into *Tasks, all []*Task) []*Task {
	slab := make([]Task, len(all))
	clones := make([]*Task, len(all))
	clone := func(t *Task) *Task {
		if t == nil {
			return nil
		}
		return &slab[t.index]
	}
	for i, t := range all {
		slab[i] = *t
		c := &slab[i]
		c.doc, c.Parent, c.Children = into, clone(t.Parent), nil
		for _, s := range []*string{&c.ID, &c.Number, &c.Title} {
			*s = samePart(*s, t.doc.text, into.text)
		}
		clones[i] = c
	}
	collectChildren(clones)
	return clones
}

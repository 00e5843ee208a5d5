package doc

import "strings"

// buildTree sets parents and children.
//
// Kiro's own tree comes first. If any top task has a number, Kiro hangs every
// numbered top task under the one whose number is its own without the last
// part, the last of several; else the walk's nesting by indent stands. The
// tolerant layer then adds what Kiro leaves at the top: numbers that only we
// read, lines that only we read, and headings with a box.
func buildTree(d *Tasks, byNumber bool) {
	if byNumber {
		nestByKiroNumber(d)
	}
	nestLoosely(d.All)
	nestUnderHeadings(d.All)
	collectChildren(d.All)
}

func nestByKiroNumber(d *Tasks) {
	for _, t := range d.All {
		if t.kiro().number != "" && t.kiro().parent == nil {
			use := d.numbers[t.kiro().number]
			use.top = t
			d.numbers[t.kiro().number] = use
		}
	}
	for _, t := range d.All {
		if up := parentNumber(t.kiro().number); up != "" && t.kiro().parent == nil {
			t.kiro().parent = d.numbers[up].top
		}
	}
}

// numberUse says how many tasks have a number, and which is the last that Kiro
// reads with that number at the top.
type numberUse struct {
	kiro, loose int
	top         *Task
}

func countNumbers(all []*Task) map[string]numberUse {
	numbers := make(map[string]numberUse, len(all))
	for _, t := range all {
		if t.Number == "" {
			continue
		}
		use := numbers[t.Number]
		if t.Tolerant {
			use.loose++
		} else {
			use.kiro++
		}
		numbers[t.Number] = use
	}
	return numbers
}

// parentNumber is a number without its last part: "2.1" of "2.1.3", "7.3" of
// "7.3.5a". A first part has no parent.
func parentNumber(number string) string {
	return number[:max(0, strings.LastIndexByte(number, '.'))]
}

// nestLoosely sets the parents that users see. They are Kiro's, unless Kiro
// misreads one of the two numbers, or has no parent for a task that the
// tolerant layer can place: then the nearest one before is taken.
func nestLoosely(all []*Task) {
	if !anyLoose(all) {
		for _, t := range all {
			t.Parent = t.kiro().parent
		}
		return
	}
	nearest := make(map[string]*Task, len(all))
	for _, t := range all {
		byIndent := t.Parent
		t.Parent = t.kiro().parent
		up := nearest[parentNumber(t.Number)]
		switch {
		case misplaced(t):
			t.Parent = up
		case up == nil:
		case t.Number != t.kiro().number, t.Parent == nil && (up.Tolerant || up.Number != up.kiro().number):
			t.Parent = up
		}
		if t.Parent == nil && t.Tolerant && t.Number == "" {
			t.Parent = byIndent
		}
		if t.Number != "" {
			nearest[t.Number] = t
		}
	}
}

// misplaced reports whether Kiro hangs a task under one whose number it
// misreads: 7.5 under "7.4a", which it takes for 7.
func misplaced(t *Task) bool {
	up := t.kiro().parent
	return up != nil && up.kiro().number != "" && up.Number != parentNumber(t.Number)
}

// anyLoose reports whether a document needs the tolerant layer at all.
func anyLoose(all []*Task) bool {
	for _, t := range all {
		if t.Tolerant || t.Number != t.kiro().number {
			return true
		}
	}
	return false
}

// nestUnderHeadings hangs the top tasks of a section under its heading, where
// that has a box of its own.
func nestUnderHeadings(all []*Task) {
	boxes := map[*Section]*Task{}
	for _, t := range all {
		if t.form == inHeading && t.Section != nil {
			boxes[t.Section] = t
		}
	}
	if len(boxes) == 0 {
		return
	}
	for _, t := range all {
		if t.Parent != nil || t.Section == nil {
			continue
		}
		section := t.Section
		if t.form == inHeading {
			section = section.Parent
		}
		for ; section != nil && t.Parent == nil; section = section.Parent {
			t.Parent = boxes[section]
		}
	}
}

// collectChildren fills Children in file order, out of one slab.
func collectChildren(all []*Task) {
	counts := make(map[*Task]int)
	total := 0
	for _, t := range all {
		if t.Parent != nil {
			counts[t.Parent]++
			total++
		}
	}
	slab := make([]*Task, total)
	for _, t := range all {
		p := t.Parent
		if p == nil {
			continue
		}
		if p.Children == nil {
			n := counts[p]
			p.Children, slab = slab[:0:n], slab[n:]
		}
		p.Children = append(p.Children, t)
	}
}

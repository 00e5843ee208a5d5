package doc

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// allFindings adds to what lasts what the marks in the boxes say together.
func allFindings(d *Tasks) []Finding {
	found := slices.Clone(d.lasting)
	for _, t := range d.All {
		found = append(found, statusFindings(d, t)...)
	}
	found = append(found, leftFindings(d)...)
	slices.SortStableFunc(found, func(a, b Finding) int { return cmp.Compare(a.Line, b.Line) })
	return found
}

// lastingFindings are what the whole document shows, whatever stands in its
// boxes; single lines have given theirs while they were read.
func lastingFindings(d *Tasks) []Finding {
	found := emptyPlan(d)
	found = append(found, numberFindings(d)...)
	found = append(found, orphanFinding(d)...)
	found = append(found, orderFindings(d)...)
	for _, s := range d.Boxless {
		f := findingf("boxless", Info, s.Line, "heading %q names work but has no box below it", s.Title)
		f.Fix = "add a line such as \"- [ ] " + s.Title + "\""
		found = append(found, f)
	}
	return found
}

// uses is the number of tasks that have a number.
func (d *Tasks) uses(number string) int {
	use := d.numbers[number]
	return use.kiro + use.loose
}

// emptyPlan says what a document holds that has no task.
func emptyPlan(d *Tasks) []Finding {
	if len(d.All) > 0 {
		return nil
	}
	if found := encodingFindings(d.Source); found != nil {
		return found
	}
	lines := strings.Split(string(d.Source), "\n")
	isRow := func(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "|") }
	if row := slices.IndexFunc(lines, isRow); row >= 0 {
		f := findingf("table_plan", Warning, row+1, "the plan is a table without boxes; its tasks cannot be listed or checked off")
		f.Fix = "write each row as \"- [ ] 1.1 title\""
		return []Finding{f}
	}
	return []Finding{findingf("no_tasks", Info, 1, "the document holds no task")}
}

// numberFindings are about numbers that several tasks have, or that Kiro reads
// as others.
func numberFindings(d *Tasks) []Finding {
	repeated := map[string][]*Task{}
	for _, t := range d.All {
		if d.uses(t.Number) > 1 {
			repeated[t.Number] = append(repeated[t.Number], t)
		}
	}
	var found []Finding
	for _, t := range d.All {
		if same := repeated[t.Number]; len(same) > 1 && same[0] == t {
			f := findingf("duplicate_number", Warning, same[1].Line, "number %s is used %d times, on lines %s; each such task has an id of its own", t.Number, len(same), lineList(same))
			f.Fix = "number the tasks anew, or use the ids"
			found = append(found, f)
		}
		if t.kiro().number != "" && t.kiro().number != t.Number {
			found = append(found, findingf("number_misread", Info, t.Line, "Kiro reads the number of %s as %s", t.Number, t.kiro().number))
		}
	}
	return found
}

// mostParents is the number of missing parents that a finding names.
const mostParents = 5

// orphanFinding is about numbers whose parent has no box: one for a document,
// since a plan with headings for parents has nothing else.
func orphanFinding(d *Tasks) []Finding {
	var parents []string
	first, orphans := 0, 0
	for _, t := range d.All {
		up := parentNumber(t.Number)
		if up == "" || t.Parent != nil || d.uses(up) > 0 {
			continue
		}
		if orphans++; first == 0 {
			first = t.Line
		}
		if !slices.Contains(parents, up) && len(parents) < mostParents {
			parents = append(parents, up)
		}
	}
	if orphans == 0 {
		return nil
	}
	f := findingf("orphan_number", Info, first, "no task is numbered %s, so Kiro shows what is numbered below without a parent (%d in all)", strings.Join(parents, " or "), orphans)
	f.Fix = "add \"- [ ] " + parents[0] + ". title\" above, if Kiro is to offer the whole"
	return []Finding{f}
}

func lineList(tasks []*Task) string {
	lines := make([]string, 0, len(tasks))
	for _, t := range tasks[:min(len(tasks), mostNamed)] {
		lines = append(lines, fmt.Sprint(t.Line))
	}
	return strings.Join(lines, ", ")
}

// orderFindings are about waves and dependencies that name no task.
func orderFindings(d *Tasks) []Finding {
	var found []Finding
	for _, w := range d.Waves {
		for _, task := range w.Tasks {
			if d.uses(task) == 0 {
				found = append(found, findingf("unknown_task_in_wave", Info, w.Line, "wave %s names task %q, which does not exist", w.ID, task))
			}
		}
	}
	for _, t := range d.All {
		for _, task := range t.Depends() {
			if kiroNumber(task+" ") == task && d.uses(task) == 0 {
				found = append(found, findingf("unknown_dependency", Info, t.Line, "%s depends on task %s, which does not exist", t.ID, task))
			}
		}
	}
	return found
}

// statusFindings are about boxes that disagree with children or words.
func statusFindings(d *Tasks, t *Task) []Finding {
	var found []Finding
	if !t.Leaf() {
		switch derived := d.Derived(t); {
		case t.Number != "" && strings.Contains(t.ID, "~"):
			// Tasks below a repeated number hang below the last that has it, which
			// may be another's child. duplicate_number says so.
		case t.Status == Done && derived != Done:
			found = append(found, findingf("parent_done_child_open", Warning, t.Line, "%s is done, but required tasks below it are not", t.ID))
		case t.Status != Done && derived == Done:
			found = append(found, findingf("parent_open_children_done", Info, t.Line, "%s is not done, but all required tasks below it are", t.ID))
		}
	}
	if !mayHoldWords(t.Title) {
		return found
	}
	if f, ok := wordFinding(t); ok {
		found = append(found, f)
	}
	if t.Required() && t.Leaf() && saysOptional(t.Title) {
		f := findingf("optional_otherwise", Info, t.Line, "the title of %s says optional, but there is no star after the box, so it counts as required", t.ID)
		f.Fix = "write \"[ ]*\" to make it optional"
		found = append(found, f)
	}
	return found
}

// manyLater is the number of later tasks done that makes one which was begun
// look forgotten.
const manyLater = 5

// leftFindings are about tasks that were begun or queued and left so.
func leftFindings(d *Tasks) []Finding {
	var found []Finding
	later := 0
	for _, t := range slices.Backward(d.RequiredLeaves()) {
		switch t.Status {
		case Done:
			later++
		case InProgress, Queued:
			if later >= manyLater {
				found = append(found, findingf("left_in_progress", Info, t.Line, "%s is %s, but %d later tasks are done", t.ID, t.Status, later))
			}
		case Open:
		}
	}
	return found
}

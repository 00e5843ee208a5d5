package compose

import (
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// taskText is a task as a caller sent it, with those below it.
type taskText struct {
	title    string
	optional bool
	details  []string // as indented under the task
	children []*taskText

	indent int
	bullet bool
	line   int // of the text, for messages
}

// readTasks takes a text apart as [AddTasks] says.
func readTasks(lines []string) ([]*taskText, error) {
	boxed := slices.ContainsFunc(lines, func(line string) bool { return boxIn(line) > 0 })
	var top, open []*taskText
	for i, line := range lines {
		m := doc.ReadItemMarker(line)
		if headingLevel(strings.TrimSpace(line)) > 0 {
			return nil, invalid(fmt.Sprintf("line %d of text is a heading; add the section with append_section", i+1))
		}
		if len(open) > 0 && !isTaskLine(line, m, boxed, open[len(open)-1]) {
			last := open[len(open)-1]
			last.details = append(last.details, line)
			continue
		}
		if line == "" {
			continue
		}
		t, err := readTask(line, m, i+1)
		if err != nil {
			return nil, err
		}
		for len(open) > 0 && open[len(open)-1].indent >= t.indent {
			open = open[:len(open)-1]
		}
		if len(open) == 0 {
			top = append(top, t)
		} else {
			up := open[len(open)-1]
			up.children = append(up.children, t)
		}
		open = append(open, t)
	}
	for _, t := range top {
		t.trim()
	}
	return top, nil
}

// isTaskLine tells a task from a detail of the one above.
func isTaskLine(line string, m doc.ItemMarker, boxed bool, above *taskText) bool {
	switch {
	case line == "":
		return false
	case boxed:
		return boxIn(line) > 0
	case m.Indent > above.indent && isKeyLine(line):
		return false
	default:
		return m.Indent <= above.indent || above.bullet || !m.Bullet
	}
}

// isKeyLine reports whether a line names what it is for: "_Requirements: 1_".
func isKeyLine(line string) bool {
	plan := doc.ParseTasks("tasks", []byte("- [ ] task\n  "+strings.TrimSpace(line)))
	details := plan.All[0].Details()
	return len(details) == 1 && details[0].Key != ""
}

// boxIn is the offset of the mark in a line's box, 0 for a line without one.
func boxIn(line string) int {
	plan := doc.ParseTasks("tasks", []byte(line))
	if len(plan.All) == 0 {
		return 0
	}
	return plan.All[0].Box
}

// readTask reads one task of a text.
func readTask(line string, m doc.ItemMarker, at int) (*taskText, error) {
	t := &taskText{indent: m.Indent, bullet: m.Bullet, line: at}
	rest := strings.TrimLeft(line, " \t")
	if m.Bullet {
		rest = strings.TrimLeft(rest[1:], " \t")
	}
	if box := boxIn(line); box > 0 {
		if line[box] != ' ' {
			return nil, &doc.Fault{Code: codeCompletedTask, Field: "text", Message: fmt.Sprintf("line %d of text begins as [%c]; a new task begins open: write it with [ ] and check it off when it is done", at, line[box])}
		}
		rest = line[box+2:]
		if star, ok := strings.CutPrefix(strings.TrimPrefix(rest, `\`), "*"); ok {
			rest, t.optional = star, true
		}
	}
	_, t.title = doc.TaskLabel(strings.TrimSpace(rest))
	if t.title == "" {
		return nil, invalid(fmt.Sprintf("line %d of text is a task without a title", at))
	}
	return t, nil
}

// trim drops empty lines around details.
func (t *taskText) trim() {
	t.details = trimBlank(t.details)
	for _, child := range t.children {
		child.trim()
	}
}

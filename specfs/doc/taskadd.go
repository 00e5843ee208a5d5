package doc

import (
	"fmt"
	"strings"
)

// addKiro adds a task that Kiro reads and finds its parent as Kiro's walk
// does: a numbered task takes no children here, an unnumbered one takes the
// deeper task lines that follow.
func (s *taskScan) addKiro(l taskText, b box) {
	text := l.text[b.text:]
	number := kiroNumber(text)
	t := s.addTask(l, b, readLabel(text, number))
	t.kiro().number = number
	for n := len(s.walk); n > 0; n-- {
		if open := s.walk[n-1]; open.kiro().number == "" && open.indent < l.indent {
			t.kiro().parent = open
			break
		}
		s.walk = s.walk[:n-1]
	}
	s.walk = append(s.walk, t)
	s.byKiro = s.byKiro || t.kiro().parent == nil && number != ""
	switch {
	case s.fence.size > 0:
		s.find("task_in_fence", Warning, "a box in a code fence is a task to Kiro", "take it out of the fence, or write its box in another way")
	case s.comment:
		s.find("task_in_comment", Warning, "a box in a comment is a task to Kiro", "remove the line if it is no task")
	}
}

// leave ends the tasks that a line of text ends for Kiro: unnumbered ones that
// are not less indented than the line.
func (s *taskScan) leave(l taskText) {
	for n := len(s.walk); n > 0; n-- {
		if open := s.walk[n-1]; open.kiro().number != "" || open.indent < l.indent {
			break
		}
		s.walk = s.walk[:n-1]
	}
	if s.open == nil || s.open.Number != "" || s.open.form != inList || s.open.indent < l.indent {
		return
	}
	if l.text[0] != '>' || !s.quoted(s.open) {
		s.open = nil
	}
}

// quoted reports whether a task stands in a block quote.
func (s *taskScan) quoted(t *Task) bool {
	head := s.text[t.Head.Start:t.Head.End]
	return head[spaceLen(head)] == '>'
}

// addLoose adds a task that only the tolerant layer reads, or says why not
// even that is possible.
func (s *taskScan) addLoose(l taskText, b box) bool {
	if b.form == inTable && s.section != nil && isLegend(s.section.Title) {
		return false
	}
	switch {
	case b.mark < 0:
		s.find("unreadable_mark", Warning, "the line looks like a task, but "+b.why, b.fix)
		return false
	case b.title == "":
		s.find("empty_task", Warning, "Kiro does not read the line as a task: "+b.why, b.fix)
		return false
	}
	if b.form != inTable || !s.inSameTable() {
		s.find("task_dropped", Warning, "Kiro does not read the line as a task: "+b.why, b.fix)
	}
	lead := readLabel(b.title, kiroNumber(b.title))
	if lead.number == "" && (l.indent == 0 || b.form != inList) {
		lead.number = b.number
	}
	t := s.addTask(l, b, lead)
	t.Tolerant = true
	if t.form == inTable {
		s.open = nil
	}
	return true
}

// inSameTable reports whether the last task was a row in this section: one
// finding is enough for a table.
func (s *taskScan) inSameTable() bool {
	all := s.doc.All
	return len(all) > 0 && all[len(all)-1].form == inTable && all[len(all)-1].Section == s.section
}

// isLegend reports whether a section explains marks, so that boxes in its
// tables are no tasks.
func isLegend(title string) bool {
	title = strings.ToLower(title)
	for _, word := range [...]string{"legend", "status key", "图例", "凡例", "状态说明"} {
		if strings.Contains(title, word) {
			return true
		}
	}
	return false
}

// addTask adds a task of either layer; it becomes the one that takes details.
func (s *taskScan) addTask(l taskText, b box, lead label) *Task {
	if len(s.slab) == 0 {
		s.slab = make([]Task, s.slabSize())
	}
	t := &s.slab[0]
	s.slab = s.slab[1:]
	end := l.start + len(l.text)
	*t = Task{
		Number: lead.number, Title: lead.title, Parallel: lead.parallel,
		Status: statusOf(l.text[b.mark]), Optional: b.optional,
		Line: s.line, Box: l.start + b.mark,
		Head: l.span, Span: Span{l.span.Start, end},
		Section: s.section, doc: s.doc, index: int32(len(s.doc.All)), form: b.form, indent: l.indent,
	}
	if lead.star && !t.Optional {
		s.find("optional_otherwise", Info, "the star stands after the number; Kiro takes the task as required", "write \"[ ]*\" to make it optional")
	}
	for n := len(s.loose); n > 0; n-- {
		if open := s.loose[n-1]; open.indent < l.indent && open.form == inList {
			t.Parent = open // kept for tolerant tasks alone, see buildTree
			break
		}
		s.loose = s.loose[:n-1]
	}
	s.loose = append(s.loose, t)
	s.doc.All, s.doc.kiro = append(s.doc.All, t), append(s.doc.kiro, kiroReading{})
	s.from = append(s.from, len(s.details))
	s.open = t
	return t
}

// addHeading begins a section; what follows belongs to no task.
func (s *taskScan) addHeading(l taskText) bool {
	level := headingLevel(l.text)
	if level == 0 {
		return false
	}
	s.section = &Section{
		Title: strings.Clone(headingText(withoutBox(l.text)[level:])), Level: level, Line: s.line,
		Heading: Span{l.span.Start, l.start + len(l.text)},
	}
	s.headings = append(s.headings, s.section)
	s.open, s.loose = nil, s.loose[:0]
	return true
}

// leaveTitle takes tasks out of the first heading once that is known to be the
// document's title.
func (s *taskScan) leaveTitle() {
	if len(s.headings) == len(s.doc.Sections) {
		return
	}
	for _, t := range s.doc.All {
		if t.Section == s.headings[0] {
			t.Section = nil
		}
	}
}

func (s *taskScan) find(code string, severity Severity, message, fix string) {
	s.doc.lasting = append(s.doc.lasting, Finding{Code: code, Severity: severity, Message: message, Line: s.line, Fix: fix})
}

func findingf(code string, severity Severity, line int, format string, args ...any) Finding {
	return Finding{Code: code, Severity: severity, Message: fmt.Sprintf(format, args...), Line: line}
}

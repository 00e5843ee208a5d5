package doc

import "strings"

// SetStatus changes the one byte of the task's box; there is no edit when the
// box says so already. Parents are the caller's affair.
func (d *Tasks) SetStatus(t *Task, s Status) []Edit {
	if statusOf(d.Source[t.Box]) == s {
		return nil
	}
	return []Edit{{Span{t.Box, t.Box + 1}, markOf(s)}}
}

// AddDetails puts lines such as "Note: …" under a task as list items, after
// what belongs to it already, with the document's own bullet, indent and line
// end. White space in a line becomes single spaces; lines that are there
// already, or empty, are left out. A row of a table takes no details.
func (d *Tasks) AddDetails(t *Task, lines []string) []Edit {
	if t.form == inTable {
		return nil
	}
	present := make(map[string]bool, len(t.Details()))
	for _, detail := range t.Details() {
		present[fold(detail.Text)] = true
	}
	lead := d.terminator(t) + d.detailLead(t)
	var b strings.Builder
	for _, line := range lines {
		line = detailText(line)
		if line == "" || present[line] {
			continue
		}
		present[line] = true
		b.WriteString(lead + line)
	}
	if b.Len() == 0 {
		return nil
	}
	at := d.detailEnd(t)
	return []Edit{{Span{at, at}, b.String()}}
}

// fold puts a text on one line.
func fold(s string) string { return strings.Join(strings.FieldsFunc(s, isSpace), " ") }

// detailText makes a line that is one item and cannot be taken for a task.
func detailText(line string) string {
	line = withoutBullet(fold(line) + " ")
	line = strings.TrimSpace(line)
	if strings.HasPrefix(line, "[") {
		line = `\` + line
	}
	return line
}

// terminator is the line end after the task's line, else the document's.
func (d *Tasks) terminator(t *Task) string {
	next := nextLine(d.Source, t.Head.End)
	if next == t.Head.End {
		return lineEnd(d.Source)
	}
	return string(d.Source[t.Head.End:next])
}

// detailEnd is where new details go: the end of the last line that belongs to
// the task without doubt. What follows a blank line and is not indented more
// than the task may belong to the document, even where Kiro takes it in.
func (d *Tasks) detailEnd(t *Task) int {
	end, line := t.Head.End, t.Line
	for _, detail := range t.Details() {
		_, indent := leadingSpace(string(detail.Span.Of(d.Source)))
		if detail.Line > line+1 && indent <= t.indent {
			break
		}
		end, line = detail.Span.End, detail.Line
	}
	return end
}

// detailLead is what a new detail line has before its text: that of the
// task's own details, else that of another task's, else the task's own and
// two more columns.
func (d *Tasks) detailLead(t *Task) string {
	if lead, ok := d.leadOf(t); ok {
		return lead
	}
	own := d.lineLead(t)
	if t.form == inHeading {
		return "- "
	}
	for _, other := range d.All {
		lead, ok := d.leadOf(other)
		if rest, deeper := strings.CutPrefix(lead, d.lineLead(other)); ok && deeper && other.form == inList && strings.TrimLeft(rest, " \t") != rest {
			return own + rest
		}
	}
	if strings.HasSuffix(own, "\t") {
		return own + "\t- "
	}
	marker, _ := listMarker(string(t.Head.Of(d.Source)), len(own))
	return own + strings.Repeat(" ", max(2, marker-len(own)+1)) + "- "
}

// lineLead is the task's line up to its bullet.
func (d *Tasks) lineLead(t *Task) string {
	head := string(t.Head.Of(d.Source))
	at := spaceLen(head)
	return strings.TrimPrefix(head[:at+quoteLen(head[at:])], "\uFEFF")
}

// leadOf is indent and bullet of the first of a task's details that is an item
// of its own list.
func (d *Tasks) leadOf(t *Task) (string, bool) {
	for _, detail := range t.Details() {
		line := string(detail.Span.Of(d.Source))
		at := spaceLen(line)
		if detail.code || at <= t.indent || at == len(line) || withoutBullet(line[at:]) == line[at:] {
			continue
		}
		return line[:at+1] + " ", true
	}
	return "", false
}

package doc

// itemList is the list that a requirement's reader is in.
type itemList struct {
	labelled bool        // it stands below "Acceptance Criteria"
	first    *itemMarker // its first item; nil before it
	open     bool        // the next line may go on with the last item
}

// foundItem is one item of a list, with the lines of its text.
type foundItem struct {
	marker   itemMarker
	labelled bool
	lines    []Span
	end      int // behind a code block that belongs to it; 0 without
}

// isItem says whether a line begins an item of this list, and not a list
// inside an item: such a line is indented, or of another kind than the first.
func (l *itemList) isItem(m itemMarker) bool {
	if !m.any() {
		return false
	}
	if l.first != nil && l.open && (m.indent >= l.first.indent+2 || m.rank() != l.first.rank()) {
		return false
	}
	if l.first == nil || !l.open || m.rank() > l.first.rank() {
		l.first = &m
	}
	return true
}

// rank orders the kinds of list by how surely they hold criteria.
func (m itemMarker) rank() int {
	switch {
	case m.number != "":
		return 2
	case m.box > 0:
		return 1
	default:
		return 0
	}
}

// extend adds an indented code block to the last item.
func (l *itemList) extend(r *requirementReader, b block) {
	if !l.open || len(b.lines) == 0 {
		return
	}
	_, indent := indentOf(string(r.m.wholeLine(b.lines[0]).Of(r.m.src)))
	if indent > l.first.indent {
		r.items[len(r.items)-1].end = b.lines[len(b.lines)-1].End
	}
}

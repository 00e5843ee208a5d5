package workflow

// Rows is how many tasks the page has.
func (o *OpenTasks) Rows() int { return len(o.Tasks) }

// Keep cuts the page to its first n tasks; the next begins after them.
func (o *OpenTasks) Keep(n int) {
	if n >= len(o.Tasks) {
		return
	}
	o.Tasks = o.Tasks[:n]
	o.NextCursor = cursorAfter(o.Tasks)
}

func cursorAfter(rows []TaskRow) string {
	if len(rows) == 0 {
		return ""
	}
	last := rows[len(rows)-1]
	return encodeCursor(last.Spec, last.Document, last.ID)
}

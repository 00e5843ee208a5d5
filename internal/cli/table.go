package cli

import (
	"strings"

	"golang.org/x/text/width"
)

// layouts are the columns of the lists that tools give, by the member that
// holds the rows.
var layouts = []struct {
	list    string
	columns []column
}{
	{"specs", []column{{"SPEC", "spec"}, {"KIND", "kind"}, {"PHASE", "phase"}, {"DONE", "tasks.done"}, {"OF", "tasks.required"}, {"NEXT", "next_task.id"}, {"PROBLEMS", "problems"}}},
	{"tasks", []column{{"ID", "id"}, {"STATUS", "status"}, {"TITLE", "title"}, {"SPEC", "spec"}, {"LINE", "line"}}},
	{"hits", []column{{"WHERE", "anchor"}, {"LINE", "line"}, {"TEXT", "excerpt"}}},
}

// column is a heading and the path of its values.
type column struct{ title, path string }

// table is a list as a person sees it.
type table struct {
	columns []column
	rows    []object
	footer  []string
}

// minWidth is how narrow the widest column may become on a small terminal.
const minWidth = 16

// draw lays the columns out. The widest gives way when the screen is too
// narrow; its values end in "…" then.
func (t table) draw(s Screen) string {
	cells := [][]string{make([]string, len(t.columns))}
	for i, c := range t.columns {
		cells[0][i] = c.title
	}
	for _, row := range t.rows {
		line := make([]string, len(t.columns))
		for i, c := range t.columns {
			line[i] = row.text(c.path)
		}
		cells = append(cells, line)
	}
	widths := widthsOf(cells, s.Width)
	var b strings.Builder
	for n, line := range cells {
		text := strings.TrimRight(aligned(line, widths), " ")
		if n == 0 {
			text = s.paint(bold, text)
		} else if t.rows[n-1].text("status") == "in_progress" {
			text = s.paint(amber, text)
		}
		b.WriteString(text + "\n")
	}
	for _, line := range t.footer {
		b.WriteString(s.paint(dim, line) + "\n")
	}
	return b.String()
}

func widthsOf(cells [][]string, screen int) []int {
	widths := make([]int, len(cells[0]))
	total := 2 * (len(widths) - 1)
	for i := range widths {
		for _, line := range cells {
			widths[i] = max(widths[i], columnsOf(line[i]))
		}
		total += widths[i]
	}
	if screen > 0 && total > screen {
		widest := 0
		for i := range widths {
			if widths[i] > widths[widest] {
				widest = i
			}
		}
		widths[widest] = max(minWidth, widths[widest]-(total-screen))
	}
	return widths
}

func aligned(line []string, widths []int) string {
	var b strings.Builder
	for i, cell := range line {
		cell = fitted(cell, widths[i])
		b.WriteString(cell + strings.Repeat(" ", widths[i]-columnsOf(cell)))
		if i < len(line)-1 {
			b.WriteString("  ")
		}
	}
	return b.String()
}

// columnsOf is how many columns a text takes: two for each wide character.
func columnsOf(s string) int {
	n := 0
	for _, r := range s {
		n += columnsOfRune(r)
	}
	return n
}

func columnsOfRune(r rune) int {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	default:
		return 1
	}
}

func fitted(s string, columns int) string {
	if columnsOf(s) <= columns {
		return s
	}
	n := 0
	for i, r := range s {
		if n += columnsOfRune(r); n > columns-1 {
			return s[:i] + "…"
		}
	}
	return s
}

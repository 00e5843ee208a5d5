package pieces

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims/words"
)

// table is a Markdown table being read.
type table struct{ headers []string }

// beginsTable reports whether a line is the header of a table: dashes follow.
func (r *reader) beginsTable(at int) bool {
	if at+1 >= len(r.lines) || !strings.Contains(r.lines[at], "|") {
		return false
	}
	dashes, _ := unquote(r.lines[at+1])
	dashes = strings.TrimSpace(dashes)
	return strings.Contains(dashes, "-") && strings.Contains(dashes, "|") && strings.Trim(dashes, "|:- \t") == ""
}

func (r *reader) beginTable(line string) {
	r.endParagraph()
	r.table = &table{}
	for _, c := range splitCells(line) {
		r.table.headers = append(r.table.headers, strings.ToLower(strings.Trim(words.Plain(c), "` ")))
	}
}

func (r *reader) tableRow(at int, line string) {
	cells := splitCells(line)
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(words.Plain(c), `\|`, "|")
	}
	r.add(&Piece{Kind: Row, Text: strings.Join(cells, " | "), Raw: r.lines[at], Line: at + 1, Headers: r.table.headers, Cells: cells})
}

// splitCells cuts a row at its bars, but not at those that are escaped or stand
// in a code span.
func splitCells(line string) []string {
	line = strings.TrimSpace(line)
	line = strings.TrimPrefix(line, "|")
	if strings.HasSuffix(line, "|") && !strings.HasSuffix(line, `\|`) {
		line = line[:len(line)-1]
	}
	var cells []string
	start, quoted := 0, false
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '`':
			quoted = !quoted && strings.IndexByte(line[i+1:], '`') >= 0
		case '|':
			if !quoted {
				cells = append(cells, strings.TrimSpace(line[start:i]))
				start = i + 1
			}
		}
	}
	return append(cells, strings.TrimSpace(line[start:]))
}

// Cell is what a row has in the first column whose header is one of some names,
// without back-ticks.
func (p *Piece) Cell(names ...string) string {
	for _, n := range names {
		for i, h := range p.Headers {
			if h == n && i < len(p.Cells) {
				return strings.TrimSpace(strings.Trim(p.Cells[i], "`"))
			}
		}
	}
	return ""
}

// HasColumn reports whether a row's table has one of some columns.
func (p *Piece) HasColumn(names []string) bool {
	for _, n := range names {
		if slices.Contains(p.Headers, n) {
			return true
		}
	}
	return false
}

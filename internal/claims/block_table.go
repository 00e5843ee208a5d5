package claims

import (
	"slices"
	"strings"
)

// table is a Markdown table being read.
type table struct{ headers []string }

// beginsTable reports whether a line is the header of a table: dashes follow.
func (b *blockReader) beginsTable(at int) bool {
	if at+1 >= len(b.lines) || !strings.Contains(b.lines[at], "|") {
		return false
	}
	dashes, _ := unquote(b.lines[at+1])
	dashes = strings.TrimSpace(dashes)
	return strings.Contains(dashes, "-") && strings.Contains(dashes, "|") && strings.Trim(dashes, "|:- \t") == ""
}

func (b *blockReader) beginTable(line string) {
	b.endParagraph()
	b.table = &table{}
	for _, c := range splitCells(line) {
		b.table.headers = append(b.table.headers, strings.ToLower(strings.Trim(plain(c), "` ")))
	}
}

func (b *blockReader) tableRow(at int, line string) {
	cells := splitCells(line)
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(plain(c), `\|`, "|")
	}
	b.add(&block{kind: row, text: strings.Join(cells, " | "), raw: b.lines[at], line: at + 1, headers: b.table.headers, cells: cells})
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

// cell is what a row has in the first column whose header is one of some names,
// without back-ticks.
func (b *block) cell(names ...string) string {
	for _, n := range names {
		for i, h := range b.headers {
			if h == n && i < len(b.cells) {
				return strings.TrimSpace(strings.Trim(b.cells[i], "`"))
			}
		}
	}
	return ""
}

// hasColumn reports whether a row's table has one of some columns.
func (b *block) hasColumn(names []string) bool {
	for _, n := range names {
		if slices.Contains(b.headers, n) {
			return true
		}
	}
	return false
}

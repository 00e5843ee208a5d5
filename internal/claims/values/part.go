package values

import (
	"strings"

	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/words"
)

// part is a piece of a piece that says one thing: an item without its lead, a
// cell of a row.
type part struct {
	head  string // what stands before its colon: "Order details"; the first cell of a row
	title string // of a cell: its column's header
	text  string
	low   string // text in lower case
}

func newPart(head, title, text string) part {
	text = words.Cut(text, words.LongText)
	return part{head: strings.TrimSpace(head), title: title, text: text, low: strings.ToLower(text)}
}

// parts cuts a piece into what says one thing each.
func parts(p *pieces.Piece) []part {
	if p.Kind != pieces.Row {
		head, rest := words.CutHead(p.Text)
		return []part{newPart(head, "", rest)}
	}
	var out []part
	for i, c := range p.Cells {
		if c == "" {
			continue
		}
		title := ""
		if i < len(p.Headers) {
			title = p.Headers[i]
		}
		head := ""
		if i > 0 {
			head = p.Cells[0]
		}
		out = append(out, newPart(head, title, c))
	}
	return out
}

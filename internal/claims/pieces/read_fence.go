package pieces

import (
	"strings"

	"kiro-mcp/internal/claims/words"
	"kiro-mcp/specfs/doc"
)

// readFence reads a fence that begins on a line and gives the line behind it.
func (r *reader) readFence(at int, f doc.Fence) int {
	r.endParagraph()
	r.table = nil
	_, last := r.span(f)
	indent := words.Leading(r.lines[at])
	r.items = r.itemsAround(indent)
	x := &Fence{Lang: f.Language, Line: f.Line + 1, Section: r.section}
	x.label, x.above = r.labels.now()
	for _, o := range r.items {
		x.parents = append(x.parents, o.block.Text)
		o.block.Leads = true
	}
	if r.last != nil && x.label == "" && (r.last.Kind == Sentence || r.last.Kind == Item) {
		x.label = r.last.Text
	}
	var text strings.Builder
	for n := f.Line; n < last; n++ {
		line := words.Dedent(r.lines[n], indent)
		text.WriteString(line)
		text.WriteByte('\n')
		y := &Piece{Kind: Code, Text: strings.TrimSpace(line), Raw: r.lines[n], Line: n + 1, Section: r.section, Label: x.label, Above: x.above, Parents: x.parents, Fence: x}
		x.Lines = append(x.Lines, y)
	}
	x.Text = text.String()
	r.fences = append(r.fences, x)
	r.pieces = append(r.pieces, x.Lines...)
	return min(last+1, len(r.lines)) // behind the closing marks
}

// span gives the first and the last line of a fence's code, 1-based.
func (r *reader) span(f doc.Fence) (first, last int) {
	code := strings.TrimRight(string(f.Span.Of(r.design.Source)), "\r\n")
	return f.Line + 1, min(len(r.lines), f.Line+1+lineEnds(code))
}

func lineEnds(s string) int {
	return strings.Count(s, "\n") + strings.Count(s, "\r") - strings.Count(s, "\r\n")
}

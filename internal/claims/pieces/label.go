package pieces

import (
	"strings"
	"unicode/utf8"

	"kiro-mcp/internal/claims/words"
)

// labels are the labels above a place in its section.
type labels struct {
	strong string // a bold one: "OrderService"
	weak   string // a plain one, or a sentence that ends with a colon
	line   int    // of the strong one
}

// now is the nearest label and those around it.
func (l *labels) now() (label string, above []string) {
	switch {
	case l.weak == "":
		return l.strong, nil
	case l.strong == "":
		return l.weak, nil
	default:
		return l.weak, []string{l.strong}
	}
}

// bold takes a label in bold. Two in a row are a title and what it has:
// "**OrderService**", "**Methods:**".
func (l *labels) bold(text string, line int) {
	if l.strong != "" && l.line == line-1 {
		l.weak = text
		return
	}
	l.strong, l.weak, l.line = text, "", line
}

func (l *labels) leadIn(text string) { l.weak = text }

// paragraph ends what a lead-in led in.
func (l *labels) paragraph() { l.weak = "" }

func (l *labels) close() { *l = labels{} }

// longLabel is how many characters a label may have.
const longLabel = 80

// isLabel reports whether a line is nothing but a label: bold from end to end,
// or a few words and a colon.
func isLabel(line string) bool {
	text := strings.TrimSpace(line)
	if len(text) < 2 || utf8.RuneCountInString(text) > longLabel {
		return false
	}
	bare := strings.TrimRight(text, ":： ")
	if inner, ok := strings.CutPrefix(bare, "**"); ok {
		if inner, ok = strings.CutSuffix(inner, "**"); ok {
			return !strings.Contains(inner, "**")
		}
		// "**Methods** (public):"
		_, rest, closed := strings.Cut(inner, "**")
		return closed && len(bare) < len(text) && len(rest) < 40
	}
	return len(bare) < len(text) && !strings.ContainsAny(bare, ".。，,") && len(strings.Fields(bare)) <= 4 && utf8.RuneCountInString(bare) <= 30
}

// label reads such a line.
func (r *reader) label(at int, line string) {
	text := strings.TrimRight(words.Plain(strings.TrimSpace(line)), ":： ")
	x := &Piece{Kind: Label, Text: text, Raw: r.lines[at], Line: at + 1}
	x.Label, x.Above = r.labels.now()
	for _, o := range r.items {
		x.Parents = append(x.Parents, o.block.Text)
		o.block.Leads = true
	}
	r.pieces = append(r.pieces, x)
	x.Section = r.section
	r.last = x
	if strings.HasPrefix(strings.TrimSpace(line), "**") {
		r.labels.bold(text, at)
	} else {
		r.labels.leadIn(text)
	}
}

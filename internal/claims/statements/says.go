package statements

import (
	"strings"

	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/structure"
	"kiro-mcp/internal/claims/words"
)

// says reports whether the form of a piece makes it a promise although no verb that
// we know is in it: an entry that explains a name ("Shelf: the upper one"), an entry
// of several words, a row that says something of its first cell, a sentence that was
// taken for a promise. What is said of whom is for a reader.
func says(p *pieces.Piece) bool {
	switch p.Kind {
	case pieces.Row:
		return rowSays(p)
	case pieces.Item:
		return explainsName(p) || namesThing(p) || structure.OnlyName(p) != ""
	case pieces.Sentence:
		return len(words.Of(p.Text)) > 4 || words.WideLetters(p.Text) > 6
	default:
		return false
	}
}

// rowSays reports whether a row says something of what its first cell names.
func rowSays(p *pieces.Piece) bool {
	if len(p.Cells) < 2 || p.Cells[0] == "" {
		return false
	}
	for _, c := range p.Cells[1:] {
		if len(words.Of(c)) > 0 {
			return true
		}
	}
	return false
}

// explainsName reports whether an item names something and says what it is: "Shelf:
// the upper one", "shelf.md - places of carts". What only dates or signs the
// document, a question and a box to tick are none.
func explainsName(p *pieces.Piece) bool {
	said, ok := words.CutLead(p.Text)
	if !ok || said == "" || p.Leads && strings.HasSuffix(p.Text, ":") || asks(p) {
		return false
	}
	head := words.Of(words.Cut(p.Text, 60))
	if len(head) > 0 {
		switch head[0] {
		case "author", "date", "status", "version", "owner", "effort", "estimate", "estimated", "duration", "priority", "reviewer", "risk", "pros", "cons", "note", "example":
			return false
		}
	}
	return len(words.Of(said)) > 0
}

// asks reports whether an item asks, refers or waits to be ticked.
func asks(p *pieces.Piece) bool {
	return strings.HasSuffix(p.Text, "?") || strings.HasSuffix(p.Text, "？") || strings.Contains(p.Raw, "[ ]") || strings.Contains(p.Raw, "[x]") || strings.Contains(p.Raw, "](")
}

// points reports whether a sentence that leads in others says no more than that:
// "The service does the following:". "Carts go through two hands:" says more.
func points(p *pieces.Piece) bool {
	lower := strings.ToLower(p.Text)
	if _, ok := words.HoldsAny(lower, leadWords); ok {
		return true
	}
	return strings.Contains(lower, "以下") || strings.Contains(lower, "如下") || strings.Contains(lower, "次の") || len(words.Of(p.Text)) < 5 && words.WideLetters(p.Text) < 6
}

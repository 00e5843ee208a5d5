package claims

import "strings"

// says reports whether the form of a piece makes it a promise although no verb that
// we know is in it: an entry that explains a name ("Shelf: the upper one"), an entry
// of several words, a row that says something of its first cell, a sentence that was
// taken for a promise. What is said of whom is for a reader.
func (b *block) says() bool {
	switch b.kind {
	case row:
		return b.rowSays()
	case item:
		return b.explainsName() || b.namesThing() || b.onlyName() != ""
	case sentence:
		return len(words(b.text)) > 4 || wideLetters(b.text) > 6
	default:
		return false
	}
}

// rowSays reports whether a row says something of what its first cell names.
func (b *block) rowSays() bool {
	if len(b.cells) < 2 || b.cells[0] == "" {
		return false
	}
	for _, c := range b.cells[1:] {
		if len(words(c)) > 0 {
			return true
		}
	}
	return false
}

// explainsName reports whether an item names something and says what it is: "Shelf:
// the upper one", "shelf.md - places of carts". What only dates or signs the
// document, a question and a box to tick are none.
func (b *block) explainsName() bool {
	said, ok := cutLead(b.text)
	if !ok || said == "" || b.leads && strings.HasSuffix(b.text, ":") || b.asks() {
		return false
	}
	head := words(cut(b.text, 60))
	if len(head) > 0 {
		switch head[0] {
		case "author", "date", "status", "version", "owner", "effort", "estimate", "estimated", "duration", "priority", "reviewer", "risk", "pros", "cons", "note", "example":
			return false
		}
	}
	return len(words(said)) > 0
}

// asks reports whether an item asks, refers or waits to be ticked.
func (b *block) asks() bool {
	return strings.HasSuffix(b.text, "?") || strings.HasSuffix(b.text, "？") || strings.Contains(b.raw, "[ ]") || strings.Contains(b.raw, "[x]") || strings.Contains(b.raw, "](")
}

// points reports whether a sentence that leads in others says no more than that:
// "The service does the following:". "Carts go through two hands:" says more.
func (b *block) points() bool {
	lower := strings.ToLower(b.text)
	if _, ok := holdsAny(lower, leadWords); ok {
		return true
	}
	return strings.Contains(lower, "以下") || strings.Contains(lower, "如下") || strings.Contains(lower, "次の") || len(words(b.text)) < 5 && wideLetters(b.text) < 6
}

package claims

import "strings"

// unread reports whether a piece of prose that no rule understood may still promise
// something: by its form it is about the system. It is counted, so that silence
// never reads as a pass.
func (b *block) unread() bool {
	if b.frame.motive {
		return b.kind == item && !b.leads && b.saysInMotive()
	}
	switch b.kind {
	case heading:
		return !b.frame.testing && b.namesShownFile()
	case label:
		return !b.frame.testing && className(b.text)
	case item:
		return b.unreadItem()
	case sentence:
		return !b.frame.testing && b.unreadSentence()
	default:
		return false
	}
}

// saysInMotive reports whether an item of a chapter that says why names something of the
// system, or a quality that it explains: "**One drawer**: each owner has one of its own".
func (b *block) saysInMotive() bool {
	if strings.Contains(b.text, ".kiro/specs/") || strings.Contains(b.raw, "](") {
		return false
	}
	said, labelled := cutLead(b.text)
	return strings.Contains(b.text, "`") || labelled && strings.Contains(b.raw, "**") && len(words(said)) > 2
}

// unreadItem reports whether an item names something of the system: "Family carts".
// One that leads in others is their title, unless it is called like a part; one word
// is something where a title says of what: "Each cart has:", "- owner".
func (b *block) unreadItem() bool {
	switch {
	case b.leads:
		return !b.frame.testing && (className(strings.Trim(b.text, ":")) || len(filesIn(b.text)) > 0)
	case strings.HasSuffix(b.text, "?"), strings.HasSuffix(b.text, "？"), strings.Contains(b.raw, "]("):
		return false
	case b.frame.testing:
		return len(filesIn(b.text)) > 0
	}
	if len(b.parents) > 0 || b.label != "" || b.section != nil && namesFile(strings.Trim(b.section.Title, "`")) {
		return len(words(b.text)) > 0
	}
	return len(words(b.text)) > 1 || wideLetters(b.text) > 3
}

// unreadSentence reports whether a sentence of which nothing was understood is about
// the system, and neither says why nor leads in others.
func (b *block) unreadSentence() bool {
	switch {
	case b.leads && b.saysOfEach():
		return true
	case b.leads && b.points(), aboutItself(b.text), saysWhy(b.raw), validates(b.text), strings.HasPrefix(strings.TrimSpace(b.raw), ">"):
		return false
	case b.labelled():
		said, _ := cutLead(b.text)
		return strings.Contains(said, "`")
	}
	switch first, _, _ := strings.Cut(strings.ToLower(b.text), " "); first {
	case "this", "these", "note", "see", "why", "how", "there", "property", "not":
		return false
	}
	if _, all := holdsAny(strings.ToLower(cut(b.text, 12)), []string{"no", "all", "only", "every", "each"}); all {
		return true
	}
	return len(words(b.text)) > 6 || b.leads || wideLetters(b.text) > 8 || wideLetters(b.text) > 0 && strings.Contains(b.text, "`")
}

// namesShownFile reports whether a heading is about a folder, or a file that it gives
// without its folder: "### The shelf (`shelf.md`)".
func (b *block) namesShownFile() bool {
	for i, span := range strings.Split(cut(b.text, longPart), "`") {
		if i%2 == 1 && (namesFile(span) && !strings.Contains(span, "/") || strings.HasSuffix(span, "/") && plainPath(strings.TrimSuffix(span, "/"))) {
			return true
		}
	}
	return false
}

// saysOfEach reports whether a sentence that leads in others says something of all of a
// kind or of what it names: "Each cart has a drawer with:".
func (b *block) saysOfEach() bool {
	first, rest, _ := strings.Cut(b.text, " ")
	switch first {
	case "Each", "Every", "All":
		return !strings.Contains(rest, "follows this") && !strings.Contains(rest, "following") && len(words(rest)) > 3
	}
	says := strings.Contains(b.text, "`") || doesIn(strings.ToLower(b.text)) && len(words(b.text)) > 3 && !strings.Contains(b.text, " follow")
	return says && len(words(b.text)) > 2 && !aboutItself(b.text) && !saysWhy(b.raw)
}

// filesIn are the paths of files that a text names.
func filesIn(text string) []string {
	var out []string
	for _, w := range pathWords(text) {
		if isFilePath(strings.TrimSuffix(w, ".")) {
			out = append(out, w)
		}
	}
	return out
}

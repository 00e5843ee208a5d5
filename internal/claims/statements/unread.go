package statements

import (
	"strings"

	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/words"
)

// unreadPiece reports whether a piece of prose that no rule understood may still promise
// something: by its form it is about the system. It is counted, so that silence
// never reads as a pass.
func unreadPiece(p *pieces.Piece) bool {
	if p.Frame.Motive {
		return p.Kind == pieces.Item && !p.Leads && saysInMotive(p)
	}
	switch p.Kind {
	case pieces.Heading:
		return !p.Frame.Testing && namesShownFile(p)
	case pieces.Label:
		return !p.Frame.Testing && names.IsClass(p.Text)
	case pieces.Item:
		return unreadItem(p)
	case pieces.Sentence:
		return !p.Frame.Testing && unreadSentence(p)
	default:
		return false
	}
}

// saysInMotive reports whether an item of a chapter that says why names something of the
// system, or a quality that it explains: "**One drawer**: each owner has one of its own".
func saysInMotive(p *pieces.Piece) bool {
	if strings.Contains(p.Text, ".kiro/specs/") || strings.Contains(p.Raw, "](") {
		return false
	}
	said, labelled := words.CutLead(p.Text)
	return strings.Contains(p.Text, "`") || labelled && strings.Contains(p.Raw, "**") && len(words.Of(said)) > 2
}

// unreadItem reports whether an item names something of the system: "Family carts".
// One that leads in others is their title, unless it is called like a part; one word
// is something where a title says of what: "Each cart has:", "- owner".
func unreadItem(p *pieces.Piece) bool {
	switch {
	case p.Leads:
		return !p.Frame.Testing && (names.IsClass(strings.Trim(p.Text, ":")) || len(names.FilesIn(p.Text)) > 0)
	case strings.HasSuffix(p.Text, "?"), strings.HasSuffix(p.Text, "？"), strings.Contains(p.Raw, "]("):
		return false
	case p.Frame.Testing:
		return len(names.FilesIn(p.Text)) > 0
	}
	if len(p.Parents) > 0 || p.Label != "" || p.Section != nil && names.IsFile(strings.Trim(p.Section.Title, "`")) {
		return len(words.Of(p.Text)) > 0
	}
	return len(words.Of(p.Text)) > 1 || words.WideLetters(p.Text) > 3
}

// unreadSentence reports whether a sentence of which nothing was understood is about
// the system, and neither says why nor leads in others.
func unreadSentence(p *pieces.Piece) bool {
	switch {
	case p.Leads && saysOfEach(p):
		return true
	case p.Leads && points(p), aboutItself(p.Text), saysWhy(p.Raw), validates(p.Text), strings.HasPrefix(strings.TrimSpace(p.Raw), ">"):
		return false
	case p.Labelled():
		said, _ := words.CutLead(p.Text)
		return strings.Contains(said, "`")
	}
	switch first, _, _ := strings.Cut(strings.ToLower(p.Text), " "); first {
	case "this", "these", "note", "see", "why", "how", "there", "property", "not":
		return false
	}
	if _, all := words.HoldsAny(strings.ToLower(words.Cut(p.Text, 12)), []string{"no", "all", "only", "every", "each"}); all {
		return true
	}
	return len(words.Of(p.Text)) > 6 || p.Leads || words.WideLetters(p.Text) > 8 || words.WideLetters(p.Text) > 0 && strings.Contains(p.Text, "`")
}

// namesShownFile reports whether a heading is about a folder, or a file that it gives
// without its folder: "### The shelf (`shelf.md`)".
func namesShownFile(p *pieces.Piece) bool {
	for i, span := range strings.Split(words.Cut(p.Text, words.LongText), "`") {
		if i%2 == 1 && (names.IsFile(span) && !strings.Contains(span, "/") || strings.HasSuffix(span, "/") && names.IsPlainPath(strings.TrimSuffix(span, "/"))) {
			return true
		}
	}
	return false
}

// saysOfEach reports whether a sentence that leads in others says something of all of a
// kind or of what it names: "Each cart has a drawer with:".
func saysOfEach(p *pieces.Piece) bool {
	first, rest, _ := strings.Cut(p.Text, " ")
	switch first {
	case "Each", "Every", "All":
		return !strings.Contains(rest, "follows this") && !strings.Contains(rest, "following") && len(words.Of(rest)) > 3
	}
	says := strings.Contains(p.Text, "`") || words.DoesIn(strings.ToLower(p.Text)) && len(words.Of(p.Text)) > 3 && !strings.Contains(p.Text, " follow")
	return says && len(words.Of(p.Text)) > 2 && !aboutItself(p.Text) && !saysWhy(p.Raw)
}

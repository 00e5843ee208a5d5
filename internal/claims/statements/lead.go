package statements

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/words"
)

// leadWords say that a piece only leads in what hangs below it.
var leadWords = []string{
	"following", "follows", "below", "these", "this", "here", "include", "includes", "including", "consists", "supports", "provides", "such as", "as", "steps", "exports", "displays", "contains", "has", "identified", "requirements",
	"以下", "如下", "下記", "次の",
}

// onlyLeads reports whether a piece that others hang below says nothing itself. One
// that tells what is done and does not point at them says it: "Carts are kept in a
// session of their own:".
func onlyLeads(p *pieces.Piece, lower string) bool {
	if len(strings.Fields(lower)) < 4 && words.WideLetters(lower) < 12 {
		return true
	}
	if !strings.HasSuffix(lower, ":") && !strings.HasSuffix(lower, "：") {
		return false
	}
	if p.Kind == pieces.Item {
		said, labelled := words.CutLead(p.Text)
		return !labelled || len(words.Of(said)) < 4 || !words.DoesIn(strings.ToLower(said)) // the title of what is below it
	}
	_, points := words.HoldsAny(lower, leadWords)
	for _, w := range leadWords {
		points = points || words.FirstRune(w) >= 0x2E80 && strings.Contains(lower, w)
	}
	return points
}

// statesAim reports whether a sentence about the document says as well what is to
// be done: "This design describes how carts are moved to keep their order".
func statesAim(lower string) bool {
	list := strings.Fields(lower)
	if len(list) < 12 {
		return false
	}
	for n, w := range list[:len(list)-1] {
		switch w {
		case "to":
			if words.IsAction(strings.Trim(list[n+1], "`*,.")) {
				return true
			}
		case "implementation", "refactoring", "migration", "removal":
			return true
		}
	}
	return false
}

// bringsIn reports whether a sentence about the document says what is brought into the
// system or changed in it: "This design adds a shelf". What a document only is about,
// describes or follows is none.
func bringsIn(lower string) bool {
	for _, lead := range []string{"本设计将", "本设计在", "本设计引入", "本设计通过", "この設計は"} {
		if strings.HasPrefix(lower, lead) {
			return true
		}
	}
	list := strings.Fields(lower)
	if len(list) < 5 || !strings.HasPrefix(lower, "this ") && !strings.HasPrefix(lower, "the design ") {
		return false
	}
	verb := list[2]
	if verb == "does" && list[3] == "not" {
		return true
	}
	if stem, ok := strings.CutSuffix(verb, "s"); ok && !strings.HasSuffix(stem, "s") {
		return !slices.Contains(documentVerbs, stem)
	}
	return false
}

// documentVerbs are what a document does, and not the system.
var documentVerbs = []string{"describe", "cover", "explain", "document", "present", "detail", "addresse", "address", "specifie", "focuse", "focus", "i", "consist", "outline", "follow", "span", "touche", "take", "ha", "wa", "require", "involve", "build", "define", "need", "affect", "aim"}

// namesThing reports whether an item without a verb names something in enough words
// to be kept or broken: "Deterministic order of all carts". Questions, boxes to
// tick and what belongs to no system are none.
func namesThing(p *pieces.Piece) bool {
	if p.Leads || strings.HasSuffix(p.Text, "?") || strings.HasSuffix(p.Text, ":") || strings.Contains(p.Raw, "[ ]") || strings.Contains(p.Raw, "[x]") || strings.Contains(p.Raw, "](") {
		return false
	}
	if p.OfTests() || p.Frame.Motive {
		return false
	}
	return len(words.Of(p.Text)) > 2 || words.WideLetters(p.Text) > 6
}

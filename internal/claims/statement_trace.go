package claims

// traces makes a claim for a reader of a row that says which part meets a requirement, and
// by what: "| 1.2 | Shows the sum | Till | - |". It stands in a chapter that otherwise
// repeats.
func (r *reading) traces(b *block) bool {
	if b.kind != row || b.frame.leftOut != "" || len(b.cells) < 3 || len(words(b.cells[1])) == 0 && wideLetters(b.cells[1]) == 0 {
		return false
	}
	at := -1
	for i, h := range b.headers {
		if h == "components" || h == "component" {
			at = i
		}
	}
	if at < 2 || at >= len(b.cells) {
		return false
	}
	part := r.partSaid(&block{text: b.cells[at]})
	if part == "" {
		return false
	}
	r.take(Claim{Kind: KindBehaviour, Line: b.line, Element: behaviourElement(KindBehaviour, part, b.cells[1]), Component: &Component{Name: part}}, b.line, b.section, b.frame)
	return true
}

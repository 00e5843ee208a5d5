package claims

import "strings"

// commentMarks begin comments in the languages that designs write.
var commentMarks = []string{"//", "#", "--", "*"}

// commentText is what a line that is nothing but a comment says, without marks,
// bullets and numbers.
func commentText(line string) (string, bool) {
	for _, mark := range commentMarks {
		if rest, ok := strings.CutPrefix(line, mark); ok && (mark != "*" || strings.HasPrefix(rest, " ")) {
			text := strings.TrimSpace(strings.TrimLeft(rest, "/#-*! "))
			return strings.TrimSpace(withoutMarker(text)), text != ""
		}
	}
	return "", false
}

// allComments reports whether a fence is prose in comments: it has no code.
func (f *fence) allComments() bool { return f.nature().comments }

func (f *fence) isProse() bool {
	switch f.lang {
	case "mermaid", "yaml", "yml", "toml", "ini", "bash", "sh", "shell", "markdown", "md", "console", "diff":
		return false
	}
	n := 0
	for _, b := range f.blocks {
		if _, ok := commentText(b.text); ok {
			n++
		} else if strings.Trim(b.text, " {}()[];") != "" {
			return false
		}
	}
	return n > 0
}

// comments reads a fence that is prose in comments: it says what the part above it
// does, a line each: "// - login(name): opens a session".
func comments(r *reading, f *fence) []Claim {
	if f.frame.testing || f.frame.motive || !f.allComments() {
		return nil
	}
	part := r.partOf(&block{kind: item, section: f.section, label: f.label, above: f.above, parents: f.parents})
	var claims []Claim
	for _, b := range f.blocks {
		text, _ := commentText(b.text)
		said := &block{kind: item, text: plain(text), raw: b.raw, line: b.line, section: f.section}
		if text == "" || namesFile(text) || strings.HasSuffix(text, ":") || len(endpointsIn(text)) > 0 {
			continue // a route is a claim of its own
		}
		if name := functionNamed(text); name != "" {
			part := owned(part, name)
			claims = append(claims, Claim{Kind: KindBehaviour, Line: b.line, Element: behaviourElement(KindBehaviour, part, text), Component: &Component{Name: part}})
		} else if said.acts() {
			claims = append(claims, Claim{Kind: KindBehaviour, Line: b.line, Element: behaviourElement(KindBehaviour, part, text), Component: &Component{Name: part}})
		}
	}
	return claims
}

// commentTells reports whether a comment among code says what the code beside it
// does not show: what is not done, what goes away, what always holds.
func commentTells(line string) bool {
	text, ok := commentText(line)
	if !ok || strings.HasPrefix(line, "///") || strings.HasPrefix(line, "*") { // the words above a declaration explain it
		return false
	}
	if len(strings.Fields(text)) < 3 && wideLetters(text) < 6 {
		return false
	}
	lower := strings.ToLower(text)
	if strings.HasPrefix(lower, "no changes") || strings.Contains(lower, "...") || strings.Contains(lower, "existing ") {
		return false
	}
	if _, obliges := holdsAny(lower, obligations); obliges {
		return true
	}
	_, denies := holdsAny(lower, []string{"without", "no", "not", "removed", "removed:", "delete", "only", "all", "every", "any"})
	return denies
}

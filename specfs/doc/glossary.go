package doc

import "strings"

// readGlossary reads the terms of a section called Glossary: "- **Term**: text"
// or the same without a bullet.
func readGlossary(m *markdown) []Term {
	var terms []Term
	var meanings [][]string // line by line
	var section *Section
	reading := false
	for _, b := range m.blocks {
		if b.section != section {
			section, reading = b.section, isGlossary(b.section)
		}
		if b.kind != paragraphBlock || !reading {
			continue
		}
		for _, line := range b.lines {
			text := string(line.Of(m.src))
			if term, ok := readTerm(text[readItemMarker(text).text:]); ok {
				term.Line = m.lines.line(line.Start)
				terms = append(terms, term)
				meanings = append(meanings, []string{term.Text})
			} else if len(terms) > 0 {
				meanings[len(meanings)-1] = append(meanings[len(meanings)-1], plainText(text))
			}
		}
	}
	for i := range terms {
		terms[i].Text = foldLines(meanings[i])
	}
	return terms
}

func isGlossary(s *Section) bool {
	if s == nil {
		return false
	}
	switch Slug(s.Title) {
	case "glossary", "术语表", "词汇表", "用語集", "用語", "glosarium", "glosario", "glossário", "глоссарий":
		return true
	}
	return isGlossary(s.Parent)
}

// readTerm reads "**Term**: text", "**Term:** text" or "Term: text".
func readTerm(text string) (Term, bool) {
	name, meaning, ok := strings.Cut(text, "**:")
	for _, colon := range []string{"**：", ":**", "：**", "** -", "** –", "** —"} {
		if !ok {
			name, meaning, ok = strings.Cut(text, colon)
		}
	}
	if !ok || !strings.HasPrefix(name, "**") {
		return Term{}, false
	}
	return Term{Name: plainText(name + "**"), Text: plainText(meaning)}, true
}

package doc

import (
	"bytes"
	"fmt"
	"slices"
)

// Design is a design document as read; any other Markdown document (research,
// steering, notes) is read the same way.
type Design struct {
	Name       string
	Source     []byte
	Title      string
	Sections   []*Section
	Properties []*Property
	Mentions   []Mention // in file order
	Findings   []Finding
}

// Property is a correctness property: "### Property 2: Title".
type Property struct {
	ID        string // "2", "4A"
	Title     string
	Text      string // without its Validates line, one line
	Validates []Reference
	Line      int
	Span      Span
	Section   *Section
}

// ParseDesign reads a design or any other Markdown document. The name is the
// file's without ".md".
func ParseDesign(name string, src []byte) *Design {
	m := readMarkdown(src)
	d := &Design{Name: name, Source: src, Title: m.title, Sections: m.sections}
	d.Properties = readProperties(m)
	d.Mentions = designMentions(m)
	d.Findings = designFindings(m, d)
	return d
}

// Section finds a section by path, title, or the end of a path that only one
// section has; the error is a *Fault, unknown_section or ambiguous_section.
func (d *Design) Section(path string) (*Section, error) {
	return FindSection(d.Sections, path)
}

// Property finds a property by its id, the first one if the id is repeated. It
// is nil if there is none.
func (d *Design) Property(id string) *Property {
	for _, p := range d.Properties {
		if idKey(p.ID) == idKey(id) {
			return p
		}
	}
	return nil
}

func designFindings(m *markdown, d *Design) []Finding {
	if len(bytes.TrimSpace(d.Source[m.body:])) == 0 {
		return []Finding{{Code: "empty_document", Severity: Warning, Line: 1, Message: "the document is empty"}}
	}
	var found []Finding
	first := make(map[string]*Property, len(d.Properties))
	for _, p := range d.Properties {
		if before, ok := first[p.ID]; ok {
			found = append(found, Finding{
				Code: "duplicate_property", Severity: Warning, Line: p.Line,
				Message: fmt.Sprintf("property %s appears twice, first on line %d", p.ID, before.Line),
				Fix:     "give one of the two another number",
			})
			continue
		}
		first[p.ID] = p
	}
	if at, open := unclosedFence(m); open {
		found = append(found, Finding{
			Code: "unclosed_fence", Severity: Warning, Line: at,
			Message: "a code fence that begins here is never closed, so the rest of the document counts as code",
			Fix:     "close it with a line of the same marks",
		})
	}
	slices.SortStableFunc(found, func(a, b Finding) int { return a.Line - b.Line })
	return found
}

// unclosedFence finds a fence that runs to the end of the document.
func unclosedFence(m *markdown) (line int, open bool) {
	if len(m.blocks) == 0 {
		return 0, false
	}
	last := m.blocks[len(m.blocks)-1]
	if last.kind != fenceBlock || len(last.lines) == 0 {
		return 0, false
	}
	end := last.lines[len(last.lines)-1].End
	if len(bytes.TrimSpace(m.src[end:])) > 0 {
		return 0, false
	}
	return m.lines.line(last.lines[0].Start) - 1, true
}

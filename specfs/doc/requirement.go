package doc

import "strings"

// Requirements is a requirements or bugfix document as read.
type Requirements struct {
	Name     string
	Source   []byte
	Title    string
	Bugfix   bool
	Sections []*Section
	All      []*Requirement // in file order
	Glossary []Term
	Findings []Finding
}

// Requirement is a heading such as "### Requirement 3: Title" or
// "## User Story 3: Title" with its story and criteria. A list of criteria
// that belongs to no numbered heading makes a requirement of its own, whose id
// is the slug of the heading above it.
type Requirement struct {
	ID       string // "3", "2A", "FR-2.1"
	Title    string
	Story    string // one line, marks removed
	Line     int
	Heading  Span
	Span     Span
	Criteria []*Criterion
	Section  *Section
}

// Criterion is one acceptance criterion. Its id is counted as Kiro counts:
// requirement and list number, letters kept; full ids stand as written.
type Criterion struct {
	ID          string // "3.2", "4.8b"; a user story's item k is "N.k"
	Text        string // whole text on one line, without number, bullet and box
	Line        int
	Span        Span
	Requirement *Requirement

	HasBox bool
	Box    int // offset of the mark, when HasBox
	Status Status
}

// Term is a glossary entry.
type Term struct {
	Name, Text string
	Line       int
}

// ParseRequirements reads a requirements or bugfix document in every form of
// docs/kiro-format.md 3. The name is the file's without ".md"; one that begins with "bugfix"
// makes it a bugfix document, as its "Bug Analysis" heading does.
func ParseRequirements(name string, src []byte) *Requirements {
	m := readMarkdown(src)
	d := &Requirements{Name: name, Source: src, Title: m.title, Sections: m.sections}
	d.Bugfix = strings.HasPrefix(name, "bugfix") || hasSection(m.sections, "bug-analysis")
	r := requirementReader{m: m, doc: d}
	r.read()
	d.Glossary = readGlossary(m)
	d.Findings = requirementFindings(d)
	return d
}

func hasSection(sections []*Section, slug string) bool {
	for _, s := range sections {
		if Slug(s.Title) == slug {
			return true
		}
	}
	return false
}

// Requirement finds a requirement by its id as written, the first one if the
// id is repeated. It is nil if there is none.
func (d *Requirements) Requirement(id string) *Requirement {
	for _, r := range d.All {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// Criterion finds a criterion by its id as written, the first one if the id is
// repeated. It is nil if there is none.
func (d *Requirements) Criterion(id string) *Criterion {
	for _, r := range d.All {
		for _, c := range r.Criteria {
			if c.ID == id {
				return c
			}
		}
	}
	return nil
}

// SetStatus ticks or unticks a criterion that has a box: one byte. It is empty
// when the box says so already, or when there is no box.
func (d *Requirements) SetStatus(c *Criterion, s Status) []Edit {
	if !c.HasBox || c.Status == s {
		return nil
	}
	return []Edit{{Span: Span{c.Box, c.Box + 1}, New: markOf(s)}}
}

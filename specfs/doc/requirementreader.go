package doc

import "strings"

// requirementReader goes through a document's blocks in order.
//
//	heading of a requirement ──► its story ──► a label "Acceptance Criteria" ──► its list
//	        any other heading of its level or above, or "##", closes it
//
// It is made anew for every requirement.
type requirementReader struct {
	m   *markdown
	doc *Requirements

	current *Requirement // nil between requirements
	level   int          // of its heading
	kind    headingKind
	kept    bool // current is in doc.All

	list  itemList
	items []foundItem // of current
	story []string    // of current
}

// headingKind says how sure it is that a heading begins a requirement.
type headingKind int

const (
	namedHeading    headingKind = iota // Requirement 3, FR-1
	numberedHeading                    // 2.1 Title: only with a story or criteria
	chapterHeading                     // any other: only with criteria
)

func (r *requirementReader) read() {
	for _, b := range r.m.blocks {
		switch b.kind {
		case headingBlock:
			r.readHeading(b)
		case paragraphBlock:
			for i, line := range b.lines {
				r.readLine(r.m.wholeLine(line), i == 0)
			}
		case fenceBlock:
			r.list.extend(r, b)
		case htmlBlock:
		}
	}
	r.close(false)
	r.countWholeFile()
}

func (r *requirementReader) readHeading(b block) {
	if b.section == nil || b.section.Heading != r.m.wholeLine(b.lines[0]) {
		return // the document's title
	}
	text := b.section.Title
	inside := r.current != nil && b.level > max(2, r.level)
	name, ok := readRequirementName(text)
	switch {
	case isCriteriaLabel(text):
		if r.kind == chapterHeading || !inside && !r.awaitsCriteria(b.level) {
			r.openSection(b, requirementName{id: Slug(text), title: text}, chapterHeading)
		}
		r.startCriteria()
	case ok && !name.plain:
		r.openSection(b, name, namedHeading)
	case inside && r.kept && r.level <= 6:
		r.list = itemList{labelled: r.list.labelled && r.kind == chapterHeading}
	case ok:
		r.openSection(b, name, numberedHeading)
	default:
		r.openSection(b, requirementName{id: Slug(text), title: text}, chapterHeading)
	}
}

// awaitsCriteria says whether a heading "Acceptance Criteria" beside the open
// requirement's own is meant for it.
func (r *requirementReader) awaitsCriteria(level int) bool {
	return r.current != nil && r.kept && level == r.level && len(r.items) == 0
}

func (r *requirementReader) openSection(b block, name requirementName, kind headingKind) {
	r.close(r.current != nil && b.level > r.level)
	s := b.section
	r.open(&Requirement{ID: name.id, Title: name.title, Line: s.Line, Heading: s.Heading, Span: s.Span, Section: s}, b.level, kind)
}

// openLabel begins a requirement that has a paragraph or list item for its
// heading: "**FR-2.1.1**: Detect the file". Any heading closes it.
func (r *requirementReader) openLabel(line Span, name requirementName) {
	section := r.current.Section
	r.close(true)
	span := Span{line.Start, section.Own.End}
	r.open(&Requirement{ID: name.id, Title: name.title, Line: r.m.lines.line(line.Start), Heading: line, Span: span, Section: section}, 7, namedHeading)
}

func (r *requirementReader) open(q *Requirement, level int, kind headingKind) {
	r.current, r.level, r.kind = q, level, kind
	if kind == namedHeading {
		r.keep()
	}
}

// keep puts the open requirement into the document.
func (r *requirementReader) keep() {
	if !r.kept {
		r.kept = true
		r.doc.All = append(r.doc.All, r.current)
	}
}

// startCriteria says that the next list holds the requirement's criteria.
func (r *requirementReader) startCriteria() {
	r.list = itemList{labelled: true}
	if r.kind != chapterHeading {
		r.keep()
	}
}

// close ends the open requirement. A numbered heading below "Requirements" is
// one even without criteria, unless it divides others.
func (r *requirementReader) close(divides bool) {
	if r.current != nil {
		r.current.Story = storyText(r.story)
		r.addCriteria()
		if r.kind == numberedHeading && !divides && holdsRequirements(r.current.Section.Parent) {
			r.keep()
		}
	}
	*r = requirementReader{m: r.m, doc: r.doc}
}

// countWholeFile shortens the ids of a document that holds one list of
// criteria and no requirement: they are 1, 2, 3.
func (r *requirementReader) countWholeFile() {
	if len(r.doc.All) != 1 || r.doc.All[0].ID != Slug(r.doc.All[0].Title) {
		return
	}
	for _, c := range r.doc.All[0].Criteria {
		c.ID = strings.TrimPrefix(c.ID, r.doc.All[0].ID+".")
	}
}

// readLine reads one line of a paragraph; fresh is its first.
func (r *requirementReader) readLine(line Span, fresh bool) {
	if r.current == nil {
		return
	}
	text := string(line.Of(r.m.src))
	marker := readItemMarker(text)
	said := plainText(text[marker.text:])
	switch {
	case said == "":
	case isCriteriaLabel(said):
		r.startCriteria()
	case r.level > 6 && !marker.any() && r.readLabel(line, text, marker):
		// The next requirement of the section, below the criteria of the last.
	case !r.list.labelled && (r.readLabel(line, text, marker) || r.readStory(said, fresh)):
	case r.list.isItem(marker):
		r.items = append(r.items, foundItem{
			marker:   marker,
			labelled: r.list.labelled,
			lines:    []Span{{line.Start + marker.text, line.End}},
		})
		r.list.open = true
	case r.list.open && (!fresh || marker.any() || marker.indent > r.list.first.indent):
		item := &r.items[len(r.items)-1]
		item.lines = append(item.lines, Span{line.Start + marker.text, line.End})
	default:
		r.list.open = false
		if isLabel(text) {
			r.list = itemList{}
		}
	}
}

// readLabel takes a line that begins a requirement without a heading.
func (r *requirementReader) readLabel(line Span, text string, marker itemMarker) bool {
	if r.kind == namedHeading && r.level <= 6 || r.list.open && marker.indent > r.list.first.indent {
		return false // it is a criterion, or a part of one
	}
	if !marker.bullet && !strings.HasPrefix(text, "**") {
		return false
	}
	indent, _ := indentOf(text)
	rest := strings.TrimLeft(text[indent:], "-*+ ")
	name, ok := namedRequirement(plainText(rest))
	if !ok || !strings.Contains(text, "**") || name.title == "" {
		return false
	}
	r.openLabel(line, name)
	return true
}

// readStory takes a line that belongs to the user story.
func (r *requirementReader) readStory(said string, fresh bool) bool {
	begins := beginsStory(said)
	goesOn := len(r.story) > 0 && len(r.items) == 0 && (!fresh && r.list.first == nil || continuesStory(said))
	if !begins && !goesOn {
		return false
	}
	if begins && len(r.story) > 0 && !continuesStory(said) {
		return true // a second story says nothing about the first
	}
	r.story = append(r.story, said)
	if r.kind == numberedHeading {
		r.keep()
	}
	return true
}

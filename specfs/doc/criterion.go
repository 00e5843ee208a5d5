package doc

import (
	"slices"
	"strconv"
	"strings"
)

// addCriteria makes criteria of the items that were found below the open
// requirement, and keeps the requirement if it was only waiting for them.
func (r *requirementReader) addCriteria() {
	items := r.criteriaItems()
	if len(items) == 0 {
		return
	}
	if dot := strings.LastIndexByte(items[0].marker.number, '.'); r.kind == chapterHeading && dot > 0 {
		r.current.ID = items[0].marker.number[:dot] // clauses 2.1, 2.2 of bugfix.md
	}
	r.keep()
	counted := allOnes(items)
	for i, item := range items {
		c := r.criterion(item)
		number := item.marker.number
		if number == "" || counted {
			number = strconv.Itoa(i + 1)
		}
		c.ID = criterionID(r.current.ID, number)
		r.current.Criteria = append(r.current.Criteria, c)
	}
}

// criteriaItems chooses the items that are criteria: those below a label, and
// of them the numbered ones if there are any. Without a label only numbers
// make criteria, and below a mere chapter only full ids, as in bugfix.md.
func (r *requirementReader) criteriaItems() []foundItem {
	items := slices.Clone(r.items)
	if slices.ContainsFunc(items, func(f foundItem) bool { return f.labelled }) {
		items = slices.DeleteFunc(items, func(f foundItem) bool { return !f.labelled })
		best := 0
		for _, f := range items {
			best = max(best, f.marker.rank())
		}
		return slices.DeleteFunc(items, func(f foundItem) bool { return f.marker.rank() < best })
	}
	return slices.DeleteFunc(items, func(f foundItem) bool {
		switch {
		case f.marker.box > 0 && r.kind == namedHeading:
			return false
		case f.marker.number == "":
			return true
		case r.kind == namedHeading:
			return false
		case r.kind == numberedHeading:
			return !r.kept && !holdsRequirements(r.current.Section.Parent)
		case strings.Contains(f.marker.number, "."):
			return !r.doc.Bugfix
		default:
			return Slug(r.current.Title) != "requirements" // "## Requirements" with a mere list
		}
	})
}

func (r *requirementReader) criterion(item foundItem) *Criterion {
	first := r.m.wholeLine(item.lines[0])
	c := &Criterion{Line: r.m.lines.line(first.Start), Requirement: r.current}
	c.Span = Span{first.Start, max(item.lines[len(item.lines)-1].End, item.end)}
	indent, _ := indentOf(string(first.Of(r.m.src)))
	c.Span.Start += indent
	if item.marker.box > 0 {
		c.HasBox, c.Box = true, first.Start+item.marker.box
		c.Status = statusOf(r.m.src[c.Box])
	}
	lines := make([]string, len(item.lines))
	for i, line := range item.lines {
		lines[i] = string(line.Of(r.m.src))
	}
	c.Text = plainText(foldLines(lines))
	return c
}

// criterionID joins requirement and list number; a number that is a full id
// ("1.1", "FR-2.1") stands as written.
func criterionID(requirement, number string) string {
	if strings.Contains(number, ".") || isRequirementCode(number) || requirement == "" {
		return number
	}
	return requirement + "." + number
}

// allOnes says whether a list counts as Markdown lets it: every item is "1.".
func allOnes(items []foundItem) bool {
	return len(items) > 1 && !slices.ContainsFunc(items, func(f foundItem) bool { return f.marker.number != "1" })
}

// holdsRequirements says whether a chapter is one for requirements, so that
// numbered headings in it are requirements.
func holdsRequirements(s *Section) bool {
	if s == nil {
		return false
	}
	if isCriteriaLabel(s.Title) {
		return true
	}
	title := strings.ToLower(s.Title)
	return slices.ContainsFunc([]string{"requirements", "user stories", "需求", "用户故事", "要件"}, func(words string) bool {
		return strings.HasSuffix(title, words)
	})
}

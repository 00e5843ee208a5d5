package compose

import (
	"fmt"
	"strconv"
	"strings"

	"kiro-mcp/specfs/doc"
)

// requirementText is a requirement as a caller sent it.
type requirementText struct {
	title    string
	story    []string
	criteria []item
}

// readRequirement takes a text apart: title, story up to the list or its label,
// and the list.
func readRequirement(lines []string) (requirementText, error) {
	var asked requirementText
	asked.title = strings.TrimSpace(strings.Trim(strings.TrimSpace(strings.TrimLeft(lines[0], "#")), "*"))
	if _, title, ok := doc.RequirementHeading(asked.title); ok {
		asked.title = title
	}
	if asked.title == "" {
		return asked, invalid("the first line of text is the requirement's title, and it is empty")
	}
	rest := lines[1:]
	labelled := false
	for i, line := range rest {
		switch {
		case doc.IsCriteriaLabel(line):
			labelled = true
			rest = rest[i+1:]
		case isMarked(line, doc.ReadItemMarker(line)) && !doc.BeginsStory(line):
			rest = rest[i:]
			labelled = true
		case headingLevel(line) > 0:
			return asked, invalid(fmt.Sprintf("line %d of text is a heading; a requirement is its title, its story and its criteria", i+2))
		default:
			asked.story = append(asked.story, line)
			continue
		}
		break
	}
	asked.story = trimBlank(asked.story)
	if rest = trimBlank(rest); labelled && len(rest) > 0 {
		var err error
		if asked.criteria, err = readItems(rest); err != nil {
			return asked, err
		}
	}
	return asked, nil
}

// in writes a requirement in a form.
func (t requirementText) in(form requirementForm, id string, src []byte) string {
	var b strings.Builder
	b.WriteString(form.heading.with(id, t.title))
	if len(t.story) > 0 {
		b.WriteString(form.toStory + withEnds(src, form.tell(t.story)))
		if form.apart {
			form.toLabel = blankLine(src, form.toLabel)
		}
		if form.apart && form.label == "" {
			form.toList = blankLine(src, form.toList)
		}
	}
	if len(t.criteria) == 0 {
		return b.String()
	}
	if form.label != "" {
		b.WriteString(form.toLabel + form.labelOf(id))
	}
	b.WriteString(form.toList)
	for i, it := range t.criteria {
		if i > 0 {
			b.WriteString(form.between)
		}
		b.WriteString(withEnds(src, it.under(form.lead(id, strconv.Itoa(i+1)))))
	}
	return b.String()
}

// blankLine is a gap that holds at least one blank line.
func blankLine(src []byte, gap string) string {
	if end := doc.LineEnd(src); strings.Count(gap, end) < 2 {
		return end + end
	}
	return gap
}

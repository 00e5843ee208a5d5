package workflow

import (
	"slices"

	"kiro-mcp/internal/prose"
	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
)

// Answers link to what somebody may want to open or attach because of them.
// Lists do not: a link for each row would cost more than the row, and the row
// has the id that gets it.

// Links has the task, and what the answer shows a part of.
func (a GetTask) Links() []uri.Link { return a.links }

// Links has the document that was changed.
func (c CheckOff) Links() []uri.Link { return c.links }

// Links has the resource that was read.
func (r ReadSpec) Links() []uri.Link { return r.links }

// linkTo makes the link to a part of a Markdown document; size is in bytes.
func linkTo(a uri.Address, title string, size int) uri.Link {
	return uri.Link{URI: a.String(), Name: a.Label(), Title: prose.Short(title, nextBytes), MIMEType: uri.Markdown, Size: size}
}

// linkToDocument makes the link to a whole document.
func linkToDocument(a uri.Address, d *specfs.Document) uri.Link {
	return uri.Link{URI: a.String(), Name: a.Label(), MIMEType: uri.MediaType(d.Path), Size: len(d.Source)}
}

// linksOfEach is how many requirements, sections and properties are linked:
// seven links at most, with that of the task.
const linksOfEach = 2

// linked adds links to an answer that fits, as many as there is room for
// beside the text: they never cost a word of it.
func (g *gathering) linked(a GetTask, room int) (GetTask, error) {
	used, _, err := g.flow.measure(a)
	for _, l := range g.links(a) {
		if used += l.Bytes(); used > room {
			break
		}
		a.links = append(a.links, l)
	}
	return a, err
}

// links are the task, and what the answer shows a part of: somebody may want
// the rest. What it shows whole needs no link.
func (g *gathering) links(a GetTask) []uri.Link {
	var requirements, sections, properties []uri.Link
	for _, r := range a.Requirements {
		own := g.address(r, r.ID)
		if len(requirements) < linksOfEach && r.partial() && own.Kind == uri.Requirement {
			requirements = append(requirements, linkTo(own, r.Title, r.of.Span.Len()))
		}
	}
	for _, d := range a.Design {
		if len(sections) < linksOfEach && d.URI != "" {
			sections = append(sections, d.whole)
		}
	}
	for _, p := range a.Properties {
		if len(properties) < linksOfEach && p.URI != "" {
			properties = append(properties, p.whole)
		}
	}
	task := linkTo(taskAddress(g.spec(), g.task.ID), g.task.Title, g.task.Span.Len())
	return slices.Concat([]uri.Link{task}, requirements, sections, properties)
}

// partial reports whether the requirement has criteria that are not shown, or
// not in full.
func (r RequirementPart) partial() bool {
	cut := func(c CriterionPart) bool { return c.Text == "" }
	return len(r.Criteria) < len(r.of.Criteria) || slices.ContainsFunc(r.Criteria, cut)
}

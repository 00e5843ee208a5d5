package workflow

import (
	"bytes"
	"slices"

	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// part is what an answer can point at: a task, criterion, requirement,
// property or section, with the bytes that are its own.
type part struct {
	kind  string // task, criterion, requirement, property, section, document
	id    string // the argument that gets it
	title string
	line  int        // of start
	start int        // offset of its first byte
	spans []doc.Span // its own bytes, without those of the parts inside it

	namesake bool // a former part of the document has the id
}

// partsOf cuts a document into parts. Every byte belongs to at most one.
func partsOf(d *specfs.Document) []part {
	var inner []part
	var sections []*doc.Section
	switch {
	case d.Tasks != nil:
		inner, sections = taskParts(d.Tasks), d.Tasks.Sections
	case d.Requirements != nil:
		inner, sections = requirementParts(d.Requirements), d.Requirements.Sections
	case d.Design != nil:
		inner, sections = propertyParts(d.Design), d.Design.Sections
	}
	markNamesakes(inner)
	slices.SortStableFunc(inner, func(a, b part) int { return a.spans[0].Start - b.spans[0].Start })
	top := part{kind: "document", id: d.Name, title: d.Name, line: 1, spans: []doc.Span{{End: len(d.Source)}}}
	if len(sections) > 0 {
		top.spans[0].End = sections[0].Heading.Start
	}
	outer := []part{top}
	for _, s := range sections {
		own := doc.Span{Start: s.Heading.Start, End: s.Own.End}
		outer = append(outer, part{kind: "section", id: s.Path, title: s.Title, line: s.Line, start: own.Start, spans: []doc.Span{own}})
	}
	var all []part
	for _, p := range outer {
		p.spans = without(p.spans[0], inner)
		if len(p.spans) > 0 {
			all = append(all, p)
		}
	}
	return append(all, inner...)
}

// without cuts the spans of parts, sorted by place, out of a span.
func without(s doc.Span, parts []part) []doc.Span {
	var left []doc.Span
	at := s.Start
	first, _ := slices.BinarySearchFunc(parts, s.Start, func(p part, start int) int { return p.spans[0].End - start - 1 })
	for _, p := range parts[first:] {
		cut := p.spans[0]
		if cut.Start >= s.End {
			break
		}
		if cut.Start > at {
			left = append(left, doc.Span{Start: at, End: cut.Start})
		}
		at = max(at, cut.End)
	}
	if at < s.End {
		left = append(left, doc.Span{Start: at, End: s.End})
	}
	return left
}

func taskParts(tasks *doc.Tasks) []part {
	parts := make([]part, 0, len(tasks.All))
	for _, t := range tasks.All {
		parts = append(parts, part{kind: "task", id: t.ID, title: t.Title, line: t.Line, start: t.Span.Start, spans: []doc.Span{t.Span}})
	}
	return parts
}

func requirementParts(r *doc.Requirements) []part {
	var parts []part
	for _, req := range r.All {
		head := doc.Span{Start: req.Span.Start, End: req.Span.End}
		for _, c := range req.Criteria {
			head.End = min(head.End, c.Span.Start)
			parts = append(parts, part{kind: "criterion", id: c.ID, title: req.Title, line: c.Line, start: c.Span.Start, spans: []doc.Span{c.Span}})
		}
		parts = append(parts, part{kind: "requirement", id: req.ID, title: req.Title, line: req.Line, start: head.Start, spans: []doc.Span{head}})
	}
	return parts
}

func propertyParts(d *doc.Design) []part {
	var parts []part
	for _, p := range d.Properties {
		parts = append(parts, part{kind: "property", id: p.ID, title: p.Title, line: p.Line, start: p.Span.Start, spans: []doc.Span{p.Span}})
	}
	return parts
}

// markNamesakes marks the parts that cannot be had by their ids. Requirements
// and criteria share one kind of address, in which a requirement goes first.
func markNamesakes(parts []part) {
	first := map[string]*part{}
	for i := range parts {
		p := &parts[i]
		former := first[p.id]
		switch {
		case former == nil:
			first[p.id] = p
		case former.kind == "criterion" && p.kind == "requirement":
			former.namesake, first[p.id] = true, p
		default:
			p.namesake = true
		}
	}
}

// text is the part's own bytes in one piece.
func (p part) text(source []byte) []byte {
	if len(p.spans) == 1 {
		return p.spans[0].Of(source)
	}
	pieces := make([][]byte, len(p.spans))
	for i, s := range p.spans {
		pieces[i] = s.Of(source)
	}
	return bytes.Join(pieces, []byte("\n"))
}

// address leads to the part alone, or to its document where the part has no
// address of its own.
func (p part) address(spec *specfs.Spec, d *specfs.Document) uri.Address {
	switch {
	case p.namesake: // whose id gives the former
		return documentAddress(spec, d)
	case p.kind == "task":
		return taskAddress(spec, p.id)
	case p.kind == "criterion", p.kind == "requirement":
		return requirementAddress(spec, d, p.id)
	case p.kind == "property" && d.Kind == specfs.KindDesign:
		return propertyAddress(spec, d, p.id)
	case p.kind == "section" && d.Kind == specfs.KindDesign:
		return sectionAddress(spec, d, p.id)
	default:
		return documentAddress(spec, d)
	}
}

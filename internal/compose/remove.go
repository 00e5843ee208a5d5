package compose

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// Remove takes out one part with all that belongs to it, and what set it apart
// from its neighbour: a criterion, a requirement, a task with those below it,
// or a section. It is the reverse of an addition, byte for byte. A completed
// task is not removed, nor what holds one.
func Remove(d Document, target string) (Written, error) {
	part, err := findPart(d, target)
	if err != nil {
		return Written{}, err
	}
	w := Written{Edits: []doc.Edit{{Span: part}}}
	changed, err := d.after(w.Edits)
	if err != nil {
		return Written{}, err
	}
	w.Notes = leftBehind(d, changed, part)
	return w, keepsCompleted(d, changed)
}

// leftBehind says what still means the part, or has another id without it.
func leftBehind(d, changed Document, removed doc.Span) []string {
	var notes []string
	if r := d.Requirements; r != nil {
		for i, was := range criteriaLeft(r, removed) {
			if is := criteriaLeft(changed.Requirements, doc.Span{}); i < len(is) && is[i].Text == was.Text && is[i].ID != was.ID {
				notes = append(notes, fmt.Sprintf("criteria are counted by their place there, so %s is %s now, and those behind it move up too", was.ID, is[i].ID))
				break
			}
		}
	}
	if p := d.Tasks; p != nil {
		for _, t := range p.All {
			named := slices.ContainsFunc(p.Waves, func(w doc.Wave) bool { return t.Number != "" && slices.Contains(w.Tasks, t.Number) })
			if named && removed.Start <= t.Head.Start && t.Head.Start < removed.End {
				notes = append(notes, fmt.Sprintf("the task dependency graph still names %s; take it out there", t.Number))
			}
		}
	}
	return notes
}

// criteriaLeft are the criteria outside of a span.
func criteriaLeft(d *doc.Requirements, removed doc.Span) []*doc.Criterion {
	var left []*doc.Criterion
	for _, r := range d.All {
		for _, c := range r.Criteria {
			if c.Span.Start < removed.Start || c.Span.Start >= removed.End {
				left = append(left, c)
			}
		}
	}
	return left
}

// findPart is the span that goes with a part.
func findPart(d Document, target string) (doc.Span, error) {
	target = strings.TrimSpace(target)
	switch {
	case d.Tasks != nil:
		t, err := d.Tasks.Find(target)
		if err == nil {
			return taskSpan(d.Tasks, t)
		}
		s, noSection := doc.FindSection(d.Sections(), target)
		var fault *doc.Fault
		if noSection != nil || errors.As(err, &fault) && fault.Code == "ambiguous_task" {
			return doc.Span{}, inField(err, "target")
		}
		return sectionSpan(d, s), nil
	case d.Requirements != nil:
		return requirementPart(d, target)
	default:
		s, err := findSection(d, "target", target)
		if err != nil {
			return doc.Span{}, err
		}
		return sectionSpan(d, s), nil
	}
}

// requirementPart finds a requirement, a criterion or a section.
func requirementPart(d Document, target string) (doc.Span, error) {
	r, noRequirement := findRequirement(d.Requirements, "target", target)
	c, noCriterion := findCriterion(d.Requirements, target)
	s, noSection := doc.FindSection(d.Sections(), target)
	var fault *doc.Fault
	switch {
	case noRequirement == nil && noCriterion == nil:
		return doc.Span{}, ambiguous("target", "parts", target, []int{r.Line, c.Line})
	case noRequirement == nil:
		return requirementSpan(d.Requirements, r), nil
	case noCriterion == nil:
		return criterionSpan(d.Requirements, c), nil
	case errors.As(noRequirement, &fault) && fault.Code == codeAmbiguousPart:
		return doc.Span{}, noRequirement
	case errors.As(noCriterion, &fault) && fault.Code == codeAmbiguousPart:
		return doc.Span{}, noCriterion
	case noSection == nil:
		return sectionSpan(d, s), nil
	}
	valid := []string{}
	for _, r := range d.Requirements.All {
		valid = append(valid, r.ID)
	}
	return doc.Span{}, &doc.Fault{
		Code: codeUnknownPart, Field: "target", Given: target, Valid: slices.Concat(valid, criteriaIDs(d.Requirements)),
		Message: fmt.Sprintf("document %q has no requirement, criterion or section %q", d.Requirements.Name, target),
	}
}

func criterionSpan(d *doc.Requirements, c *doc.Criterion) doc.Span {
	all := c.Requirement.Criteria
	i := slices.Index(all, c)
	own := doc.Span{Start: lineStart(d.Source, c.Span.Start), End: criterionEnd(d, c)}
	if i == 0 && len(all) > 1 {
		return doc.Span{Start: own.Start, End: lineStart(d.Source, all[1].Span.Start)}
	}
	if len(all) == 1 {
		own.Start = labelStart(d, c.Requirement, own)
	}
	return withGap(d.Source, own, true)
}

// labelStart is where the label above a requirement's only criterion begins, if
// nothing but the criterion stands below it: a label without a list says
// nothing.
func labelStart(d *doc.Requirements, r *doc.Requirement, own doc.Span) int {
	above := contentEnd(d.Source, doc.Span{Start: r.Heading.End, End: own.Start}, true)
	if above == r.Heading.End || !doc.IsCriteriaLabel(lineOf(d.Source, above)) {
		return own.Start
	}
	rest := strings.TrimLeft(string(d.Source[own.End:partEnd(d, slices.Index(d.All, r))]), "\r\n\t ")
	if rest != "" && headingLevel(lineOf([]byte(rest), 0)) == 0 && !isRule(strings.TrimSpace(lineOf([]byte(rest), 0))) {
		return own.Start
	}
	return lineStart(d.Source, above)
}

func requirementSpan(d *doc.Requirements, r *doc.Requirement) doc.Span {
	i := slices.Index(d.All, r)
	own := doc.Span{Start: r.Heading.Start, End: contentEnd(d.Source, doc.Span{Start: r.Heading.Start, End: partEnd(d, i)}, false)}
	if i == 0 && len(d.All) > 1 && d.All[1].Heading.Start == partEnd(d, i) {
		return doc.Span{Start: own.Start, End: d.All[1].Heading.Start}
	}
	return withGap(d.Source, own, false)
}

func sectionSpan(d Document, s *doc.Section) doc.Span {
	own := doc.Span{Start: s.Heading.Start, End: contentEnd(d.Source, s.Span, false)}
	return withGap(d.Source, own, false)
}

func taskSpan(d *doc.Tasks, t *doc.Task) (doc.Span, error) {
	for _, other := range d.All {
		if other.Status == doc.Done && (other == t || isBelow(other, t)) {
			return doc.Span{}, completed(other)
		}
	}
	own := doc.Span{Start: t.Head.Start, End: runEnd(d, t)}
	i := slices.Index(d.All, t)
	if i == 0 || d.All[i-1].Section != t.Section {
		for _, next := range d.All[i+1:] {
			if !isBelow(next, t) && next.Section == t.Section {
				return doc.Span{Start: own.Start, End: next.Head.Start}, nil
			}
		}
	}
	return withGap(d.Source, own, true), nil
}

// withGap widens a span to the end of the text before it. Where nothing stands
// before, what follows it goes instead.
func withGap(src []byte, s doc.Span, rules bool) doc.Span {
	body := doc.Span{Start: 0, End: s.Start}
	if strings.HasPrefix(string(src), "\ufeff") && s.Start >= len("\ufeff") {
		body.Start = len("\ufeff")
	}
	if end := contentEnd(src, body, rules); end > body.Start {
		return doc.Span{Start: end, End: s.End}
	}
	return doc.Span{Start: s.Start, End: nextLine(src, s.End)}
}

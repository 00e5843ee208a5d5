package compose

import (
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// ReplaceSection puts a text in the place of a section's own: everything below
// its heading, sub-sections included. A text that begins with a heading of the
// same level replaces the heading too. A rule across the page at the section's
// end stays. The id is the section's path as it is then.
func ReplaceSection(d Document, section, text string) (Written, error) {
	s, err := findSection(d, "target", section)
	if err != nil {
		return Written{}, err
	}
	lines, err := readText(text)
	if err != nil {
		return Written{}, err
	}
	body := doc.Span{Start: s.Heading.End, End: contentEnd(d.Source, doc.Span{Start: s.Heading.End, End: s.Span.End}, false)}
	edit := doc.Edit{Span: body, New: withEnds(d.Source, lines)}
	if headingLevel(lines[0]) == s.Level {
		edit.Start = s.Heading.Start
	} else {
		edit.New = gapBelow(d.Source, body) + edit.New
	}
	w := Written{Edits: []doc.Edit{edit}}
	i := slices.Index(d.Sections(), s)
	headings := headingsIn(lines)
	if edit.Start == s.Heading.End {
		headings++ // its own stays
	}
	w.IDs, err = confirmSections(d, w.Edits, i, i+1+below(d.Sections(), i), headings, func(written []*doc.Section) []*doc.Section {
		if len(written) == 0 || written[0].Level != s.Level || slices.ContainsFunc(written[1:], func(w *doc.Section) bool { return w.Level <= s.Level }) {
			return nil
		}
		return written[:1]
	})
	return w, err
}

// gapBelow is what stands between a heading and its text: blank lines as they
// are, and one where there is no text yet.
func gapBelow(src []byte, body doc.Span) string {
	text := body.Of(src)
	rest := strings.TrimLeft(string(text), "\r\n\t ")
	if rest == "" {
		return strings.Repeat(doc.LineEnd(src), 2)
	}
	return string(src[body.Start:lineStart(src, body.End-len(rest))])
}

// AppendSection puts a text at the end of a section, sub-sections included; or
// behind the section after, as its next neighbour; or, without both, at the
// document's end. The ids are the paths of the sections that the text begins,
// without their sub-sections.
func AppendSection(d Document, section, text, after string) (Written, error) {
	lines, err := readText(text)
	if err != nil {
		return Written{}, err
	}
	if section != "" && after != "" {
		return Written{}, &doc.Fault{Code: codeNotApplicable, Field: "after", Message: "give target, for a text at the end of that section, or after, for a section behind that one, not both"}
	}
	sections := d.Sections()
	at, index, level := contentEnd(d.Source, doc.Span{Start: 0, End: len(d.Source)}, true), len(sections), 0
	if section+after != "" {
		field, name := "target", section
		if after != "" {
			field, name = "after", after
		}
		s, err := findSection(d, field, name)
		if err != nil {
			return Written{}, err
		}
		at = contentEnd(d.Source, doc.Span{Start: s.Heading.End, End: s.Span.End}, false)
		i := slices.Index(sections, s)
		index, level = i+1+below(sections, i), s.Level
		if after != "" {
			level--
			if headingLevel(lines[0]) == 0 {
				return Written{}, invalid(fmt.Sprintf("a section behind %q begins with a heading: %s Title", after, strings.Repeat("#", s.Level)))
			}
		}
	}
	w := Written{Edits: []doc.Edit{insert(d.Source, at, sectionGap(d, at, headingLevel(lines[0])), withEnds(d.Source, lines))}}
	w.IDs, err = confirmSections(d, w.Edits, index, index, headingsIn(lines), func(written []*doc.Section) []*doc.Section {
		top := 7
		for _, s := range written {
			top = min(top, s.Level)
		}
		if top <= level {
			return nil
		}
		return slices.DeleteFunc(slices.Clone(written), func(s *doc.Section) bool { return s.Level > top })
	})
	return w, err
}

// headingsIn is the number of headings in a text.
func headingsIn(lines []string) int {
	text := doc.ParseDesign("text", []byte(strings.Join(lines, "\n")))
	if text.Title != "" {
		return len(text.Sections) + 1
	}
	return len(text.Sections)
}

// sectionGap is what stands between two neighbouring sections of a level, the
// nearest before a place: blank lines, perhaps with a rule across the page.
func sectionGap(d Document, at, level int) string {
	gap := strings.Repeat(doc.LineEnd(d.Source), 2)
	sections := d.Sections()
	for i, s := range sections {
		next := i + 1 + below(sections, i)
		if s.Level != level || next == len(sections) || sections[next].Level != level || s.Span.End > at && i > 0 {
			continue
		}
		between := string(d.Source[contentEnd(d.Source, s.Span, false):s.Span.End])
		if strings.Count(between, doc.LineEnd(d.Source)) > 1 {
			gap = between
		}
	}
	return gap
}

// below is the number of sections inside the one at an index.
func below(sections []*doc.Section, i int) int {
	n := 0
	for _, s := range sections[i+1:] {
		if s.Level <= sections[i].Level {
			break
		}
		n++
	}
	return n
}

// confirmSections reads what the edits make of the document, and gives the
// paths of what named chooses among the sections that then stand in the place
// of those from one index to another, and be as many as headings. The others
// must be as before.
func confirmSections(d Document, edits []doc.Edit, from, to, headings int, named func(written []*doc.Section) []*doc.Section) ([]string, error) {
	changed, err := d.after(edits)
	if err != nil {
		return nil, err
	}
	before, now := d.Sections(), changed.Sections()
	rest := len(before) - to
	if len(now) < from+rest || !sameSections(before[:from], now[:from]) || !sameSections(before[to:], now[len(now)-rest:]) {
		return nil, invalid("the text would change which sections follow it; use headings deeper than the section's own")
	}
	written := now[from : len(now)-rest]
	if len(written) != headings {
		return nil, invalid(fmt.Sprintf("the text would read as %d sections where it has %d headings; does a code fence before it not end?", len(written), headings))
	}
	chosen := named(written)
	if chosen == nil && (len(written) > 0 || to > from) {
		return nil, invalid("the text holds a heading of the section's own level or above, which would end the section; use deeper ones")
	}
	var paths []string
	for _, s := range chosen {
		paths = append(paths, s.Path)
	}
	return paths, keepsCompleted(d, changed)
}

func sameSections(a, b []*doc.Section) bool {
	return slices.EqualFunc(a, b, func(a, b *doc.Section) bool { return a.Level == b.Level && a.Title == b.Title })
}

// findSection finds a section for the argument of that name.
func findSection(d Document, field, name string) (*doc.Section, error) {
	s, err := doc.FindSection(d.Sections(), name)
	return s, inField(err, field)
}

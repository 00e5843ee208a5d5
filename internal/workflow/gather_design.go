package workflow

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"kiro-mcp/internal/terms"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

const (
	maxSections  = 4     // of the design in one answer
	passageBytes = 1_200 // a longer section gives the passage about a name, unless detail is full
)

// addDesign takes the places of the design that the task's names lead to,
// those that define a name first; then the section whose title says what the
// task or its heading says.
func (g *gathering) addDesign() {
	for _, name := range g.names {
		g.addMentions(name)
	}
	if len(g.out.Design) < maxSections {
		g.addByTitle()
	}
}

func (g *gathering) addMentions(name doc.Mention) {
	found := g.lore.mentions[nameKey(name)]
	defining := slices.DeleteFunc(slices.Clone(found), func(m loreMention) bool { return !m.Defines })
	if len(defining) > 0 {
		found = defining
	}
	for _, m := range found[:min(2, len(found))] {
		if m.Section != nil {
			g.section(m.document, m.Section, m.Span.Start, string(name.Kind)+" "+name.Name)
		}
	}
}

// section adds a section of the design once. A long one is cut to the passage
// around at, unless everything is wanted.
func (g *gathering) section(d *specfs.Document, s *doc.Section, at int, by string) {
	same := func(have DesignPart) bool { return have.File == d.Path && have.Section == s.Path }
	if len(g.out.Design) >= maxSections || slices.ContainsFunc(g.out.Design, same) {
		return
	}
	part := DesignPart{Section: s.Path, Title: s.Title, Why: whyNames, By: by, File: d.Path, Line: s.Line}
	part.whole = linkTo(sectionAddress(g.spec(), d, s.Path), s.Title, s.Span.Len())
	body := s.Own
	if len(s.Children) > 0 && s.Span.Len() <= passageBytes {
		body = doc.Span{Start: s.Own.Start, End: s.Span.End}
	}
	if body.Len() > passageBytes && !g.full {
		body = passage(d.Source, body, at)
		part.Passage = true
		part.Line, _ = doc.Position(d.Source, body.Start)
		part.URI = part.whole.URI
	}
	part.Text = string(bytes.Trim(body.Of(d.Source), "\r\n"))
	g.out.Design = append(g.out.Design, part)
}

// passage is the part of a long section around a place: its code block, else
// its paragraph or list, else its line, whichever is the first to be short.
func passage(source []byte, within doc.Span, at int) doc.Span {
	if at < within.Start || at >= within.End {
		at = within.Start
	}
	var block doc.Span
	for _, border := range []string{"\n```", "\n\n", "\n"} {
		block = between(source, within, at, []byte(border))
		if block.Len() <= passageBytes {
			break
		}
	}
	if block.Len() > passageBytes {
		return aligned(source, doc.Span{Start: max(block.Start, at-passageBytes/4), End: min(block.End, at+passageBytes*3/4)})
	}
	if bytes.HasPrefix(block.Of(source), []byte("```")) && bytes.HasPrefix(source[block.End:within.End], []byte("```")) {
		block.End += len("```")
	}
	return block
}

// aligned moves both ends back to the beginning of a character.
func aligned(source []byte, s doc.Span) doc.Span {
	for s.Start > 0 && !utf8.RuneStart(source[s.Start]) {
		s.Start--
	}
	for s.End < len(source) && s.End > s.Start && !utf8.RuneStart(source[s.End]) {
		s.End--
	}
	return s
}

// between grows a place to the borders around it, or to those of the span.
func between(source []byte, within doc.Span, at int, border []byte) doc.Span {
	found := within
	if i := bytes.LastIndex(source[within.Start:at], border); i >= 0 {
		found.Start = within.Start + i + 1
	}
	if i := bytes.Index(source[at:within.End], border); i >= 0 {
		found.End = at + i + 1
	}
	return found
}

// addByTitle takes the section of the design that has the title of the heading
// above the task, and, when no name led anywhere, one whose title the task
// itself says. A title of nothing but common words leads nowhere.
func (g *gathering) addByTitle() {
	own, heading := terms.Weighted{}, terms.Weighted{}
	if len(g.out.Design) == 0 {
		own.Add(g.task.Title, 1)
	}
	if g.task.Section != nil {
		heading.Add(g.task.Section.Title, 1)
	}
	for _, t := range g.lore.titles {
		var by string
		switch {
		case holds(own, t.words):
			by = "title of the section"
		case len(t.words) == len(heading) && holds(heading, t.words):
			by = "heading " + g.task.Section.Title
		}
		if by != "" && slices.ContainsFunc(t.words, g.lore.tells) {
			g.section(t.document, t.section, t.section.Own.Start, by)
		}
	}
}

func holds(words terms.Weighted, title []string) bool {
	for _, t := range title {
		if _, ok := words[t]; !ok {
			return false
		}
	}
	return true
}

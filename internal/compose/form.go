package compose

import (
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// requirementForm is how a requirement is written down, without its words.
type requirementForm struct {
	heading  headingForm
	story    string      // what the story begins with: "**User Story:** "
	lines    []storyLine // of a story in three lines; nil otherwise
	toStory  string      // line ends between heading and story
	label    string      // the line that announces criteria; empty without one
	toLabel  string      // line ends before it
	toList   string      // line ends before the first criterion
	marker   string      // of a criterion: the line up to its text
	number   string      // in the marker; may be empty
	whole    bool        // the number is a full id
	counted  bool        // every marker has the same number, or none
	between  string      // line ends between criteria
	labelFor string      // the id that the label repeats: "Acceptance Criteria for Requirement 3"
	apart    bool        // no story stands above the example's criteria
}

// kiroForm is the form of Kiro's own documents.
func kiroForm(end string) requirementForm {
	return requirementForm{
		heading: headingForm{before: "### Requirement ", between: ": "},
		story:   "**User Story:** ", toStory: end + end,
		label: "#### Acceptance Criteria", toLabel: end + end,
		toList: end + end, marker: "1. ", number: "1", between: end,
	}
}

// formOf is the form of the requirement nearest to the one at an index: itself,
// those before it, those behind it. What that one lacks is Kiro's.
func formOf(d *doc.Requirements, index int) requirementForm {
	form := kiroForm(doc.LineEnd(d.Source))
	near := nearest(d.All, index)
	if i := slices.IndexFunc(near, func(r *doc.Requirement) bool { return r.Title != "" }); i >= 0 {
		form.heading = headingOf(d.Source, near[i])
		form.label = criteriaLabel(string(near[i].Heading.Of(d.Source)))
	}
	if i := slices.IndexFunc(near, func(r *doc.Requirement) bool { return r.Story != "" }); i >= 0 {
		form.readStory(d.Source, near[i])
	} else if len(near) > 0 {
		form.story = "" // a label in whichever language the document has none in
	}
	if i := slices.IndexFunc(near, func(r *doc.Requirement) bool { return len(r.Criteria) > 0 }); i >= 0 {
		form.readCriteria(d, near[i])
		form.apart = near[i].Story == ""
	}
	return form
}

// nearest are requirements in the order in which they serve as examples.
func nearest(all []*doc.Requirement, index int) []*doc.Requirement {
	near := slices.Clone(all[:min(index+1, len(all))])
	slices.Reverse(near)
	return append(near, all[min(index+1, len(all)):]...)
}

func (f *requirementForm) readStory(src []byte, r *doc.Requirement) {
	for at := r.Heading.End; at < r.Span.End; {
		next := nextLine(src, at)
		if line := lineOf(src, next); next < r.Span.End && doc.BeginsStory(line) {
			f.toStory = string(src[contentEnd(src, doc.Span{Start: r.Heading.End, End: next}, false):next])
			if strings.TrimSpace(f.toStory) != "" {
				f.toStory = strings.Repeat(doc.LineEnd(src), 2)
			}
			f.story = line[:doc.StoryLabel(line)]
			f.lines = storyLinesOf(strings.Split(strings.ReplaceAll(string(src[next:r.Span.End]), "\r\n", "\n"), "\n"))
			return
		}
		at = next
	}
}

func (f *requirementForm) readCriteria(d *doc.Requirements, r *doc.Requirement) {
	list := listOf(d, r)
	f.marker, f.number = list.markers[0], list.written[0]
	f.whole, f.counted, f.between = list.whole, list.counted, list.gap(0)
	start := lineStart(d.Source, r.Criteria[0].Span.Start)
	above := contentEnd(d.Source, doc.Span{Start: r.Heading.End, End: start}, false)
	f.toList = string(d.Source[above:start])
	f.label, f.toLabel = "", f.toList
	if line := lineOf(d.Source, above); above > r.Heading.End && doc.IsCriteriaLabel(line) {
		labelStart := lineStart(d.Source, above)
		f.label, f.labelFor = line, r.ID
		f.toLabel = string(d.Source[contentEnd(d.Source, doc.Span{Start: r.Heading.End, End: labelStart}, false):labelStart])
	}
	for _, gap := range []*string{&f.toList, &f.toLabel} {
		if strings.TrimSpace(*gap) != "" {
			*gap = strings.Repeat(doc.LineEnd(d.Source), 2)
		}
	}
}

// lead is the marker of a new requirement's criterion.
func (f *requirementForm) lead(id, number string) string {
	if f.whole {
		number = id + "." + number
	}
	return markerLike(f.marker, f.number, number, f.counted)
}

// labelOf is the line that announces a new requirement's criteria.
func (f *requirementForm) labelOf(id string) string {
	words := strings.Split(f.label, " ")
	for i, word := range words {
		if bare := strings.TrimRight(word, ":："); f.labelFor != "" && bare == f.labelFor {
			words[i] = id + word[len(bare):]
		}
	}
	return strings.Join(words, " ")
}

// headingForm is a requirement's heading without its id and title.
type headingForm struct {
	before, between, behind string
	titleFirst              bool // "Reliability (NFR-1)"
	bare                    bool // a title alone
}

func (f headingForm) with(id, title string) string {
	switch {
	case f.bare:
		return f.before + title + f.behind
	case f.titleFirst:
		return f.before + title + f.between + id + f.behind
	default:
		return f.before + id + f.between + title + f.behind
	}
}

// headingOf takes a requirement's heading apart. Signs before its words, such
// as a tick, say something about that requirement and are left out.
func headingOf(src []byte, r *doc.Requirement) headingForm {
	line := string(r.Heading.Of(src))
	at := strings.Index(line, r.ID)
	if at < 0 {
		marks := line[:len(line)-len(strings.TrimLeft(line, "# \t-*+"))]
		return headingForm{before: marks, behind: closing(marks), bare: true}
	}
	before, rest := withoutSigns(line[:at]), line[at+len(r.ID):]
	if head := strings.TrimLeft(before, "# \t"); len(r.Title) > 0 && strings.HasPrefix(head, r.Title) {
		marks := before[:len(before)-len(head)]
		return headingForm{before: marks, between: head[len(r.Title):], behind: rest, titleFirst: true}
	}
	title := strings.TrimLeft(rest, " \t\u00a0\u3000.:：-–—、)）|·")
	between := rest[:len(rest)-len(title)]
	open := closing(before)
	if open != "" && strings.HasPrefix(title, open) {
		after := strings.TrimLeft(title[len(open):], " \t\u00a0\u3000.:：-–—、)）|·")
		between, open = rest[:len(rest)-len(after)], ""
	}
	if between == "" && r.Title == "" {
		between = ": "
	}
	return headingForm{before: before, between: between, behind: open}
}

// closing is the emphasis that a beginning leaves open.
func closing(before string) string {
	if strings.Count(before, "**")%2 == 1 {
		return "**"
	}
	return ""
}

// withoutSigns leaves out of a heading's beginning what is neither a mark of
// Markdown nor a word.
func withoutSigns(before string) string {
	var kept strings.Builder
	for word := range strings.SplitAfterSeq(before, " ") {
		if strings.ContainsFunc(word, isSign) {
			continue
		}
		kept.WriteString(word)
	}
	return kept.String()
}

func isSign(r rune) bool { return 0x2190 <= r && r <= 0x2BFF || r >= 0x1F000 }

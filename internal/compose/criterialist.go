package compose

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/specfs/doc"
)

// criteriaList is a requirement's list of criteria as it is written.
type criteriaList struct {
	d       *doc.Requirements
	r       *doc.Requirement
	markers []string // of each criterion, the line up to its text
	written []string // of each, the number in its marker; may be empty
	whole   bool     // numbers are full ids: "3.1", "FR-2.1"
	counted bool     // criteria count by their place: bullets, boxes, or "1." for all
}

func listOf(d *doc.Requirements, r *doc.Requirement) *criteriaList {
	list := &criteriaList{d: d, r: r}
	for _, c := range r.Criteria {
		line := lineOf(d.Source, c.Span.Start)
		m := doc.ReadItemMarker(line)
		list.markers = append(list.markers, line[:m.Text])
		list.written = append(list.written, m.Number)
	}
	last := len(r.Criteria) - 1
	list.whole = list.written[last] == r.Criteria[last].ID && !isNumber(list.written[last])
	list.counted = list.written[last] == "" || last > 0 && list.written[last] == "1"
	return list
}

// numbers are those that new criteria get behind the one at an index.
func (l *criteriaList) numbers(at, count int, asked bool) ([]string, error) {
	numbers := make([]string, 0, count)
	if l.counted {
		if at < len(l.r.Criteria)-1 {
			last := l.r.Criteria[len(l.r.Criteria)-1].ID
			return nil, &doc.Fault{
				Code: codeWouldRenumber, Field: "after", Given: l.r.Criteria[at].ID, Valid: []string{last},
				Message: fmt.Sprintf("the criteria of %s are counted by their place, so one in the middle would give those below it other ids; add it behind %s", l.r.ID, last),
			}
		}
		for i := range count {
			numbers = append(numbers, strconv.Itoa(len(l.r.Criteria)+1+i))
		}
		return numbers, nil
	}
	like, ok := readIdentifier(l.written[at])
	if !ok {
		return nil, &doc.Fault{Code: codeNotApplicable, Field: "target", Message: fmt.Sprintf("the criteria of %s are numbered in a way that cannot be continued: %s", l.r.ID, l.written[at])}
	}
	mentioned := citations(l.d.Source)
	cited := func(number string) bool { return mentioned(l.id(number)) }
	next := nextIn(like, l.written, cited)
	if asked && at < len(l.r.Criteria)-1 && l.lettered() {
		return l.letters(like, count)
	}
	for range count {
		numbers = append(numbers, next.String())
		next = next.behind(cited)
	}
	return numbers, nil
}

// lettered reports whether the document has criteria such as 4a, which were
// put between others.
func (l *criteriaList) lettered() bool {
	return slices.ContainsFunc(criteriaIDs(l.d), func(id string) bool {
		read, ok := readIdentifier(id)
		return ok && read.suffix != "" && len(read.suffix) == 1
	})
}

// letters are the first free ones behind a number: 4a, then 4b.
func (l *criteriaList) letters(like identifier, count int) ([]string, error) {
	var free []string
	for letter := 'a'; letter <= 'z' && len(free) < count; letter++ {
		next := like
		next.suffix = string(letter)
		if !slices.ContainsFunc(l.written, func(t string) bool { return strings.EqualFold(t, next.String()) }) {
			free = append(free, next.String())
		}
	}
	if len(free) < count {
		return nil, &doc.Fault{Code: codeNotApplicable, Field: "after", Message: fmt.Sprintf("there are not enough letters behind %s; add the criteria at the end of the list", like.String())}
	}
	return free, nil
}

// behindLetters is the index behind which a lettered criterion belongs: 4b
// comes after 4a, whichever of 4 and 4a was named.
func (l *criteriaList) behindLetters(at int, number string) int {
	next, ok := readIdentifier(number)
	if !ok || next.suffix == "" {
		return at
	}
	for at+1 < len(l.written) {
		read, ok := readIdentifier(l.written[at+1])
		if !ok || read.series != next.series || read.number != next.number {
			break
		}
		at++
	}
	return at
}

// lead is the marker of a new criterion: that of the one at an index with
// another number and an open box.
func (l *criteriaList) lead(at int, number string) string {
	return markerLike(l.markers[at], l.written[at], number, l.counted)
}

// markerLike is a marker with another number and an open box.
func markerLike(marker, was, number string, counted bool) string {
	if m := doc.ReadItemMarker(marker + " x"); m.Box > 0 {
		marker = marker[:m.Box] + " " + marker[m.Box+1:]
	}
	if counted || was == "" {
		return marker
	}
	at := strings.LastIndex(marker, was)
	return marker[:at] + number + marker[at+len(was):]
}

// gap is what stands between the criterion at an index and the next one, or
// the one before where it is the last.
func (l *criteriaList) gap(at int) string {
	end := doc.LineEnd(l.d.Source)
	if len(l.r.Criteria) < 2 {
		return end
	}
	first := min(at, len(l.r.Criteria)-2)
	between := string(l.d.Source[criterionEnd(l.d, l.r.Criteria[first]):lineStart(l.d.Source, l.r.Criteria[first+1].Span.Start)])
	if strings.TrimSpace(between) != "" {
		return end
	}
	return between
}

// criterionEnd is where a criterion's last line ends, the last of a code block
// in it included.
func criterionEnd(d *doc.Requirements, c *doc.Criterion) int {
	fences := 0
	for line := range strings.SplitSeq(string(c.Span.Of(d.Source)), "\n") {
		if isFence(line) {
			fences++
		}
	}
	next := nextLine(d.Source, c.Span.End)
	if stop := lineStop(d.Source, next); fences%2 == 1 && next > c.Span.End && isFence(string(d.Source[next:stop])) {
		return stop
	}
	return c.Span.End
}

// isFence reports whether a line begins or ends a code block.
func isFence(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~")
}

// id is the criterion's id with a number.
func (l *criteriaList) id(number string) string {
	if last := l.r.Criteria[len(l.r.Criteria)-1]; l.whole || isNumber(last.ID) {
		return number
	}
	return l.r.ID + "." + number
}

package doc

import (
	"slices"
	"strings"
)

// MentionKind says what a mention names.
type MentionKind string

// What a design or a task may name.
const (
	MentionEndpoint MentionKind = "endpoint" // POST /api/v1/orders
	MentionTable    MentionKind = "table"    // orders
	MentionSymbol   MentionKind = "symbol"   // OrderService.create_order
	MentionFile     MentionKind = "file"     // src/orders.py
)

// Mention is a name that stands in a document: an endpoint, table, symbol or
// file. Name is canonical, so that two mentions of one thing compare equal:
// endpoints are "METHOD /path" with every path parameter written {} and
// without host and query, tables are in lower case without schema, symbols
// have no argument list, files no line number.
type Mention struct {
	Kind    MentionKind
	Name    string
	Line    int
	Span    Span
	Defines bool // the place that says what it is: heading, DDL, signature, endpoint list
	Section *Section
}

// Mentions finds the names in a piece of prose such as a task's title and
// details, in their order. Lines count from 1, spans from the text's start;
// such prose defines nothing.
func Mentions(text []byte) []Mention {
	var found []Mention
	for start, line := 0, 1; start < len(text); line++ {
		end := nextLine(text, start)
		found = append(found, lineMentions(string(text[start:end]), start, line)...)
		start = end
	}
	for i := range found {
		found[i].Defines = false
	}
	return found
}

// longLine is how many bytes of a line are read for names and references.
// Nobody writes more; a generated line must not cost the square of its length.
const longLine = 16 << 10

// lineMentions finds the names in one line of prose that begins at an offset.
// What stands in an endpoint is not read again as a file.
func lineMentions(line string, offset, number int) []Mention {
	line = line[:min(len(line), longLine)]
	found := endpoints(line)
	add := func(m Mention) {
		if m.Kind != "" && !slices.ContainsFunc(found, func(o Mention) bool { return m.Span.Start < o.Span.End && o.Span.Start < m.Span.End }) {
			found = append(found, m)
		}
	}
	for _, code := range codeSpans(line) {
		add(quotedName(line, code))
	}
	for _, word := range bareWords(line) {
		add(bareName(line, word))
	}
	slices.SortStableFunc(found, func(a, b Mention) int { return a.Span.Start - b.Span.Start })
	for i := range found {
		found[i].Span.Start += offset
		found[i].Span.End += offset
		found[i].Line = number
	}
	return found
}

// codeSpans are the places between back-ticks on a line.
func codeSpans(line string) []Span {
	var spans []Span
	start := -1
	for at := range len(line) {
		switch {
		case line[at] != '`':
		case start < 0:
			start = at + 1
		default:
			if at > start {
				spans = append(spans, Span{start, at})
			}
			start = -1
		}
	}
	return spans
}

// bareWords are the words of a line that may name something without quotes:
// those with a point, a slash, a parenthesis or a capital inside.
func bareWords(line string) []Span {
	var words []Span
	start, telling := -1, false
	for at := 0; at <= len(line); at++ {
		if at < len(line) && inBareWord(line[at]) {
			if start < 0 {
				start, telling = at, false
			}
			telling = telling || at > start && (line[at] == '.' || line[at] == '/' || 'A' <= line[at] && line[at] <= 'Z')
			continue
		}
		if start >= 0 && (telling || at < len(line) && line[at] == '(') {
			// An underscore at the end is emphasis: _Boundary: LinkService_.
			words = append(words, Span{start, start + len(strings.TrimRight(line[start:at], "_"))})
		}
		start = -1
	}
	return words
}

func inBareWord(b byte) bool {
	return isASCIILetter(b) || '0' <= b && b <= '9' || b == '_' || b == '.' || b == '/' || b == '-' || b == '$'
}

package doc

import (
	"strings"
	"unicode/utf8"
)

// ReferenceKind says how a reference is to be resolved.
type ReferenceKind string

// The kinds of reference seen in real documents (docs/kiro-format.md 2).
const (
	RefItem     ReferenceKind = "item"     // 1.1, FR-2.1, 4.4a, or 3 for all of requirement 3
	RefRange    ReferenceKind = "range"    // 4.1-4.5
	RefAll      ReferenceKind = "all"      // All
	RefProperty ReferenceKind = "property" // Property 2
	RefNone     ReferenceKind = "none"     // N/A, なし
	RefText     ReferenceKind = "text"     // words; resolves to nothing and is no fault
)

// Reference is one item of a reference line such as _Requirements: 1.1, 2.3_.
type Reference struct {
	Kind        ReferenceKind
	Text        string // as written
	First, Last string // the id; Last only for a range, of requirements or of properties
	Span        Span
	Line        int
}

// ParseReferences reads the payload of one reference line: what stands after
// the colon, with or without its closing marks. Remarks in parentheses belong
// to no reference; what is not an id becomes [RefText]. Text and Span of a
// reference cover the item's words without marks and remarks.
func ParseReferences(src []byte, span Span, line int) []Reference {
	span.End = min(span.End, span.Start+longLine)
	var refs []Reference
	list := itemReader{}
	for _, item := range splitItems(src, span) {
		for _, ref := range list.read(string(item.Of(src))) {
			ref.Span.Start += item.Start
			ref.Span.End += item.Start
			ref.Text = string(ref.Span.Of(src))
			ref.Line = line
			refs = append(refs, ref)
		}
	}
	return refs
}

// splitItems cuts a payload at its separators, which inside parentheses do not
// count, and drops the parentheses, unless an item has nothing else.
func splitItems(src []byte, span Span) []Span {
	var items []Span
	start, end, depth := span.Start, -1, 0
	flush := func(at int) {
		if end < 0 {
			end = at
		}
		if item := trimMarks(src, Span{start, end}); item.Len() > 0 {
			items = append(items, item)
		}
		end = -1
	}
	for at := span.Start; at < span.End; {
		r, size := utf8.DecodeRune(src[at:span.End])
		switch {
		case r == '(' || r == '（':
			if depth == 0 && end < 0 && trimMarks(src, Span{start, at}).Len() > 0 {
				end = at
			}
			depth++
		case r == ')' || r == '）':
			depth = max(0, depth-1)
		case depth == 0 && isItemSeparator(r):
			flush(at)
			start = at + size
		}
		at += size
	}
	flush(span.End)
	return items
}

func isItemSeparator(r rune) bool {
	return strings.ContainsRune(",，、;；&+\n", r)
}

// trimMarks narrows a span by white space, emphasis and brackets at both ends,
// and by a full stop at the end.
func trimMarks(src []byte, s Span) Span {
	const marks = " \t\r\n\u00a0\u3000_*`~[]()（）\"'#\\"
	text := string(s.Of(src))
	left := strings.TrimLeft(text, marks)
	s.Start += len(text) - len(left)
	s.End = s.Start + len(strings.TrimRight(left, marks+".。:：|"))
	return s
}

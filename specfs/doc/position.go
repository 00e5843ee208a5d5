package doc

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// Position is the line and column of a byte offset, both 1-based; the column
// counts characters. A line ends with LF, CR LF or CR, as in editors. An
// offset beyond the source is taken as its end.
func Position(src []byte, offset int) (line, column int) {
	offset = max(0, min(offset, len(src)))
	if bytes.IndexByte(src[:offset], '\r') < 0 {
		return 1 + bytes.Count(src[:offset], []byte{'\n'}), 1 + utf8.RuneCount(src[bytes.LastIndexByte(src[:offset], '\n')+1:offset])
	}
	line, start := 1, 0
	for at := 0; at < offset; {
		next := nextLine(src, at)
		if next > offset || next == at || !endsLine(src, next) {
			break
		}
		line, start, at = line+1, next, next
	}
	return line, 1 + utf8.RuneCount(src[start:offset])
}

// lineIndex holds the offset at which each line of a document begins. It is
// for readers that need the lines of many offsets.
type lineIndex []int

func newLineIndex(src []byte) lineIndex {
	index := make(lineIndex, 1, 1+bytes.Count(src, []byte{'\n'}))
	for at := 0; at < len(src); {
		at = nextLine(src, at)
		if endsLine(src, at) {
			index = append(index, at)
		}
	}
	return index
}

// line is the 1-based line of an offset.
func (x lineIndex) line(offset int) int {
	i, found := slices.BinarySearch(x, offset)
	if found {
		i++
	}
	return i
}

// linesIn is the number of line ends in b.
func linesIn(b []byte) int {
	if bytes.IndexByte(b, '\r') < 0 {
		return bytes.Count(b, []byte{'\n'})
	}
	n := 0
	for at := 0; at < len(b); {
		if at = nextLine(b, at); endsLine(b, at) {
			n++
		}
	}
	return n
}

// nextLine is the offset after the line end that follows at, or the length of
// the source.
func nextLine(src []byte, at int) int {
	i := bytes.IndexAny(src[at:], "\r\n")
	if i < 0 {
		return len(src)
	}
	at += i
	if src[at] == '\r' && at+1 < len(src) && src[at+1] == '\n' {
		at++
	}
	return at + 1
}

// endsLine reports whether a line end stands right before the offset.
func endsLine(src []byte, at int) bool {
	return at > 0 && (src[at-1] == '\n' || src[at-1] == '\r')
}

// lineEnd is the line end that a document uses: that of its first line.
func lineEnd(src []byte) string {
	end := nextLine(src, 0)
	switch {
	case end >= 2 && src[end-2] == '\r' && src[end-1] == '\n':
		return "\r\n"
	case end >= 1 && src[end-1] == '\r':
		return "\r"
	default:
		return "\n"
	}
}

package doc

import "bytes"

// maxNesting is how many lists and quotations may be open at the start of a
// line. goldmark's time grows with the square of their number.
const maxNesting = 32

// forParser makes the source into what goldmark reads well, without moving a
// byte: old line ends become LF, and nesting that is too deep becomes space.
func forParser(src []byte) []byte {
	out := src
	edit := func(at int, to byte) {
		if &out[0] == &src[0] {
			out = bytes.Clone(src)
		}
		out[at] = to
	}
	lineStart := true
	marks := 0
	for i, b := range src {
		switch {
		case b == '\n':
			lineStart, marks = true, 0
		case b == '\r':
			if i+1 == len(src) || src[i+1] != '\n' {
				edit(i, '\n')
			}
			lineStart, marks = true, 0
		case !lineStart, isBlank(b), '0' <= b && b <= '9':
		case bytes.IndexByte([]byte(">-+*.)"), b) < 0:
			lineStart = false
		default:
			if marks++; marks > maxNesting {
				edit(i, ' ')
			}
		}
	}
	return out
}

package compose

import (
	"bytes"
	"strings"

	"kiro-mcp/specfs/doc"
)

// lineStart is the offset at which the line of an offset begins.
func lineStart(src []byte, at int) int {
	return bytes.LastIndexAny(src[:at], "\r\n") + 1
}

// lineStop is the offset at which the line of an offset ends, before its line
// end.
func lineStop(src []byte, at int) int {
	if n := bytes.IndexAny(src[at:], "\r\n"); n >= 0 {
		return at + n
	}
	return len(src)
}

// nextLine is the offset behind the line end that follows an offset.
func nextLine(src []byte, at int) int {
	at = lineStop(src, at)
	if bytes.HasPrefix(src[at:], []byte("\r\n")) {
		return at + 2
	}
	return min(at+1, len(src))
}

// lineOf is the whole line of an offset, without its line end.
func lineOf(src []byte, at int) string {
	return string(src[lineStart(src, at):lineStop(src, at)])
}

// contentEnd is where the text of a span ends: behind its last line that says
// something. A rule across the page separates what stands around it and so
// belongs to neither. The span's start is given back where it holds no text.
func contentEnd(src []byte, s doc.Span, rules bool) int {
	for end := s.End; end > s.Start; {
		start := max(s.Start, lineStart(src, end))
		line := strings.TrimSpace(string(src[start:end]))
		if line != "" && (rules || !isRule(line)) {
			return end
		}
		end = max(s.Start, beforeLineEnd(src, start))
	}
	return s.Start
}

// beforeLineEnd is the offset before the line end that stands before a line.
func beforeLineEnd(src []byte, start int) int {
	switch {
	case start >= 2 && src[start-2] == '\r' && src[start-1] == '\n':
		return start - 2
	case start >= 1:
		return start - 1
	default:
		return 0
	}
}

// isRule reports whether a line without white space around it is a rule across
// the page.
func isRule(line string) bool {
	mark := line[0]
	if mark != '-' && mark != '*' && mark != '_' {
		return false
	}
	bare := strings.NewReplacer(" ", "", "\t", "").Replace(line)
	return len(bare) >= 3 && strings.Trim(bare, string(rune(mark))) == ""
}

// headingLevel is the level of a heading line, 0 for any other line.
func headingLevel(line string) int {
	rest := strings.TrimLeft(line, "#")
	level := len(line) - len(rest)
	if level > 6 || rest != "" && rest[0] != ' ' && rest[0] != '\t' {
		return 0
	}
	return level
}

// insert puts a block of lines behind the text that ends at an offset. Where
// nothing stands before, the separator goes behind the block instead.
func insert(src []byte, at int, separator, block string) doc.Edit {
	if len(bytes.TrimSpace(bytes.TrimPrefix(src[:at], []byte("\ufeff")))) == 0 {
		return doc.Edit{Span: doc.Span{Start: at, End: at}, New: block + doc.LineEnd(src)}
	}
	return doc.Edit{Span: doc.Span{Start: at, End: at}, New: separator + block}
}

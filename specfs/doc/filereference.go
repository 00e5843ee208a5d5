package doc

import "strings"

// FileReference is a "#[[file:path]]" in a document: Kiro includes that file.
type FileReference struct {
	Path string // as written
	Line int
	Span Span
}

// FileReferences finds the references to files in a document of any kind. What
// only explains the notation is left out: code, empty paths, and placeholders
// such as "<path>" and "...".
func FileReferences(src []byte) []FileReference {
	const begin, end = "#[[file:", "]]"
	if !strings.Contains(string(src), begin) {
		return nil
	}
	var refs []FileReference
	m := readMarkdown(src)
	for _, b := range m.blocks {
		if b.kind == fence {
			continue
		}
		for _, line := range b.lines {
			text := string(line.Of(src))
			quoted := codeSpans(text)
			for at := 0; ; {
				start := strings.Index(text[at:], begin)
				if start < 0 {
					break
				}
				start += at
				path, _, closed := strings.Cut(text[start+len(begin):], end)
				at = start + len(begin)
				path = strings.TrimSpace(path)
				if !closed || isPlaceholder(path) || insideAny(quoted, start) {
					continue
				}
				span := Span{line.Start + start, line.Start + at + len(path) + len(end)}
				refs = append(refs, FileReference{Path: path, Line: m.lines.line(span.Start), Span: span})
			}
		}
	}
	return refs
}

func isPlaceholder(path string) bool {
	return strings.Trim(path, ". …") == "" || strings.ContainsAny(path, "<>{}*")
}

func insideAny(spans []Span, at int) bool {
	for _, s := range spans {
		if s.Start <= at && at < s.End {
			return true
		}
	}
	return false
}

package doc

import "strings"

// ReferenceLines reads the references on those lines of a span that hold some,
// such as "_Requirements: 1.1_" between a heading and its first task.
func ReferenceLines(src []byte, span Span) []Reference {
	var refs []Reference
	first, _ := Position(src, span.Start)
	for start, line := span.Start, first; start < span.End; line++ {
		next := min(nextLine(src, start), span.End)
		raw := strings.TrimRight(string(src[start:next]), " \t\r\n")
		text := strings.TrimLeft(raw, " \t")
		if text != "" {
			key, payload := detailKey(text)
			if payload >= 0 && (key == "requirements" || key == "validates") {
				at := start + len(raw) - len(text)
				refs = append(refs, ParseReferences(src, Span{at + payload, at + len(text)}, line)...)
			}
		}
		start = next
	}
	return refs
}

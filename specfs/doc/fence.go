package doc

import "strings"

// Fence is a code fence as Markdown has it.
type Fence struct {
	Language string // first word after the marks, in lower case; may be empty
	Span     Span   // of the code's lines, without the marks
	Line     int    // 1-based line of the first mark
}

// Fences are the code fences of a document that hold at least one line.
func Fences(src []byte) []Fence {
	m := readMarkdown(src)
	var found []Fence
	for _, b := range m.blocks {
		if b.kind != fenceBlock || len(b.lines) == 0 {
			continue
		}
		f := Fence{Span: Span{b.lines[0].Start, b.lines[len(b.lines)-1].End}}
		f.Line = m.lines.line(f.Span.Start) - 1
		if words := strings.FieldsFunc(b.info, func(r rune) bool { return r == ' ' || r == '{' || r == ',' }); len(words) > 0 {
			f.Language = strings.ToLower(words[0])
		}
		found = append(found, f)
	}
	return found
}

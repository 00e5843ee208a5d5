package doc

import (
	"bytes"
	"strings"
)

// FileReference is a "#[[file:path]]" in a document: Kiro includes that file.
type FileReference struct {
	Path string // as written
	Line int
	Span Span
}

const (
	fileOpening = "#[[file:"
	fileClosing = "]]"
)

// FileReferences finds the references to files in a document of any kind. What
// only explains the notation is left out: code, empty paths, and placeholders
// such as "<path>" and "...".
func FileReferences(src []byte) []FileReference {
	if !bytes.Contains(src, []byte(fileOpening)) {
		return nil
	}
	var refs []FileReference
	m := readMarkdown(src)
	for _, b := range m.blocks {
		if b.kind == fenceBlock {
			continue
		}
		for _, line := range b.lines {
			for _, ref := range fileReferences(string(line.Of(src)[:min(line.Len(), longLine)])) {
				ref.Span.Start += line.Start
				ref.Span.End += line.Start
				ref.Line = m.lines.line(line.Start)
				refs = append(refs, ref)
			}
		}
	}
	return refs
}

// fileReferences reads one line; spans count from its beginning.
func fileReferences(line string) []FileReference {
	var refs []FileReference
	quoted := codeSpans(line)
	for at := 0; ; {
		start := strings.Index(line[at:], fileOpening)
		if start < 0 {
			return refs
		}
		start += at
		at = start + len(fileOpening)
		path, _, closed := strings.Cut(line[at:], fileClosing)
		if !closed || isPlaceholder(path) || insideAny(quoted, start) {
			continue
		}
		refs = append(refs, FileReference{
			Path: strings.TrimSpace(path),
			Span: Span{start, at + len(path) + len(fileClosing)},
		})
	}
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

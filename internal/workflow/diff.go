package workflow

import (
	"bytes"
	"fmt"

	"github.com/aymanbagabas/go-udiff"

	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// diffBytes is the most that is shown of a diff. The write is done by then: a
// line of 100,000 bytes must not make its answer too large to be given.
const diffBytes = 4_000

// diffOf shows edits as a unified diff without context: the answer says what
// changed, not what stands around it. Only the lines that the edits touch are
// looked at, since a plan may have tens of thousands.
func diffOf(d *specfs.Document, edits []doc.Edit) (string, error) {
	if len(edits) == 0 {
		return "", nil
	}
	window := touchedLines(d.Source, edits)
	changes := make([]udiff.Edit, len(edits))
	for i, e := range edits {
		changes[i] = udiff.Edit{Start: e.Start - window.Start, End: e.End - window.Start, New: e.New}
	}
	diff, err := udiff.ToUnifiedDiff(d.Path, d.Path, string(window.Of(d.Source)), changes, 0)
	if err != nil {
		return "", fmt.Errorf("%s: diff: %w", d.Path, err)
	}
	first, _ := doc.Position(d.Source, window.Start)
	for _, h := range diff.Hunks {
		h.FromLine += first - 1
		h.ToLine += first - 1
	}
	return prose.Short(diff.String(), diffBytes), nil
}

// touchedLines are the whole lines from the first edit to the last, and the
// one before, to which an insertion at the beginning of a line belongs.
func touchedLines(src []byte, edits []doc.Edit) doc.Span {
	touched := edits[0].Span
	for _, e := range edits {
		touched = doc.Span{Start: min(touched.Start, e.Start), End: max(touched.End, e.End)}
	}
	if before := bytes.LastIndexByte(src[:touched.Start], '\n'); before >= 0 {
		touched.Start = bytes.LastIndexByte(src[:before], '\n') + 1
	} else {
		touched.Start = 0
	}
	if after := bytes.IndexByte(src[touched.End:], '\n'); after >= 0 {
		touched.End += after + 1
	} else {
		touched.End = len(src)
	}
	return touched
}

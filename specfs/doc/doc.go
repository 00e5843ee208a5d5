// Package doc reads one Kiro document and computes edits to it.
//
// Bytes go in; parts with spans, findings and edits come out. Most callers
// want [ParseTasks], [ParseRequirements] or [ParseDesign], then one of the
// operations that return edits, then [Apply].
//
// The package promises two things. Reading never fails: a faulty document
// gives findings, all of them. And bytes that nobody asked to change do not
// change: no document is ever rendered from what was parsed.
//
// It is pure: no files, no clock, no network.
package doc

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
)

// Span is a half-open range of bytes in a document's source.
type Span struct{ Start, End int }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Of returns the bytes of the span. It must lie inside src.
func (s Span) Of(src []byte) []byte { return src[s.Start:s.End] }

// Edit replaces the bytes of a span; an empty span inserts.
type Edit struct {
	Span
	New string
}

// Apply makes new bytes from src and edits, in any order. It refuses edits
// that overlap or leave the source, and then returns no bytes at all.
func Apply(src []byte, edits []Edit) ([]byte, error) {
	sorted := append([]Edit(nil), edits...)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].Start < sorted[j].Start })
	out := make([]byte, 0, len(src)+growth(sorted))
	at := 0
	for _, e := range sorted {
		if e.Start < at || e.End < e.Start || e.End > len(src) {
			return nil, fmt.Errorf("edit of bytes %d to %d overlaps another or leaves the document of %d bytes", e.Start, e.End, len(src))
		}
		out = append(out, src[at:e.Start]...)
		out = append(out, e.New...)
		at = e.End
	}
	return append(out, src[at:]...), nil
}

func growth(edits []Edit) int {
	n := 0
	for _, e := range edits {
		n += max(0, len(e.New)-e.Len())
	}
	return n
}

// Revision names exactly these bytes: the first 12 hex digits of their SHA-256.
func Revision(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:6])
}

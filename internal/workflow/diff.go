package workflow

import (
	"fmt"

	"github.com/aymanbagabas/go-udiff"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// diffOf shows edits as a unified diff without context: the answer says what
// changed, not what stands around it.
func diffOf(d *specfs.Document, edits []doc.Edit) (string, error) {
	if len(edits) == 0 {
		return "", nil
	}
	changes := make([]udiff.Edit, len(edits))
	for i, e := range edits {
		changes[i] = udiff.Edit{Start: e.Start, End: e.End, New: e.New}
	}
	text, err := udiff.ToUnified(d.Path, d.Path, string(d.Source), changes, 0)
	if err != nil {
		return "", fmt.Errorf("%s: diff: %w", d.Path, err)
	}
	return text, nil
}

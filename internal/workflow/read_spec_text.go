package workflow

import (
	"fmt"
	"strings"

	"kiro-mcp/internal/prose"
)

// Text gives the outline, then the lines as they stand in the document.
func (r ReadSpec) Text() string {
	var f prose.Text
	f.Line("%s", r.head())
	for _, d := range r.Documents {
		f.Line("- %s (%s) %s, %d bytes", d.Document, d.Kind, d.File, d.Bytes)
	}
	for _, o := range r.Outline {
		f.Line("%s- %s (line %d)", strings.Repeat("  ", max(0, o.Level-2)), o.Section, o.Line)
	}
	for _, o := range r.Omitted {
		f.Line("omitted: %s (%s): %s", o.What, o.Why, o.Get)
	}
	if r.NextOffset > 0 {
		f.Line("more: offset=%d", r.NextOffset)
	}
	if r.Body != "" {
		f.Line("---")
		f.Block(r.Body)
	}
	return f.Done()
}

func (r ReadSpec) head() string {
	parts := []string{"workspace " + r.Workspace}
	if r.Spec != "" {
		parts = append(parts, "spec "+r.Spec)
	}
	if r.File != "" {
		parts = append(parts, fmt.Sprintf("%s:%d of %d lines", r.File, r.Line, r.Lines), "revision "+r.Revision)
	}
	if r.Section != "" {
		parts = append(parts, "section "+r.Section)
	}
	return strings.Join(parts, ", ")
}

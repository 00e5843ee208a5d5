package rules

import (
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// Reading gives what reading a spec's documents finds by itself: in each of
// them, and between them, where a task or property refers to a criterion that
// does not exist.
func Reading(documents []*specfs.Document) []doc.Finding {
	index := indexOf(documents)
	var found []doc.Finding
	for _, d := range documents {
		found = append(found, d.Findings()...)
		for _, f := range dangling(d, index) {
			f.File = d.Path
			found = append(found, f)
		}
	}
	return found
}

func indexOf(documents []*specfs.Document) *doc.Index {
	var requirements []*doc.Requirements
	for _, d := range documents {
		requirements = append(requirements, d.Requirements)
	}
	return doc.NewIndex(requirements...)
}

func dangling(d *specfs.Document, index *doc.Index) []doc.Finding {
	switch {
	case d.Tasks != nil:
		return doc.DanglingReferences(d.Tasks, index)
	case d.Design != nil:
		return doc.DanglingValidates(d.Design, index)
	default:
		return nil
	}
}

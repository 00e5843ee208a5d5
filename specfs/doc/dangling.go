package doc

import (
	"fmt"
	"strings"
)

// DanglingReferences are the references of tasks that mean nothing that
// exists, one finding for each task. When the index knows no requirement at
// all, one finding says that nothing could be checked.
func DanglingReferences(t *Tasks, ix *Index) []Finding {
	lists := make([][]Reference, len(t.All))
	for i, task := range t.All {
		lists[i] = task.References()
	}
	return danglingIn(lists, ix)
}

// DanglingValidates are the references of a design's properties that mean
// nothing that exists, reported in the same way.
func DanglingValidates(d *Design, ix *Index) []Finding {
	lists := make([][]Reference, len(d.Properties))
	for i, p := range d.Properties {
		lists[i] = p.Validates
	}
	return danglingIn(lists, ix)
}

func danglingIn(lists [][]Reference, ix *Index) []Finding {
	var found []Finding
	for _, refs := range lists {
		var missing []string
		line := 0
		for _, r := range refs {
			if r.Kind != RefItem && r.Kind != RefRange {
				continue
			}
			if ix.Empty() {
				return []Finding{{
					Code: "references_unchecked", Severity: Info, Line: r.Line,
					Message: "references could not be checked: no requirement with an id was found",
				}}
			}
			if _, _, ok := ix.Resolve(r); !ok {
				missing = append(missing, r.Text)
				if line == 0 {
					line = r.Line
				}
			}
		}
		if len(missing) > 0 {
			found = append(found, Finding{
				Code: "dangling_reference", Severity: Warning, Line: line,
				Message: fmt.Sprintf("no requirement or criterion %s", strings.Join(missing, ", ")),
				Fix:     "correct the number, or add what it should mean to the requirements",
			})
		}
	}
	return found
}

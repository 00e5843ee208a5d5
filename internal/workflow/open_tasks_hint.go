package workflow

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// hint says what the filters left out. That no task cites a requirement is not
// that no task serves it, and a requirement that does not exist is refused.
func (f *Flow) hint(ctx context.Context, l *taskList, works []work) (string, error) {
	var hints []string
	if id := strings.TrimSpace(l.params.Requirement); id != "" && l.total == 0 {
		uncited, err := uncited(ctx, id, works)
		if err != nil {
			return "", err
		}
		hints = append(hints, uncited)
	}
	if l.optional > 0 {
		hints = append(hints, fmt.Sprintf("%s not listed (include_optional)", prose.Plural(l.optional, "optional task")))
	}
	switch {
	case l.hollow == 1:
		hints = append(hints, "1 task whose sub-tasks are all optional not listed (include_parents)")
	case l.hollow > 1:
		hints = append(hints, fmt.Sprintf("%d tasks whose sub-tasks are all optional not listed (include_parents)", l.hollow))
	}
	return strings.Join(hints, "; "), nil
}

// uncited says why a requirement leads to no row.
func uncited(ctx context.Context, id string, works []work) (string, error) {
	citing, referring := 0, 0
	all := taskList{params: OpenTasksParams{Requirement: id}}
	for _, w := range works {
		cites := all.citing(w)
		for _, d := range w.documents {
			for _, t := range d.plan.tasks.All {
				if cites(t) {
					citing++
				}
				referring += len(t.References())
			}
		}
	}
	switch {
	case citing == 1:
		return "1 task cites it, but is not among those asked for (status=all, include_optional, include_parents)", nil
	case citing > 1:
		return fmt.Sprintf("%d tasks cite it, but none is among those asked for (status=all, include_optional, include_parents)", citing), nil
	}
	if valid := requirementIDs(ctx, works); !slices.Contains(valid, id) {
		return "", unknownRequirement(id, valid)
	}
	if referring == 0 {
		return "the tasks cite no requirements at all, so this says nothing; search_specs finds tasks by their words", nil
	}
	return "no task cites it; whether one serves it all the same, search_specs may tell", nil
}

// requirementIDs are those of all requirements, then of all criteria.
func requirementIDs(ctx context.Context, works []work) []string {
	var requirements, criteria []string
	for _, w := range works {
		documents, _ := w.spec.All(ctx, specfs.KindRequirements, specfs.KindBugfix)
		for _, d := range documents {
			for _, r := range d.Requirements.All {
				requirements = append(requirements, r.ID)
				for _, c := range r.Criteria {
					criteria = append(criteria, c.ID)
				}
			}
		}
	}
	return append(requirements, criteria...)
}

func unknownRequirement(id string, valid []string) error {
	slices.Sort(valid)
	return &doc.Fault{
		Code: codeUnknownRequirement, Field: "requirement", Given: id, Valid: slices.Compact(valid),
		Message: fmt.Sprintf("there is no requirement or criterion %s, and no task cites one", quote(id)),
	}
}

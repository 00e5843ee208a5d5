package resources

import (
	"context"
	"fmt"
	"slices"

	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
)

// mostValues is how many values a completion has; the protocol allows 100.
const mostValues = 100

// Completion are values for a variable, the nearest to what was typed first.
type Completion struct {
	Values []string // at most 100, not encoded; never nil
	Total  int      // how many there are
}

// Complete completes a variable of a template. known are the variables that
// have a value: the parts of a spec are those of {spec}, or of the only spec
// there is. The error is a [ParamError] for a template or variable that is not
// among [Templates].
func (s *Set) Complete(ctx context.Context, template, variable, typed string, known map[string]string) (Completion, error) {
	kind, err := templated(template, variable)
	if err != nil {
		return Completion{}, err
	}
	values := nearest(typed, s.candidates(ctx, kind, variable, known["spec"]))
	return Completion{Values: values[:min(mostValues, len(values))], Total: len(values)}, ctx.Err()
}

// templated finds the template that has the variable.
func templated(template, variable string) (uri.Kind, error) {
	kinds := uri.Kinds()
	i := slices.IndexFunc(kinds, func(k uri.Kind) bool { return k.Template() == template })
	if i < 0 {
		return 0, &ParamError{Param: "ref", Message: fmt.Sprintf("there is no resource template %q; resources/templates/list has them", template)}
	}
	if variables := kinds[i].Variables(); !slices.Contains(variables, variable) {
		return 0, &ParamError{Param: "argument", Message: fmt.Sprintf("the template %s has no variable %q; it has %q", template, variable, variables)}
	}
	return kinds[i], nil
}

// candidates are all values that a variable can have. What cannot be read has
// none to offer.
func (s *Set) candidates(ctx context.Context, kind uri.Kind, variable, specID string) []candidate {
	switch {
	case variable == "spec":
		return s.specIDs(ctx)
	case kind == uri.Steering:
		return namesOf(around(ctx, s.workspaces, s.workspaces.Steering))
	case kind == uri.Contract:
		return namesOf(around(ctx, s.workspaces, s.workspaces.Contracts))
	}
	spec, err := s.workspaces.Spec(ctx, specID)
	if err != nil {
		return nil
	}
	switch kind {
	case uri.Task:
		return taskIDs(ctx, spec)
	case uri.Requirement:
		return requirementIDs(ctx, spec)
	case uri.Section:
		return sectionPaths(ctx, spec)
	case uri.Property:
		return propertyIDs(ctx, spec)
	default:
		return documentNames(spec)
	}
}

func (s *Set) specIDs(ctx context.Context) []candidate {
	specs, _, err := s.workspaces.Specs(ctx)
	if err != nil {
		return nil
	}
	found := make([]candidate, len(specs))
	for i, spec := range specs {
		found[i].value = spec.ID
	}
	return found
}

func namesOf(rows []row) []candidate {
	found := make([]candidate, len(rows))
	for i, r := range rows {
		found[i].value = r.name
	}
	return found
}

func documentNames(spec *specfs.Spec) []candidate {
	found := make([]candidate, len(spec.Documents))
	for i, info := range spec.Documents {
		found[i].value = info.Name
	}
	return found
}

func taskIDs(ctx context.Context, spec *specfs.Spec) []candidate {
	var found []candidate
	all, _ := spec.All(ctx, specfs.KindTasks)
	for _, d := range all {
		for _, t := range d.Tasks.All {
			found = append(found, candidate{t.ID, t.Title})
		}
	}
	return found
}

// requirementIDs, sectionPaths and propertyIDs name the document where a
// former one of its kind may have the same id.
func requirementIDs(ctx context.Context, spec *specfs.Spec) []candidate {
	var found []candidate
	all, _ := spec.All(ctx, specfs.KindRequirements, specfs.KindBugfix)
	for i, d := range all {
		for _, r := range d.Requirements.All {
			found = append(found, candidate{inDocument(i, d, r.ID), r.Title})
			for _, c := range r.Criteria {
				found = append(found, candidate{inDocument(i, d, c.ID), c.Text})
			}
		}
	}
	return found
}

func sectionPaths(ctx context.Context, spec *specfs.Spec) []candidate {
	var found []candidate
	all, _ := spec.All(ctx, specfs.KindDesign)
	for i, d := range all {
		for _, s := range d.Design.Sections {
			found = append(found, candidate{inDocument(i, d, s.Path), s.Title})
		}
	}
	return found
}

func propertyIDs(ctx context.Context, spec *specfs.Spec) []candidate {
	var found []candidate
	all, _ := spec.All(ctx, specfs.KindDesign)
	for i, d := range all {
		for _, p := range d.Design.Properties {
			found = append(found, candidate{inDocument(i, d, p.ID), p.Title})
		}
	}
	return found
}

func inDocument(i int, d *specfs.Document, id string) string {
	if i == 0 {
		return id
	}
	return uri.InDocument(d.Name, id)
}

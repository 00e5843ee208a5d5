package workflow

import (
	"slices"

	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
)

func documentURI(spec *specfs.Spec, d *specfs.Document) string {
	return uri.Address{Kind: uri.Document, Spec: spec.ID, Name: d.Name}.String()
}

func taskURI(spec *specfs.Spec, id string) string {
	return uri.Address{Kind: uri.Task, Spec: spec.ID, Name: id}.String()
}

// requirementURI is the resource of a requirement or a criterion.
func requirementURI(spec *specfs.Spec, d *specfs.Document, id string) string {
	return uri.Address{Kind: uri.Requirement, Spec: spec.ID, Name: inDocument(spec, d, id)}.String()
}

// designURI is the resource of a section of a design.
func designURI(spec *specfs.Spec, d *specfs.Document, section string) string {
	return uri.Address{Kind: uri.Section, Spec: spec.ID, Name: inDocument(spec, d, section)}.String()
}

// propertyURI is the resource of a correctness property.
func propertyURI(spec *specfs.Spec, d *specfs.Document, id string) string {
	return uri.Address{Kind: uri.Property, Spec: spec.ID, Name: inDocument(spec, d, id)}.String()
}

func steeringURI(w *specfs.Workspace, name string) string {
	return uri.Address{Kind: uri.Steering, Name: w.Qualified(name)}.String()
}

// inDocument names the document before an id that a former document of its
// kind may have as well.
func inDocument(spec *specfs.Spec, d *specfs.Document, id string) string {
	same := func(i specfs.Info) bool {
		return i.Kind == d.Kind || isRequirements(i.Kind) && isRequirements(d.Kind)
	}
	if first := slices.IndexFunc(spec.Documents, same); first < 0 || spec.Documents[first].Name == d.Name {
		return id
	}
	return uri.InDocument(d.Name, id)
}

func isRequirements(k specfs.Kind) bool {
	return k == specfs.KindRequirements || k == specfs.KindBugfix
}

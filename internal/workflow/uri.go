package workflow

import (
	"slices"

	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
)

func documentAddress(spec *specfs.Spec, d *specfs.Document) uri.Address {
	return uri.Address{Kind: uri.Document, Spec: spec.ID, Name: d.Name}
}

func taskAddress(spec *specfs.Spec, id string) uri.Address {
	return uri.Address{Kind: uri.Task, Spec: spec.ID, Name: id}
}

// requirementAddress is that of a requirement or a criterion.
func requirementAddress(spec *specfs.Spec, d *specfs.Document, id string) uri.Address {
	return uri.Address{Kind: uri.Requirement, Spec: spec.ID, Name: inDocument(spec, d, id)}
}

// sectionAddress is that of a section of a design.
func sectionAddress(spec *specfs.Spec, d *specfs.Document, path string) uri.Address {
	return uri.Address{Kind: uri.Section, Spec: spec.ID, Name: inDocument(spec, d, path)}
}

// propertyAddress is that of a correctness property.
func propertyAddress(spec *specfs.Spec, d *specfs.Document, id string) uri.Address {
	return uri.Address{Kind: uri.Property, Spec: spec.ID, Name: inDocument(spec, d, id)}
}

func steeringAddress(w *specfs.Workspace, name string) uri.Address {
	return uri.Address{Kind: uri.Steering, Name: w.Qualified(name)}
}

func contractAddress(w *specfs.Workspace, path string) uri.Address {
	return uri.Address{Kind: uri.Contract, Name: w.Qualified(path)}
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

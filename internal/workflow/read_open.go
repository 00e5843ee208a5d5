package workflow

import (
	"context"
	"strings"

	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// opened is a document to be read, and where it was found.
type opened struct {
	*specfs.Document
	workspace *specfs.Workspace
	spec      *specfs.Spec // nil for steering and contracts
	address   uri.Address
}

// link is the resource that an answer of read_spec is the twin of: a section
// of a design, else the whole document.
func (o opened) link(s *doc.Section) uri.Link {
	if s == nil || o.spec == nil || o.Kind != specfs.KindDesign {
		return linkToDocument(o.address, o.Document)
	}
	return linkTo(sectionAddress(o.spec, o.Document, s.Path), s.Title, s.Span.Len())
}

// open finds a document by its name: of a spec, or "steering/<name>", or
// "contract" for the only one, "contract/<path>" for one of several.
func (f *Flow) open(ctx context.Context, p ReadSpecParams) (opened, error) {
	kind, name, _ := strings.Cut(p.Document, "/")
	if kind != "steering" && kind != "contract" {
		spec, err := f.workspaces.Spec(ctx, p.Spec)
		if err != nil {
			return opened{}, err
		}
		d, err := spec.Read(ctx, p.Document)
		if err != nil {
			return opened{}, err
		}
		return opened{d, spec.Workspace, spec, documentAddress(spec, d)}, nil
	}
	w, err := f.workspaceOf(ctx, p.Spec)
	if err != nil {
		return opened{}, err
	}
	infos, _ := f.workspaces.Steering(ctx, w)
	address := steeringAddress
	if kind == "contract" {
		infos, _ = f.workspaces.Contracts(ctx, w)
		address = contractAddress
	}
	info, err := pick(kind, name, infos)
	if err != nil {
		return opened{}, err
	}
	d, err := w.Read(ctx, info)
	if err != nil {
		return opened{}, err
	}
	return opened{d, w, nil, address(w, info.Name)}, nil
}

// workspaceOf is the workspace of a spec, or the only one there is.
func (f *Flow) workspaceOf(ctx context.Context, spec string) (*specfs.Workspace, error) {
	if list := f.workspaces.List(); len(list) == 1 {
		return list[0], nil
	}
	for _, w := range f.workspaces.List() {
		if spec == "@"+w.Name+"/" {
			return w, nil
		}
	}
	s, err := f.workspaces.Spec(ctx, spec)
	if err != nil {
		return nil, err
	}
	return s.Workspace, nil
}

// pick finds a document of the workspace by name; no name means the only one.
func pick(kind, name string, infos []specfs.Info) (specfs.Info, error) {
	fault := &doc.Fault{Code: codeUnknownDocument, Field: "document", Given: kind + "/" + name}
	for _, i := range infos {
		if i.Name == strings.TrimSuffix(name, ".md") || i.Name == name || name == "" && len(infos) == 1 {
			return i, nil
		}
		fault.Valid = append(fault.Valid, kind+"/"+i.Name)
	}
	fault.Message = "the workspace has no " + kind + " document " + quote(name)
	switch {
	case len(infos) == 0:
		fault.Message = "the workspace has no " + kind + " document"
	case name == "":
		fault.Message = "there are several " + kind + " documents; name one"
	}
	return specfs.Info{}, fault
}

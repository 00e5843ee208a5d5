package resources

import (
	"context"
	"fmt"

	"kiro-mcp/internal/uri"
	"kiro-mcp/internal/workflow"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// Read gives what stands at an address. The error is a [NotFoundError], a
// [RefusedError], or a failure of the system.
func (s *Set) Read(ctx context.Context, address string) (Content, error) {
	content, err := s.content(ctx, address)
	s.noteRead(address, content, err)
	return content, err
}

func (s *Set) content(ctx context.Context, address string) (Content, error) {
	a, err := uri.Parse(address)
	if err != nil {
		return Content{}, &NotFoundError{URI: address, Code: codeInvalidURI, Message: noAddress(err)}
	}
	content, err := s.read(ctx, a)
	if err != nil {
		return Content{}, failure(address, err)
	}
	content.URI = address
	return content, nil
}

func (s *Set) read(ctx context.Context, a uri.Address) (Content, error) {
	switch a.Kind {
	case uri.Specs:
		return s.overview(ctx)
	case uri.Steering:
		return readAround(ctx, "steering document", a.Name, around(ctx, s.workspaces, s.workspaces.Steering))
	case uri.Contract:
		return readAround(ctx, "contract", a.Name, around(ctx, s.workspaces, s.workspaces.Contracts))
	default:
		spec, err := s.workspaces.Spec(ctx, a.Spec)
		if err != nil {
			return Content{}, err
		}
		return s.readOf(ctx, spec, a)
	}
}

// readOf reads a spec's overview, one of its documents, or a part of one.
func (s *Set) readOf(ctx context.Context, spec *specfs.Spec, a uri.Address) (Content, error) {
	switch a.Kind {
	case uri.Document:
		d, err := spec.Read(ctx, a.Name)
		if err != nil {
			return Content{}, err
		}
		return whole(d), nil
	case uri.Task:
		d, t, err := s.flow.Task(ctx, spec, workflow.TaskArg(a.Name))
		if err != nil {
			return Content{}, err
		}
		return part(d, t.Span), nil
	case uri.Requirement:
		return requirement(ctx, spec, a.Name)
	case uri.Section:
		return section(ctx, spec, a.Name)
	case uri.Property:
		return property(ctx, spec, a.Name)
	default:
		return s.describe(ctx, spec)
	}
}

// readAround reads a document of a workspace by the name that it alone has, or
// by its name in the workspace where no other workspace has the same.
func readAround(ctx context.Context, what, name string, rows []row) (Content, error) {
	var found []row
	for _, r := range rows {
		if r.name == name {
			found = []row{r}
			break
		}
		if r.info.Name == name {
			found = append(found, r)
		}
	}
	switch len(found) {
	case 0:
		return Content{}, &doc.Fault{Code: codeUnknownDocument, Given: name, Message: fmt.Sprintf("there is no %s %q", what, name)}
	case 1:
		d, err := found[0].workspace.Read(ctx, found[0].info)
		if err != nil {
			return Content{}, err
		}
		return whole(d), nil
	}
	return Content{}, &doc.Fault{Code: codeAmbiguousName, Given: name, Message: fmt.Sprintf("%d workspaces have a %s %q; write %s", len(found), what, name, found[0].name)}
}

package prompts

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// hold adds the documents of these kinds that the spec has, and the steering
// that always applies to it.
func (s *sheet) hold(ctx context.Context, kinds ...specfs.Kind) {
	found, findings := s.spec.All(ctx, kinds...)
	for _, d := range found {
		s.documents = append(s.documents, holding(d, s.spec.ID, d.Name))
	}
	for _, f := range findings {
		s.left = append(s.left, spanned(f.File)+" could not be read: "+spanned(f.Message))
	}
	s.holdSteering(ctx, s.spec.Workspace)
}

// holdSteering adds the steering documents that are always part of a
// conversation. The others are for certain files, or for when they are asked
// for.
func (s *sheet) holdSteering(ctx context.Context, w *specfs.Workspace) {
	infos, _ := s.set.workspaces.Steering(ctx, w)
	for _, info := range infos {
		if folder, _, nested := strings.Cut(info.Name, ":"); nested && (s.spec == nil || !strings.HasPrefix(s.spec.Dir, folder+"/")) {
			continue // of another part of the repository
		}
		d, err := w.Read(ctx, info)
		if err == nil && d.Steering != nil && d.Steering.Inclusion == doc.IncludeAlways {
			s.documents = append(s.documents, holding(d, "", "steering/"+w.Qualified(info.Name)))
		}
	}
}

// aboutNew sets the spec that was named, if there is one of that name. A name
// that no spec has is that of a new one, and so is none.
func (s *sheet) aboutNew(ctx context.Context) error {
	if s.arg("spec") == "" {
		return s.someWorkspace()
	}
	err := s.about(ctx)
	if fault, ok := errors.AsType[*doc.Fault](err); ok && fault.Code == codeUnknownSpec {
		return nil
	}
	return err
}

const codeUnknownSpec = "unknown_spec" // as specfs.Workspaces.Spec says

// someWorkspace refuses a prompt where there is no project to work in.
func (s *sheet) someWorkspace() error {
	if len(s.set.workspaces.List()) > 0 {
		return nil
	}
	_, err := s.set.workspaces.Spec(context.Background(), "")
	return err
}

// workspace is the one of the spec, or the first.
func (s *sheet) workspace() *specfs.Workspace {
	if s.spec != nil {
		return s.spec.Workspace
	}
	return s.set.workspaces.List()[0]
}

// mostSpecs is how many specs a prompt names.
const mostSpecs = 30

// others names the specs that there are, so that none is made twice.
func (s *sheet) others() string {
	specs, _, err := s.set.workspaces.Specs(context.Background())
	if err != nil || len(specs) == 0 {
		return "none"
	}
	var names []string
	for _, spec := range specs[:min(mostSpecs, len(specs))] {
		names = append(names, spanned(spec.ID))
	}
	if more := len(specs) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("and %d more, which list_specs names", more))
	}
	return strings.Join(names, ", ")
}

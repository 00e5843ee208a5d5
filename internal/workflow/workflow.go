// Package workflow is what a person does with specs, one function a step: see
// what there is, what is left, gather what a task needs, check it off, read
// and search.
//
// Most callers want [New] and then one method of [Flow] for each tool. Every
// method takes a params struct and gives a result struct whose fields are the
// tool's contract; the result's Text says the same in short Markdown.
//
// It promises that what is inferred is never shown as cited, that an answer
// says what it left out and how to get it, and that checking off decides on
// the bytes that are on the disk at that moment.
package workflow

import (
	"context"
	"errors"
	"slices"
	"strings"

	"kiro-mcp/internal/code"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// Flow answers for a set of workspaces. It is safe for concurrent use.
type Flow struct {
	workspaces *specfs.Workspaces
	sources    *code.Sources

	measure Measure

	lores lores
}

// New makes a Flow over workspaces. Answers that cut themselves by meaning use
// measure to know their size.
func New(workspaces *specfs.Workspaces, measure Measure) *Flow {
	return &Flow{workspaces: workspaces, sources: code.NewSources(), measure: measure}
}

// specs are those that an optional argument means: one by its id, all of a
// workspace by "@workspace/", all there are by nothing. Without any workspace
// there are none, and a problem says so: lists are empty then, not refused.
func (f *Flow) specs(ctx context.Context, arg string) ([]*specfs.Spec, []Problem, error) {
	name, isWorkspace := strings.CutSuffix(strings.TrimPrefix(arg, "@"), "/")
	isWorkspace = isWorkspace && strings.HasPrefix(arg, "@") && f.hasWorkspace(name)
	if arg != "" && !isWorkspace {
		spec, err := f.workspaces.Spec(ctx, arg)
		if err != nil {
			return nil, nil, err
		}
		return []*specfs.Spec{spec}, nil, nil
	}
	all, findings, err := f.workspaces.Specs(ctx)
	if fault, ok := errors.AsType[*doc.Fault](err); ok && len(f.workspaces.List()) == 0 {
		return nil, []Problem{{Code: fault.Code, Message: fault.Message}}, nil
	}
	if err != nil {
		return nil, nil, err
	}
	if isWorkspace {
		all = slices.DeleteFunc(all, func(s *specfs.Spec) bool { return s.Workspace.Name != name })
	}
	return all, problems(findings), nil
}

func (f *Flow) hasWorkspace(name string) bool {
	return slices.ContainsFunc(f.workspaces.List(), func(w *specfs.Workspace) bool { return w.Name == name })
}

// workspaceNames is how an answer over several specs names its workspaces.
func (f *Flow) workspaceNames(specs []*specfs.Spec) string {
	var names []string
	for _, w := range f.workspaces.List() {
		ours := func(s *specfs.Spec) bool { return s.Workspace.Name == w.Name }
		if len(specs) == 0 || slices.ContainsFunc(specs, ours) {
			names = append(names, w.Name)
		}
	}
	return strings.Join(names, ", ")
}

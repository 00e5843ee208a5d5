package prompts

import (
	"context"

	"kiro-mcp/internal/uri"
	"kiro-mcp/resources"
)

// value is what an argument names. The values of those that name something of
// the workspaces are those of the address it has there.
type value int

const (
	anything value = iota // the user's own words: nothing is known of them
	aSpec
	aTask
	aContract
)

// The arguments that several prompts have.
var (
	specArgument = Argument{
		Name: "spec", Title: "Spec", Description: "id of the spec; may be left out where there is only one", of: aSpec,
	}
	newSpecArgument = Argument{
		Name: "spec", Title: "Spec", Description: "id of a spec to go on with, or the name of a new one; left out: a new one", of: aSpec,
	}
)

// Complete completes an argument of a prompt. known are the arguments that
// have a value: the tasks are those of spec, or of the only spec there is. The
// error is an [ArgumentError] for a prompt or argument that is not there.
func (s *Set) Complete(ctx context.Context, name, argument, typed string, known map[string]string) (resources.Completion, error) {
	p, err := s.named(name)
	if err != nil {
		return resources.Completion{}, err
	}
	a, err := p.argument(argument)
	if err != nil {
		return resources.Completion{}, err
	}
	switch a.of {
	case aSpec:
		return s.shelf.Complete(ctx, uri.Spec.Template(), "spec", typed, known)
	case aTask:
		return s.shelf.Complete(ctx, uri.Task.Template(), "task", typed, known)
	case aContract:
		return s.shelf.Complete(ctx, uri.Contract.Template(), "path", typed, known)
	default:
		return resources.Completion{Values: []string{}}, nil
	}
}

// Package prompts is what a person can start: one workflow a file, each a text
// that a model follows with this server's tools. It knows no protocol.
//
// Most callers want [New], then [Set.List], [Set.Get] and [Set.Complete].
//
// It promises that a prompt names no tool that is not served; that it holds
// the documents it needs as far as they fit, and says what it left out and how
// to get it; that text of the repository stands in fences that it cannot
// close; and that no step decides for the user what only the user can agree
// to.
package prompts

import (
	"context"
	"slices"

	"kiro-mcp/internal/tool"
	"kiro-mcp/internal/workflow"
	"kiro-mcp/resources"
	"kiro-mcp/specfs"
)

// Prompt is one workflow that can be started.
type Prompt struct {
	Name        string
	Title       string // for people
	Description string // what comes of it, in a sentence
	Arguments   []Argument

	needs  []string                                  // tools without which it cannot be followed
	gather func(ctx context.Context, s *sheet) error // reads what the text speaks of
}

// Needs are the tools without which the prompt is not offered.
func (p Prompt) Needs() []string { return slices.Clone(p.needs) }

// Argument is a value that a person may give. All are optional: what may be
// left out depends on how many specs there are at that moment, and a list that
// changed with it could not be kept by clients.
type Argument struct {
	Name, Title, Description string

	of value
}

// Text is a prompt made for its arguments: what is said to the model in the
// user's name.
type Text struct {
	Description string
	Body        string // Markdown, below 100,000 bytes
}

// All are the prompts, in the order of the work, whether their tools are
// served or not.
func All() []Prompt {
	return []Prompt{
		writeRequirements, writeDesign, writeTasks, implementTask,
		reviewAgainstDesign, scaffoldFromOpenAPI, adoptCodebase, syncSpecs,
	}
}

// Set are the prompts that can be followed with some tools over some
// workspaces. It is safe for concurrent use.
type Set struct {
	workspaces *specfs.Workspaces
	flow       *workflow.Flow
	shelf      *resources.Set
	tools      []string
	prompts    []Prompt
}

// New makes the set of prompts that the named tools are enough for. It reads
// nothing yet.
func New(workspaces *specfs.Workspaces, tools []string) *Set {
	s := &Set{
		workspaces: workspaces,
		flow: workflow.New(workspaces, func(a workflow.Answer) (text, structured int, err error) {
			return tool.Size(a)
		}),
		shelf: resources.New(workspaces),
		tools: tools,
	}
	s.prompts = slices.DeleteFunc(All(), func(p Prompt) bool {
		return slices.ContainsFunc(p.needs, func(name string) bool { return !s.offers(name) })
	})
	return s
}

// List gives the prompts, in the order of the work.
func (s *Set) List() []Prompt { return slices.Clone(s.prompts) }

// Get makes a prompt for arguments; an empty value is none. The error is an
// [ArgumentError], or a failure of the system.
func (s *Set) Get(ctx context.Context, name string, arguments map[string]string) (Text, error) {
	p, err := s.named(name)
	if err != nil {
		return Text{}, err
	}
	for given := range arguments {
		if _, err := p.argument(given); err != nil {
			return Text{}, err
		}
	}
	sheet := &sheet{set: s, prompt: p, given: arguments}
	if err := p.gather(ctx, sheet); err != nil {
		return Text{}, faulty(err)
	}
	body, err := sheet.text()
	return Text{Description: p.Description, Body: body}, err
}

func (s *Set) offers(name string) bool { return slices.Contains(s.tools, name) }

func (s *Set) named(name string) (Prompt, error) {
	i := slices.IndexFunc(s.prompts, func(p Prompt) bool { return p.Name == name })
	if i < 0 {
		return Prompt{}, unknownPrompt(name, s.prompts)
	}
	return s.prompts[i], nil
}

func (p Prompt) argument(name string) (Argument, error) {
	i := slices.IndexFunc(p.Arguments, func(a Argument) bool { return a.Name == name })
	if i < 0 {
		return Argument{}, unknownArgument(name, p)
	}
	return p.Arguments[i], nil
}

package edge

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"kiro-mcp/internal/tool"
	"kiro-mcp/prompts"
	"kiro-mcp/resources"
)

// Prompts is what a person can start, as [prompts.Set] defines it. Its list
// never changes while it is served.
type Prompts interface {
	List() []prompts.Prompt
	Get(ctx context.Context, name string, arguments map[string]string) (prompts.Text, error)
	Complete(ctx context.Context, name, argument, typed string, known map[string]string) (resources.Completion, error)
}

// addPrompts has mcp-go list and give the prompts.
func (s *Server) addPrompts() {
	if s.options.Prompts == nil {
		return
	}
	for _, p := range s.options.Prompts.List() {
		listed := mcp.Prompt{Name: p.Name, Title: p.Title, Description: p.Description}
		for _, a := range p.Arguments {
			listed.Arguments = append(listed.Arguments, mcp.PromptArgument{Name: a.Name, Title: a.Title, Description: a.Description})
		}
		s.mcp.AddPrompt(listed, s.prompt)
	}
}

// prompt makes a prompt. It is one message of the user, in text: not every
// host shows a model what is embedded beside it.
func (s *Server) prompt(ctx context.Context, r mcp.GetPromptRequest) (*mcp.GetPromptResult, error) {
	made, err := s.options.Prompts.Get(ctx, r.Params.Name, r.Params.Arguments)
	if err != nil {
		return nil, promptRefused(err)
	}
	return &mcp.GetPromptResult{
		Description: made.Description,
		Messages:    []mcp.PromptMessage{mcp.NewPromptMessage(mcp.RoleUser, mcp.NewTextContent(made.Body))},
	}, nil
}

// promptRefused is an error that the caller's arguments made.
func promptRefused(err error) error {
	if refused, ok := errors.AsType[*prompts.ArgumentError](err); ok {
		return paramError(refused.Message)
	}
	return err
}

// requireArguments refuses a prompt without its required arguments: mcp-go
// does not look, and the prompt would be made with nothing in their place.
func (s *Server) requireArguments(next server.PromptHandlerFunc) server.PromptHandlerFunc {
	return func(ctx context.Context, r mcp.GetPromptRequest) (*mcp.GetPromptResult, error) {
		prompt, ok := s.mcp.ListPrompts()[r.Params.Name]
		if !ok {
			return next(ctx, r) // it was taken away in this moment
		}
		var missing []string
		for _, argument := range prompt.Prompt.Arguments {
			if _, given := r.Params.Arguments[argument.Name]; argument.Required && !given {
				missing = append(missing, argument.Name)
			}
		}
		if len(missing) > 0 {
			return nil, paramError(fmt.Sprintf("the prompt %s needs a value for: %s", r.Params.Name, strings.Join(missing, ", ")))
		}
		return next(ctx, r)
	}
}

// completePrompt completes an argument of a prompt. Of one that only a fixture
// registered nothing is known but which arguments there are.
func (c *conn) completePrompt(r *request, name, argument, typed string, known map[string]string) (resources.Completion, error) {
	if c.options.Prompts != nil && c.options.offers(name) {
		found, err := c.options.Prompts.Complete(r.ctx, name, argument, typed, known)
		return found, promptRefused(err)
	}
	nothing := resources.Completion{Values: []string{}}
	prompt, ok := c.mcp.ListPrompts()[name]
	if !ok {
		return nothing, c.noPrompt(name)
	}
	for _, has := range prompt.Prompt.Arguments {
		if has.Name == argument {
			return nothing, nil
		}
	}
	return nothing, paramError(fmt.Sprintf("the prompt %s has no argument %.100q", name, tool.Clean(argument)))
}

// offers reports whether a prompt is one of ours.
func (o Options) offers(prompt string) bool {
	return slices.ContainsFunc(o.Prompts.List(), func(p prompts.Prompt) bool { return p.Name == prompt })
}

// noPrompt refuses a name that no prompt has, and says which there are.
func (c *conn) noPrompt(name string) error {
	message := fmt.Sprintf("there is no prompt %.100q", tool.Clean(name))
	names := slices.Sorted(maps.Keys(c.mcp.ListPrompts()))
	if near := tool.Nearest(name, names); near != "" {
		message += "; did you mean " + near + "?"
	}
	if len(names) > 0 {
		message += "; the prompts are: " + strings.Join(names, ", ")
	}
	return paramError(message)
}

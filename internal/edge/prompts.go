package edge

import (
	"context"
	"fmt"
	"strings"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"kiro-mcp/internal/tool"
)

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

// completePrompt completes an argument of a prompt: nothing is known of the
// values that one can have, but which arguments there are is.
func (c *conn) completePrompt(name, argument string) (mcp.ResultMetadata, int64, error) {
	prompt, ok := c.mcp.ListPrompts()[name]
	if !ok {
		return nil, 0, paramError(fmt.Sprintf("there is no prompt %.100q", tool.Clean(name)))
	}
	for _, known := range prompt.Prompt.Arguments {
		if known.Name == argument {
			return &mcp.CompleteResult{Completion: mcp.Completion{Values: []string{}}}, 0, nil
		}
	}
	return nil, 0, paramError(fmt.Sprintf("the prompt %s has no argument %.100q", name, tool.Clean(argument)))
}

package edge

import (
	"encoding/json"

	"github.com/mark3labs/mcp-go/mcp"
)

// complete completes a variable of a resource template, or an argument of a
// prompt.
func (c *conn) complete(r *request, _ era) (mcp.ResultMetadata, int64, error) {
	var p struct {
		Ref      struct{ Type, URI, Name string }
		Argument struct{ Name, Value *string }
		Context  struct{ Arguments map[string]string }
	}
	if json.Unmarshal(r.params, &p) != nil || p.Argument.Name == nil || p.Argument.Value == nil {
		return nil, 0, paramError(`params must hold "ref" with type and uri, and "argument" with name and value, all strings`)
	}
	switch p.Ref.Type {
	case "ref/resource":
	case "ref/prompt":
		return c.completePrompt(p.Ref.Name, *p.Argument.Name)
	default:
		return nil, 0, paramError(`only templates of resources and prompts can be completed: ref.type must be "ref/resource" or "ref/prompt"`)
	}
	found, err := c.options.Resources.Complete(r.ctx, p.Ref.URI, *p.Argument.Name, *p.Argument.Value, p.Context.Arguments)
	if err != nil {
		return nil, 0, refused(err)
	}
	return &mcp.CompleteResult{Completion: mcp.Completion{
		Values: found.Values, Total: found.Total, HasMore: found.Total > len(found.Values),
	}}, 0, nil
}

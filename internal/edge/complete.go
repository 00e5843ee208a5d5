package edge

import (
	"encoding/json"

	"github.com/mark3labs/mcp-go/mcp"

	"kiro-mcp/resources"
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
	var found resources.Completion
	var err error
	switch p.Ref.Type {
	case "ref/resource":
		found, err = c.completeResource(r, p.Ref.URI, *p.Argument.Name, *p.Argument.Value, p.Context.Arguments)
	case "ref/prompt":
		found, err = c.completePrompt(r, p.Ref.Name, *p.Argument.Name, *p.Argument.Value, p.Context.Arguments)
	default:
		err = paramError(`only templates of resources and prompts can be completed: ref.type must be "ref/resource" or "ref/prompt"`)
	}
	if err != nil {
		return nil, 0, err
	}
	return &mcp.CompleteResult{Completion: mcp.Completion{
		Values: found.Values, Total: found.Total, HasMore: found.Total > len(found.Values),
	}}, 0, nil
}

func (c *conn) completeResource(r *request, template, variable, typed string, known map[string]string) (resources.Completion, error) {
	if c.options.Resources == nil {
		return resources.Completion{}, paramError("there are no templates of resources")
	}
	found, err := c.options.Resources.Complete(r.ctx, template, variable, typed, known)
	return found, refused(err)
}

// completes reports whether there is anything to complete.
func (o Options) completes() bool { return o.Resources != nil || o.Prompts != nil }

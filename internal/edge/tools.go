package edge

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"kiro-mcp/internal/tool"
)

// errorKey is where a result carries its error for machines.
const errorKey = "kiro-mcp/error"

// anyArguments stands for the schema of a tool until the list is asked for.
var anyArguments = json.RawMessage(`{"type":"object"}`)

// registered is a tool as mcp-go keeps it. Its schemas are added by described.
func registered(t *tool.Tool) mcp.Tool {
	return mcp.Tool{
		Name: t.Name, Title: t.Title, Description: t.Description,
		RawInputSchema: anyArguments,
		Annotations: mcp.ToolAnnotation{
			ReadOnlyHint:    &t.Hints.ReadOnly,
			DestructiveHint: &t.Hints.Destructive,
			IdempotentHint:  &t.Hints.Idempotent,
			OpenWorldHint:   &t.Hints.OpenWorld,
		},
	}
}

// described adds the schemas to a list of tools.
func described(list []mcp.Tool, tools []*tool.Tool) []mcp.Tool {
	byName := make(map[string]*tool.Tool, len(tools))
	for _, t := range tools {
		byName[t.Name] = t
	}
	out := make([]mcp.Tool, len(list))
	for i, item := range list {
		if t := byName[item.Name]; t != nil {
			item.RawInputSchema, item.RawOutputSchema = t.InputSchema(), t.OutputSchema()
		}
		out[i] = item
	}
	return out
}

// handler calls a tool. An error is a result that a model can read, never a
// failure of the protocol, which it would not be shown.
func (s *Server) handler(t *tool.Tool) server.ToolHandlerFunc {
	return func(ctx context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		ctx, err := s.withUser(ctx, r)
		if err != nil {
			return nil, err
		}
		ctx, done := reporting(ctx)
		defer done()
		answer, err := t.Call(ctx, r.Params.RawArguments)
		if question, ok := asInputRequired(err); ok {
			return question, nil
		}
		if refused, ok := errors.AsType[*protocolError](err); ok {
			return nil, refused
		}
		if err != nil {
			return s.failed(t.Name, err), nil
		}
		return &mcp.CallToolResult{
			Content:              contentOf(ctx, answer),
			RawStructuredContent: answer.Structured,
		}, nil
	}
}

// failed is an error as a result, without structured content: some clients
// hold that against the schema of the answer.
func (s *Server) failed(name string, err error) *mcp.CallToolResult {
	e, ok := errors.AsType[*tool.Error](err)
	if !ok {
		e = &tool.Error{Code: tool.CodeInternal, Message: name + " failed", Valid: []string{}}
	}
	if e.Code == tool.CodeInternal {
		s.options.Log(name+" failed", errors.Unwrap(e))
	}
	r := &mcp.CallToolResult{Content: []mcp.Content{mcp.NewTextContent(e.Text())}, IsError: true}
	r.Meta = &mcp.Meta{AdditionalFields: map[string]any{errorKey: e}}
	return r
}

// namedIn is the name of the tool or prompt that is asked for; ok is false when
// the parameters cannot be read.
func namedIn(params json.RawMessage) (name string, ok bool) {
	var call struct {
		Name *string `json:"name"`
	}
	if json.Unmarshal(params, &call) != nil || call.Name == nil {
		return "", false
	}
	return *call.Name, true
}

// toolNames lists the names of the tools, in the order of the list.
func toolNames(tools map[string]*server.ServerTool) []string {
	names := make([]string, 0, len(tools))
	for name := range tools {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

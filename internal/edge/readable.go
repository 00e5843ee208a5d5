package edge

import (
	"fmt"
	"strings"

	"github.com/mark3labs/mcp-go/mcp"

	"kiro-mcp/internal/tool"
)

// readable puts an error of mcp-go into words: the library quotes Go's types
// at clients, and does not say which tools there are.
func (c *conn) readable(r *request, e mcp.JSONRPCError) mcp.JSONRPCError {
	if r.refused != nil {
		return *r.refused
	}
	say := func(code int, format string, args ...any) mcp.JSONRPCError {
		return mcp.JSONRPCError{Error: mcp.NewJSONRPCErrorDetails(code, fmt.Sprintf(format, args...), e.Error.Data)}
	}
	unparsable := e.Error.Code == mcp.INVALID_REQUEST
	if r.method == "tools/call" && (unparsable || e.Error.Code == mcp.INVALID_PARAMS) {
		name, ok := namedIn(r.params)
		if !ok {
			return say(mcp.INVALID_PARAMS, `params must hold "name", the name of a tool, and may hold "arguments", an object`)
		}
		if c.mcp.GetTool(name) == nil {
			return say(mcp.INVALID_PARAMS, "there is no tool %.100q; %s", tool.Clean(name), c.suggestion(name))
		}
	}
	if name, ok := namedIn(r.params); ok && r.method == "prompts/get" && c.mcp.ListPrompts()[name] == nil {
		if refused, ok := asProtocolError(c.noPrompt(name)); ok {
			return refused
		}
	}
	if unparsable {
		return say(mcp.INVALID_PARAMS, "the params of %s have a member of the wrong type", r.method)
	}
	return e
}

// suggestion names the tool that was probably meant, and all that there are.
func (c *conn) suggestion(name string) string {
	names := toolNames(c.mcp.ListTools())
	all := "the tools are: " + strings.Join(names, ", ")
	if near := tool.Nearest(name, names); near != "" {
		return "did you mean " + near + "? " + all
	}
	return all
}

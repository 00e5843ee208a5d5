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
	say := func(code int, format string, args ...any) mcp.JSONRPCError {
		return mcp.JSONRPCError{Error: mcp.NewJSONRPCErrorDetails(code, fmt.Sprintf(format, args...), e.Error.Data)}
	}
	unparsable := e.Error.Code == mcp.INVALID_REQUEST
	if r.method == "tools/call" && (unparsable || e.Error.Code == mcp.INVALID_PARAMS) {
		name, ok := calledTool(r.params)
		if !ok {
			return say(mcp.INVALID_PARAMS, `params must hold "name", the name of a tool, and may hold "arguments", an object`)
		}
		if c.mcp.GetTool(name) == nil {
			names := toolNames(c.mcp.ListTools())
			hint := ""
			if near := tool.Nearest(name, names); near != "" {
				hint = fmt.Sprintf("; did you mean %s?", near)
			}
			return say(mcp.INVALID_PARAMS, "there is no tool %q%s The tools are: %s", tool.Clean(name), hint, strings.Join(names, ", "))
		}
	}
	if unparsable {
		return say(mcp.INVALID_PARAMS, "the params of %s have a member of the wrong type", r.method)
	}
	return e
}

package edge

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// demanding adds a tool and a prompt that cannot do without something.
func demanding(m *server.MCPServer) *server.MCPServer {
	m.AddTool(mcp.Tool{Name: "ponder", RawInputSchema: anyArguments}, func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return nil, mcp.MissingRequiredClientCapabilityError{Capability: "sampling"}
	})
	prompt := mcp.Prompt{Name: "greet", Arguments: []mcp.PromptArgument{{Name: "who", Required: true}, {Name: "how"}}}
	m.AddPrompt(prompt, func(_ context.Context, r mcp.GetPromptRequest) (*mcp.GetPromptResult, error) {
		said := mcp.NewTextContent("Hello, " + r.Params.Arguments["who"])
		return &mcp.GetPromptResult{Messages: []mcp.PromptMessage{mcp.NewPromptMessage(mcp.RoleUser, said)}}, nil
	})
	return m
}

// TestRefusals are further remedies, of defects that are not the transport's:
// here the server differs as well. Numbers as in TestRemedies.
func TestRefusals(t *testing.T) {
	for _, r := range []struct{ name, request, want string }{
		{
			"10 a handler refuses by a code of the protocol",
			`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ponder",` + modernMeta + `}}`,
			`{"jsonrpc":"2.0","id":1,"error":{"code":-32021,"message":"this needs a client that declares the capability sampling","data":{"requiredCapabilities":{"sampling":{}}}}}`,
		},
		{
			"12 a prompt is not made without a required argument",
			`{"jsonrpc":"2.0","id":1,"method":"prompts/get","params":{"name":"greet","arguments":{"how":"loud"},` + modernMeta + `}}`,
			`{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"the prompt greet needs a value for: who"}}`,
		},
	} {
		t.Run(r.name+"/ours", func(t *testing.T) {
			p := dialed(t, serveOurs, demanding(New(Options{Name: "ours", Version: "1"}).mcp))
			p.send(r.request)
			if got := p.answer("1").raw; got != r.want {
				t.Errorf("answer (-want +got):\n-%s\n+%s", r.want, got)
			}
		})
		t.Run(r.name+"/stock", func(t *testing.T) {
			p := dialed(t, serveStock, demanding(server.NewMCPServer("stock", "1")))
			p.send(r.request)
			if e := p.answer("1").Error; e != nil && strings.Contains(r.want, fmt.Sprintf(`"code":%d`, e.Code)) {
				t.Errorf("the library has no such defect any more: this remedy can go")
			}
		})
	}
}

// TestPrompts: they are announced when there are some, made when nothing is
// missing, and their arguments can be completed.
func TestPrompts(t *testing.T) {
	s, _ := sample(Options{Resources: noResources{}})
	demanding(s.mcp)
	p := connected(t, s)
	for _, c := range []struct{ method, params, want string }{
		{"server/discover", ``, `"prompts":{}`},
		{"prompts/get", `"name":"greet","arguments":{"who":"you"},`, `Hello, you`},
		{"completion/complete", `"ref":{"type":"ref/prompt","name":"greet"},"argument":{"name":"who","value":"y"},`, `"completion":{"values":[]}`},
		{"completion/complete", `"ref":{"type":"ref/prompt","name":"greet"},"argument":{"name":"when","value":"y"},`, `the prompt greet has no argument \"when\"`},
		{"completion/complete", `"ref":{"type":"ref/prompt","name":"leave"},"argument":{"name":"who","value":"y"},`, `there is no prompt \"leave\"`},
	} {
		p.send(`{"jsonrpc":"2.0","id":1,"method":"` + c.method + `","params":{` + c.params + modernMeta + `}}`)
		if got := p.answer("1").raw; !strings.Contains(got, c.want) {
			t.Errorf("%s %s: expected %s in %s", c.method, c.params, c.want, got)
		}
	}
}

// noResources are resources where none are.
type noResources struct{ Resources }

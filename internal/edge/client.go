package edge

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/mark3labs/mcp-go/client"
	"github.com/mark3labs/mcp-go/client/transport"
	"github.com/mark3labs/mcp-go/mcp"
)

// Client is a real client at the other end of a pair of streams.
type Client struct{ mcp *client.Client }

// Reply is what a client was answered to a call.
type Reply struct {
	Text       string
	Structured json.RawMessage // nil when there was none
	IsError    bool
}

// Dial introduces a client, in the newest era that both ends speak. The
// client writes to in and reads from out until Close or the context is done.
func Dial(ctx context.Context, name, version string, in io.WriteCloser, out io.Reader) (*Client, error) {
	c := client.NewClient(transport.NewIO(out, in, io.NopCloser(nothing{})))
	if err := c.Start(ctx); err != nil {
		return nil, fmt.Errorf("start the client: %w", err)
	}
	var request mcp.InitializeRequest
	request.Params.ProtocolVersion = mcp.LATEST_PROTOCOL_VERSION
	request.Params.ClientInfo = mcp.Implementation{Name: name, Version: version}
	if _, err := c.Initialize(ctx, request); err != nil {
		return nil, fmt.Errorf("introduce the client: %w", err)
	}
	return &Client{c}, nil
}

// Protocol is the revision that the two ends agreed on.
func (c *Client) Protocol() string { return c.mcp.ProtocolVersion() }

// Tools lists the tools as the client sees them, each as its JSON.
func (c *Client) Tools(ctx context.Context) ([]json.RawMessage, error) {
	list, err := c.mcp.ListTools(ctx, mcp.ListToolsRequest{})
	if err != nil {
		return nil, fmt.Errorf("list the tools: %w", err)
	}
	tools := make([]json.RawMessage, len(list.Tools))
	for i, t := range list.Tools {
		if tools[i], err = json.Marshal(t); err != nil {
			return nil, fmt.Errorf("tool %s: %w", t.Name, err)
		}
	}
	return tools, nil
}

// Call calls a tool with the arguments of a JSON object. A tool's own error is
// a Reply; an error is a failure of the connection or the protocol.
func (c *Client) Call(ctx context.Context, name string, args json.RawMessage) (Reply, error) {
	var request mcp.CallToolRequest
	request.Params.Name, request.Params.Arguments = name, args
	result, err := c.mcp.CallTool(ctx, request)
	if err != nil {
		return Reply{}, fmt.Errorf("call %s: %w", name, err)
	}
	reply := Reply{IsError: result.IsError, Structured: result.RawStructuredContent}
	for _, content := range result.Content {
		if text, ok := content.(mcp.TextContent); ok {
			reply.Text += text.Text
		}
	}
	return reply, nil
}

// Close ends the connection: the server sees the end of its input.
func (c *Client) Close() error { return c.mcp.Close() }

// nothing is the log of a server that writes none.
type nothing struct{}

func (nothing) Read([]byte) (int, error) { return 0, io.EOF }

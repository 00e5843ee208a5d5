package edge

import (
	"context"
	"io"
	"sync/atomic"
	"testing"

	"github.com/mark3labs/mcp-go/client"
	"github.com/mark3labs/mcp-go/client/transport"
	"github.com/mark3labs/mcp-go/mcp"
)

// agreeable is a user of the library's own client who ticks every box.
type agreeable struct{ asked atomic.Int32 }

func (a *agreeable) Elicit(context.Context, mcp.ElicitationRequest) (*mcp.ElicitationResult, error) {
	a.asked.Add(1)
	answer := mcp.ElicitationResponse{Action: mcp.ElicitationResponseActionAccept, Content: map[string]any{agreed: true}}
	return &mcp.ElicitationResult{ElicitationResponse: answer}, nil
}

// TestTheLibrarysClientIsAsked: somebody else's client understands our
// questions, in both eras, and writes the same call again in its own way.
func TestTheLibrarysClientIsAsked(t *testing.T) {
	for _, version := range []string{"2025-06-18", "2025-11-25", "2026-07-28"} {
		t.Run(version, func(t *testing.T) {
			about := &atomic.Value{}
			about.Store("as it is")
			s, _ := deciding(about)
			inRead, inWrite := io.Pipe()
			outRead, outWrite := io.Pipe()
			done := make(chan error, 1)
			go func() { done <- s.ServeStdio(t.Context(), inRead, outWrite); outWrite.Close() }()
			user := &agreeable{}
			c := client.NewClient(transport.NewIO(outRead, inWrite, io.NopCloser(nothing{})),
				client.WithElicitationHandler(user), client.WithProtocolVersion(version))
			if err := c.Start(t.Context()); err != nil {
				t.Fatal(err)
			}
			var hello mcp.InitializeRequest
			hello.Params.ProtocolVersion = version
			if _, err := c.Initialize(t.Context(), hello); err != nil {
				t.Fatal(err)
			}
			if got := c.ProtocolVersion(); got != version {
				t.Fatalf("the client speaks %s, want %s", got, version)
			}
			var call mcp.CallToolRequest
			call.Params.Name, call.Params.Arguments = "decide", map[string]any{"ask": []string{"overwrite", "force"}}
			r, err := c.CallTool(t.Context(), call)
			if err != nil {
				t.Fatal(err)
			}
			const want = "the user said yes; the user said yes"
			if text, ok := r.Content[0].(mcp.TextContent); !ok || text.Text != want || user.asked.Load() != 2 {
				t.Errorf("asked %d times (-want +got)\n-%s\n+%+v", user.asked.Load(), want, r.Content)
			}
			if err := c.Close(); err != nil {
				t.Error(err)
			}
			if err := <-done; err != nil {
				t.Error(err)
			}
		})
	}
}

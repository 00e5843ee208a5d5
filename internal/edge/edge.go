// Package edge serves tools, resources and prompts over the Model Context
// Protocol. It alone knows mcp-go; its transport is ours, for the library's own
// has defects that lose answers and notices (each has a test here that shows
// it).
//
// Most callers want [New], then [Server.ServeStdio]. [Dial] is the other end,
// for the demo.
//
// It promises that nothing but protocol is written; that every request that
// was not taken back is answered once, after the last of its notifications,
// even when the input has ended; that no answer follows a cancellation; that
// nobody is told of a change who did not ask, nor before hearing that the
// asking was heard; and that no line of input, however broken or long, stops
// the server.
package edge

import (
	"context"
	"io"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"kiro-mcp/internal/tool"
)

// Options are what a server is made of.
type Options struct {
	Name, Title, Version string
	Instructions         string // what a model is told of the server; hosts cut it at 2 kB
	Tools                []*tool.Tool
	Resources            Resources // nil: there are none, and none are announced
	Prompts              Prompts   // likewise

	// Roots is told the folders that a client offers as its roots, whenever
	// they change. Nil means that the workspaces are known: no client is asked.
	Roots func(dirs []string)

	// Log is told what a person who runs the server should know: the causes of
	// internal errors. It may be called from several goroutines. Nil is silence.
	Log func(message string, cause error)
}

// Server offers tools to clients. It is safe for concurrent use; one Server
// may serve several connections.
type Server struct {
	mcp     *server.MCPServer
	options Options
	sealer  *sealer
}

// New makes a server. It does not look at schemas: they are made when a client
// asks for the list, for hosts wait for a server to start.
func New(o Options) *Server {
	if o.Log == nil {
		o.Log = func(string, error) {}
	}
	s := &Server{options: o, sealer: newSealer()}
	hooks := &server.Hooks{}
	hooks.AddOnError(noteRefusal)
	hooks.AddAfterListTools(func(_ context.Context, _ any, _ *mcp.ListToolsRequest, r *mcp.ListToolsResult) {
		r.Tools = described(r.Tools, o.Tools)
	})
	hooks.AddAfterInitialize(func(_ context.Context, _ any, _ *mcp.InitializeRequest, r *mcp.InitializeResult) {
		s.announce(&r.Capabilities)
	})
	hooks.AddAfterDiscover(func(_ context.Context, _ any, _ *mcp.DiscoverRequest, r *mcp.DiscoverResult) {
		s.announce(&r.Capabilities)
	})
	s.mcp = server.NewMCPServer(
		o.Name, o.Version,
		server.WithTitle(o.Title),
		server.WithInstructions(o.Instructions),
		server.WithToolCapabilities(false),
		server.WithResourceCapabilities(false, false),
		server.WithPromptCapabilities(false),
		server.WithMethodCacheHints(mcp.MethodToolsList, listTTL, mcp.CacheScopePrivate),
		server.WithMethodCacheHints(mcp.MethodPromptsList, listTTL, mcp.CacheScopePrivate),
		server.WithPromptHandlerMiddleware(s.requireArguments),
		server.WithHooks(hooks),
	)
	for _, t := range o.Tools {
		s.mcp.AddTool(registered(t), s.handler(t))
	}
	s.addPrompts()
	return s
}

// listTTL is for how many milliseconds a client may keep the lists of tools and
// of prompts. They never change while the server runs; a host that updates the
// server should notice soon.
const listTTL = 5 * 60 * 1000

// announce takes back the capabilities that are only there so that lists are
// answered: Kiro asks for resources and prompts without looking first, and
// shows an error when it is refused.
func (s *Server) announce(c *mcp.ServerCapabilities) {
	if len(s.mcp.ListPrompts()) == 0 {
		c.Prompts = nil
	}
	// Ours to answer, so mcp-go does not know.
	if s.options.completes() {
		c.Completions = &struct{}{}
	}
	if s.options.Resources == nil {
		c.Resources = nil
		return
	}
	c.Resources.Subscribe, c.Resources.ListChanged = true, true
}

// ServeStdio serves one client on a pair of streams until the input ends or
// the context is done. When the input ends every call still running is
// answered first; when the context is done they are cancelled and waited for.
// It returns nil at the end of the input.
func (s *Server) ServeStdio(ctx context.Context, in io.Reader, out io.Writer) error {
	return newConn(s.mcp, s.options, onto(out)).serve(ctx, in)
}

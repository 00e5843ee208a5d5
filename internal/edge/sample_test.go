package edge

import (
	"context"
	"errors"
	"io"
	"slices"
	"sync"
	"testing"

	"github.com/mark3labs/mcp-go/server"

	"kiro-mcp/internal/tool"
	"kiro-mcp/specfs/doc"
)

// greetParams are the arguments of the sample tool.
type greetParams struct {
	Name string `json:"name" doc:"whom to greet"`
	Tone string `json:"tone,omitempty" doc:"how" enum:"warm,cool" default:"warm"`
}

type greeting struct {
	Words   string   `json:"words"`
	Friends []string `json:"friends"`
}

func (g greeting) Text() string { return "**" + g.Words + "**\n" }

// greet is a tool with every way to end: names choose it.
func greet() *tool.Tool {
	return tool.New(tool.Definition[greetParams, greeting]{
		Name: "greet", Title: "Greet", Description: "Greets somebody.", Toolset: tool.Core,
		Hints: tool.Hints{ReadOnly: true, Idempotent: true},
		Run: func(ctx context.Context, p greetParams) (greeting, error) {
			switch p.Name {
			case "nobody":
				return greeting{}, &doc.Fault{Code: "unknown_person", Field: "name", Message: `nobody is called "nobody"`, Given: "nobody", Valid: []string{"ann", "bob"}}
			case "disk":
				return greeting{}, errors.New("open /home/ann/secret/tasks.md: input/output error")
			case "panic":
				panic("the greeter fainted")
			case "wait":
				<-ctx.Done()
				return greeting{}, ctx.Err()
			}
			return greeting{Words: "Hello " + p.Name}, nil
		},
	})
}

// logged collects what a server tells its log.
type logged struct {
	mu    sync.Mutex
	lines []string
}

func (l *logged) log(message string, cause error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if cause != nil {
		message += ": " + cause.Error()
	}
	l.lines = append(l.lines, message)
}

func (l *logged) all() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.lines)
}

// sample is a whole server with the sample tool, and its log.
func sample(o Options) (*Server, *logged) {
	l := &logged{}
	o.Name, o.Title, o.Version, o.Instructions, o.Log = "sample", "Sample", "1.2.3", "Call greet.", l.log
	o.Tools = []*tool.Tool{greet()}
	return New(o), l
}

// connected gives the client's side of a whole server.
func connected(t testing.TB, s *Server) *peer {
	return dialed(t, func(ctx context.Context, _ *server.MCPServer, in io.Reader, out io.Writer) error {
		return s.ServeStdio(ctx, in, out)
	}, nil)
}

// Command edgeserver is the empty server of the benchmark on our own
// transport: one tool that does nothing, made and called as ours are.
package main

import (
	"context"
	"fmt"
	"os"

	"kiro-mcp/internal/edge"
	"kiro-mcp/internal/tool"
)

type nothing struct{}

func (nothing) Text() string { return "ok" }

func main() {
	empty := tool.New(tool.Definition[struct{}, nothing]{
		Name: "empty", Toolset: tool.Core,
		Run: func(context.Context, struct{}) (nothing, error) { return nothing{}, nil },
	})
	s := edge.New(edge.Options{Name: "empty", Version: "1", Tools: []*tool.Tool{empty}})
	if err := s.ServeStdio(context.Background(), os.Stdin, os.Stdout); err != nil { //nolint:forbidigo // the protocol's own output
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// Command kiro-mcp serves a project's .kiro specs to assistants over the Model
// Context Protocol, and gives the same tools as commands.
//
// Its exit codes are 0 when all is well, 1 when there are findings, and 2 when
// it could not run.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"kiro-mcp/internal/cli"
	"kiro-mcp/internal/tool"
	"kiro-mcp/specfs"
	"kiro-mcp/tools"
)

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return cli.Execute(ctx, newRoot(args), args)
}

// newRoot makes the commands. Hosts wait for a server to start, so that one
// which is told to serve does not make those of the tools first: they took one
// of its eight milliseconds (measured).
func newRoot(args []string) *cobra.Command {
	var verbs []*tool.Tool
	if len(args) == 0 || args[0] != serveVerb {
		verbs = tools.All(nil)
	}
	root := cli.New(cli.Options{
		Tools:   verbs,
		Open:    openTools,
		Screen:  screen(),
		Version: version(),
	})
	for _, command := range programCommands {
		root.AddCommand(command())
	}
	return root
}

// programCommands are the program's own, beside the tools. The build tag
// "conformance" adds one.
var programCommands = []func() *cobra.Command{serveCommand, mockCommand, demoCommand, setupCommand, doctorCommand, versionCommand, rulesTopic}

func openTools(roots []string) ([]*tool.Tool, error) {
	workspaces, err := open(roots)
	if err != nil {
		return nil, err
	}
	return tools.All(workspaces), nil
}

// open finds the workspaces that this process works in.
func open(roots []string) (*specfs.Workspaces, error) {
	return specfs.Open(options(roots))
}

func options(roots []string) specfs.Options {
	here, _ := os.Getwd()       // a folder that was deleted is none to search from
	home, _ := os.UserHomeDir() // without a home folder there is none to stay below
	return specfs.Options{Roots: roots, Getenv: os.Getenv, WorkingDir: here, Home: home}
}

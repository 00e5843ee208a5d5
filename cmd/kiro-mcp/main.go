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
// which is told to serve does not make the other commands first: they took some
// four of its 48 milliseconds on a slow machine (measured inside the program).
func newRoot(args []string) *cobra.Command {
	var verbs []*tool.Tool
	others := []func() *cobra.Command{serveCommand}
	if len(args) == 0 || args[0] != serveVerb {
		verbs, others = tools.All(nil), programCommands
	}
	var o tools.Options
	root := cli.New(cli.Options{
		Tools:   verbs,
		Open:    func(roots []string) ([]*tool.Tool, error) { return openTools(roots, o) },
		Screen:  screen(),
		Version: version(),
	})
	for _, command := range root.Commands() {
		if command.Name() == "check-contract" {
			addRemoteFlag(command, &o)
		}
	}
	for _, command := range others {
		root.AddCommand(command())
	}
	return root
}

// programCommands are the program's own, beside the tools. The build tag
// "conformance" adds one.
var programCommands = []func() *cobra.Command{serveCommand, mockCommand, demoCommand, setupCommand, doctorCommand, versionCommand, rulesTopic}

// addRemoteFlag lets a person, and nobody who merely calls a tool, widen what
// is asked.
func addRemoteFlag(command *cobra.Command, o *tools.Options) {
	command.Flags().BoolVar(&o.AllowRemote, "allow-remote", false, "let check_contract ask servers on other machines")
}

func openTools(roots []string, o tools.Options) ([]*tool.Tool, error) {
	workspaces, err := open(roots)
	if err != nil {
		return nil, err
	}
	return tools.With(workspaces, o), nil
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

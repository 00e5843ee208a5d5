//go:build conformance

package main

import (
	"context"
	"errors"
	"fmt"
	"net"

	"github.com/rs/zerolog"
	"github.com/spf13/cobra"

	"kiro-mcp/internal/cli"
	"kiro-mcp/internal/edge"
	"kiro-mcp/internal/edge/fixtures"
	"kiro-mcp/internal/tool"
	"kiro-mcp/resources"
)

func init() { programCommands = append(programCommands, conformanceCommand) }

// conformanceCommand serves the conformance suites, which speak only HTTP. It
// is not in the program that people get.
func conformanceCommand() *cobra.Command {
	var withFixtures bool
	c := &cobra.Command{
		Use:     "serve-conformance",
		Short:   "Serve the conformance suites over HTTP on a loopback address; print that",
		GroupID: cli.GroupProgram,
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return serveConformance(c, withFixtures) },
	}
	c.Flags().BoolVar(&withFixtures, "fixtures", false, "offer what the suites ask for beside what there is")
	return c
}

func serveConformance(c *cobra.Command, withFixtures bool) error {
	log, err := newLogger(c.ErrOrStderr(), zerolog.InfoLevel.String())
	if err != nil {
		return err
	}
	workspaces, err := open(cli.Roots(c))
	if err != nil {
		return err
	}
	o, err := serverOptions(workspaces, serveFlags{toolsets: string(tool.All)}, log)
	if err != nil {
		return err
	}
	if withFixtures {
		o.Resources = fixtures.Resources{Set: resources.New(workspaces)}
	}
	server := edge.New(o)
	if withFixtures {
		fixtures.Register(server)
	}
	var listening net.ListenConfig
	l, err := listening.Listen(c.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("listen for the suites: %w", err)
	}
	fmt.Fprintf(c.OutOrStdout(), "http://%s%s\n", l.Addr(), edge.Endpoint)
	if err := server.ServeLoopback(c.Context(), l); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

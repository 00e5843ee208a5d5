package main

import (
	"github.com/spf13/cobra"

	"kiro-mcp/internal/cli"
	"kiro-mcp/internal/demo"
)

func demoCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "demo",
		Short:   "Show an assistant at work on a sample project, in a temporary copy",
		GroupID: cli.GroupProgram,
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return demo.Run(c.Context(), c.OutOrStdout(), version()) },
	}
}

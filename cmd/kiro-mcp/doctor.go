package main

import (
	"encoding/json"
	"io"

	"github.com/spf13/cobra"

	"kiro-mcp/internal/cli"
	"kiro-mcp/internal/doctor"
	"kiro-mcp/tools"
)

func doctorCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "doctor",
		Short: "Say what a server would find here, and what is wrong with it",
		Long: `Say which folders a server started here works in and why, which specs stand in
them, what is wrong with their documents, what an assistant would see, and what
this system cannot do. It changes nothing.

It ends with 1 when there are errors or warnings; what is only for information
does not count.`,
		GroupID: cli.GroupProgram,
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return examine(c, asJSON) },
	}
	c.Flags().BoolVar(&asJSON, "json", false, "answer with JSON")
	return c
}

func examine(c *cobra.Command, asJSON bool) error {
	report, err := doctor.Examine(c.Context(), doctor.Subject{Options: options(cli.Roots(c)), Tools: tools.All(nil), Version: version()})
	if err != nil {
		return err
	}
	if asJSON {
		err = json.NewEncoder(c.OutOrStdout()).Encode(report)
	} else {
		_, err = io.WriteString(c.OutOrStdout(), report.Text())
	}
	if err == nil && len(report.Findings) > 0 {
		err = cli.ErrFindings
	}
	return err
}

// Package cli makes a command of every tool: the verb is the tool's name with
// hyphens, its flags are the tool's parameters, and its answer is the one that
// an assistant gets.
//
// Most callers want [New] for the command tree and [Execute] to run it.
//
// It promises that standard output holds the answer and nothing else; that
// tables and colour appear on a terminal only; and that the exit code says
// what happened: see [Execute].
package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"kiro-mcp/internal/tool"
)

// Options say what the commands stand on.
type Options struct {
	// Tools are declared without a workspace; only their names, parameters
	// and examples are used.
	Tools []*tool.Tool
	// Open gives the same tools over the workspaces of the roots, which may
	// be none. It is called when a command needs it, so that help is quick.
	Open func(roots []string) ([]*tool.Tool, error)
	// Screen says how the answer is shown.
	Screen Screen
	// Version is what --version answers.
	Version string
}

// RootFlag is the name of the flag that every command knows.
const RootFlag = "root"

// New makes the root command with a command for each tool and the help
// topics. The caller adds what is no tool.
func New(o Options) *cobra.Command {
	root := &cobra.Command{
		Use:   "kiro-mcp",
		Short: "Serve a project's .kiro specs to assistants, and drive them from here",
		Long: `kiro-mcp serves a project's .kiro documents to assistants over the Model
Context Protocol, and gives the same tools to you as commands.

Begin with "kiro-mcp demo", then "kiro-mcp setup" for your assistant.`,
		Version:       o.Version,
		Args:          cobra.NoArgs,
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.PersistentFlags().StringArray(RootFlag, nil, "work in the folder `DIR` instead of the one found from here; repeatable")
	root.SetFlagErrorFunc(flagError)
	root.AddGroup(&cobra.Group{ID: groupTools, Title: "Work with specs:"}, &cobra.Group{ID: GroupProgram, Title: "Set up and serve:"})
	for _, t := range o.Tools {
		root.AddCommand(newCommand(t, o).cobra())
	}
	root.AddCommand(topics()...)
	root.SetHelpCommandGroupID(GroupProgram)
	root.SetCompletionCommandGroupID(GroupProgram)
	return root
}

// GroupProgram is the group of the commands that are no tools.
const (
	GroupProgram = "program"
	groupTools   = "tools"
)

// ErrFindings is what a command returns that ran well and found something.
var ErrFindings = errors.New("there are findings")

// The exit codes.
const (
	exitClean    = 0
	exitFindings = 1
	exitFailed   = 2 // could not run
)

// Execute runs the command that the arguments name, reports an error on the
// command's error stream, and returns the exit code: 0 clean, 1 findings,
// 2 could not run. With --json among the arguments the error is JSON too.
func Execute(ctx context.Context, root *cobra.Command, args []string) int {
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitClean
	case errors.Is(err, ErrFindings):
		return exitFindings
	}
	report(root.ErrOrStderr(), err, slices.Contains(args, "--json"))
	return exitFailed
}

// report writes an error for a person, or as the object that machines get in
// an MCP error's _meta.
func report(w io.Writer, err error, machine bool) {
	refused, ok := errors.AsType[*tool.Error](err)
	if !ok {
		refused = &tool.Error{Code: "could_not_run", Message: err.Error(), Valid: []string{}}
	}
	switch {
	case machine:
		_ = json.NewEncoder(w).Encode(map[string]*tool.Error{"error": refused})
	case ok:
		fmt.Fprintln(w, refused.Text())
	default:
		fmt.Fprintf(w, "error: %v\n", err)
	}
}

// Roots are the folders given with --root.
func Roots(c *cobra.Command) []string {
	roots, err := c.Flags().GetStringArray(RootFlag)
	if err != nil {
		return nil // only a command outside New's tree lacks the flag
	}
	if len(roots) == 0 && c.Flags().Changed(RootFlag) {
		return []string{""} // which pflag gives back as none
	}
	return roots
}

func flagError(c *cobra.Command, err error) error {
	return fmt.Errorf("%w; see %s --help", err, c.CommandPath())
}

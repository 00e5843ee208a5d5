package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"syscall"
	"time"

	"github.com/rs/zerolog"
	"github.com/spf13/cobra"

	"kiro-mcp/internal/cli"
	"kiro-mcp/internal/edge"
	"kiro-mcp/internal/tool"
	"kiro-mcp/prompts"
	"kiro-mcp/resources"
	"kiro-mcp/specfs"
	"kiro-mcp/tools"
)

const serveVerb = "serve"

// serveFlags say what is offered, and how loudly.
type serveFlags struct {
	readOnly bool
	toolsets string
	logLevel string
	tools    tools.Options
}

func serveCommand() *cobra.Command {
	var flags serveFlags
	c := &cobra.Command{
		Use:   serveVerb,
		Short: "Serve an assistant over standard input and output",
		Long: `Serve an assistant over standard input and output: the Model Context Protocol,
revisions 2026-07-28 and 2025-11-25 and older. A host starts this by itself;
"kiro-mcp setup" tells it how.`,
		GroupID: cli.GroupProgram,
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return serve(c, flags) },
	}
	c.Flags().BoolVar(&flags.readOnly, "read-only", false, "offer no tool that writes")
	c.Flags().StringVar(&flags.toolsets, "toolsets", string(tool.Core), "which tools to offer: core, all")
	c.Flags().StringVar(&flags.logLevel, "log-level", zerolog.InfoLevel.String(), "what to log to standard error: debug, info, warn, error")
	addRemoteFlag(c, &flags.tools)
	return c
}

// collectAt is how much garbage, in percent of what is in use, the server lets
// lie. It stands beside an editor all day and does little, so that memory
// matters more than the collector's work; GOGC overrides it.
const collectAt = 20

func serve(c *cobra.Command, flags serveFlags) error {
	if os.Getenv("GOGC") == "" {
		// Not at once: hosts wait for the first answer.
		time.AfterFunc(25*time.Millisecond, func() { debug.SetGCPercent(collectAt) })
	}
	log, err := newLogger(c.ErrOrStderr(), flags.logLevel)
	if err != nil {
		return err
	}
	workspaces, err := open(cli.Roots(c))
	if err != nil {
		return err
	}
	o, err := serverOptions(workspaces, flags, log)
	if err != nil {
		return err
	}
	// A host that is gone must not kill a write under way: it ends as an error.
	signal.Ignore(syscall.SIGPIPE)
	log.Info().Strs("workspaces", dirs(workspaces)).Int("tools", len(o.Tools)).Bool("read_only", flags.readOnly).Msg("serving")
	err = edge.New(o).ServeStdio(c.Context(), newResting(c.InOrStdin()), c.OutOrStdout())
	if errors.Is(err, context.Canceled) {
		log.Info().Msg("stopped by a signal")
		return nil // hosts stop servers this way; nothing went wrong
	}
	return err
}

// serverOptions are what a server over these workspaces is made of.
func serverOptions(workspaces *specfs.Workspaces, flags serveFlags, log zerolog.Logger) (edge.Options, error) {
	offered, err := offered(tools.With(workspaces, flags.tools), flags)
	if err != nil {
		return edge.Options{}, err
	}
	return edge.Options{
		Name: "kiro-mcp", Title: "Kiro specs", Version: version(),
		Instructions: instructions(flags),
		Tools:        offered,
		Resources:    resources.New(workspaces),
		Prompts:      prompts.New(workspaces, names(offered)),
		Roots:        clientRoots(workspaces),
		Log:          func(message string, cause error) { log.Error().Err(cause).Msg(message) },
	}, nil
}

// instructions tells a model what it can rely on: never of a tool that it
// does not have.
func instructions(flags serveFlags) string {
	if flags.readOnly {
		return "This server was started read-only: it has no tool that writes, and check_off_task is not there.\n\n" + tools.Instructions
	}
	return tools.Instructions
}

// clientRoots takes what a client offers where nobody said which folders.
func clientRoots(workspaces *specfs.Workspaces) func([]string) {
	if workspaces.Fixed() {
		return nil
	}
	return workspaces.SetClientRoots
}

func newLogger(w io.Writer, level string) (zerolog.Logger, error) {
	parsed, err := zerolog.ParseLevel(level)
	if err != nil || level == "" {
		return zerolog.Nop(), fmt.Errorf("--log-level must be debug, info, warn or error, not %q", level)
	}
	return zerolog.New(w).Level(parsed).With().Timestamp().Logger(), nil
}

// offered leaves out the tools that were not asked for.
func offered(all []*tool.Tool, flags serveFlags) ([]*tool.Tool, error) {
	switch tool.Toolset(flags.toolsets) {
	case tool.Core, tool.All:
	default:
		return nil, fmt.Errorf("--toolsets must be core or all, not %q", flags.toolsets)
	}
	return slices.DeleteFunc(all, func(t *tool.Tool) bool {
		return flags.readOnly && !t.Hints.ReadOnly ||
			flags.toolsets == string(tool.Core) && t.Toolset != tool.Core
	}), nil
}

func names(offered []*tool.Tool) []string {
	out := make([]string, len(offered))
	for i, t := range offered {
		out[i] = t.Name
	}
	return out
}

func dirs(workspaces *specfs.Workspaces) []string {
	var out []string
	for _, w := range workspaces.List() {
		out = append(out, w.Dir)
	}
	return out
}

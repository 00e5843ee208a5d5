package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"kiro-mcp/internal/cli"
	"kiro-mcp/internal/guide"
	"kiro-mcp/internal/setup"
	"kiro-mcp/tools"
)

// setupFlags say whether to change anything, and where.
type setupFlags struct {
	write, remove bool
	scope         string
}

func setupCommand() *cobra.Command {
	var flags setupFlags
	clients := setup.Clients()
	names := make([]string, len(clients))
	for i, client := range clients {
		names[i] = client.Name
	}
	c := &cobra.Command{
		Use:       "setup CLIENT",
		Short:     "Add the server to what an assistant reads: " + strings.Join(names, ", "),
		Long:      setupHelp(clients),
		Example:   "  kiro-mcp setup claude-desktop --root ~/shop\n  kiro-mcp setup claude-desktop --root ~/shop --write",
		GroupID:   cli.GroupProgram,
		Args:      cobra.ExactArgs(1),
		ValidArgs: names,
		RunE:      func(c *cobra.Command, args []string) error { return runSetup(c, args[0], flags) },
	}
	c.Flags().BoolVar(&flags.write, "write", false, "make the change; without it the change is only shown")
	c.Flags().BoolVar(&flags.remove, "remove", false, "take the server out again")
	c.Flags().StringVar(&flags.scope, "scope", "", "which of the assistant's files, see above")
	return c
}

func setupHelp(clients []setup.Client) string {
	var b strings.Builder
	b.WriteString(`Show what to add to an assistant's configuration file so that it starts this
server; with --write, add it. Every other byte of the file stays, comments too,
and the file as it was is kept beside it. --remove takes the server out again.

The entry names this program by its full path and your project by --root, for
assistants start servers anywhere. Without --root the project found from here
is meant.
`)
	for _, client := range clients {
		fmt.Fprintf(&b, "\n%s\n", client.Name)
		for i, scope := range client.Scopes {
			note := ""
			if i == 0 || scope.Also {
				note = " (default)"
			}
			fmt.Fprintf(&b, "  --scope %-10s %s%s\n", scope.Name, scope.Meaning, note)
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func runSetup(c *cobra.Command, name string, flags setupFlags) error {
	client, err := setup.Named(name)
	if err != nil {
		return err
	}
	scopes, err := client.Chosen(flags.scope)
	if err != nil {
		return err
	}
	var plans []*setup.Plan
	for _, scope := range scopes { // all of them before any is written
		plan, err := planned(c, client, scope, flags)
		if err != nil {
			return err
		}
		plans = append(plans, plan)
	}
	for _, plan := range plans {
		if flags.write {
			if err := plan.Write(); err != nil {
				return err
			}
		}
		if err := tell(c.OutOrStdout(), plan, flags); err != nil {
			return err
		}
	}
	return nil
}

func planned(c *cobra.Command, client setup.Client, scope setup.Scope, flags setupFlags) (*setup.Plan, error) {
	request, err := setupRequest(c, client, scope, flags)
	if err != nil {
		return nil, err
	}
	home, _ := os.UserHomeDir() // a client that needs it says so
	return setup.Prepare(setup.Machine{OS: runtime.GOOS, Home: home, Getenv: os.Getenv}, request)
}

// setupRequest finds out which project and which program are meant, or what to
// say of them.
func setupRequest(c *cobra.Command, client setup.Client, scope setup.Scope, flags setupFlags) (setup.Request, error) {
	request := setup.Request{Client: client.Name, Scope: scope.Name, Remove: flags.remove}
	workspaces, err := open(cli.Roots(c))
	if err != nil {
		return request, err
	}
	roots := dirs(workspaces)
	if len(roots) > 0 {
		request.Project = roots[0]
	}
	if flags.remove {
		return request, nil
	}
	switch scope.Notes {
	case setup.NotesContext:
		request.Server.Notes, err = guide.Context(c.Context(), workspaces)
		return request, err
	case setup.NotesShell:
		request.Server.Notes = guide.Shell(tools.All(workspaces))
		return request, nil
	}
	if scope.Roots || len(cli.Roots(c)) > 0 {
		request.Server.Roots = roots
	}
	if scope.Roots && len(roots) == 0 {
		return request, errors.New("no project found here; name its folder with --root DIR")
	}
	request.Server.Command, err = program()
	return request, err
}

// temporary is where "go run" builds a program that is gone a moment later.
var temporary = regexp.MustCompile(`[/\\]go-build\d+[/\\]`)

// program is the full path by which a host can start this program.
func program() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("find this program's own path: %w", err)
	}
	if temporary.MatchString(path) {
		return "", errors.New(`"go run" builds a program that is gone when it ends; run "go install ./cmd/kiro-mcp" and then "kiro-mcp setup"`)
	}
	return filepath.Abs(path)
}

// tell says what changed, or would.
func tell(w io.Writer, plan *setup.Plan, flags setupFlags) error {
	var lines []string
	switch {
	case !plan.Changes() && flags.remove:
		lines = []string{fmt.Sprintf("%s has nothing of this server; there is nothing to remove.", plan.Path)}
	case !plan.Changes():
		lines = []string{fmt.Sprintf("%s has what this server needs already; there is nothing to change.", plan.Path)}
	case !flags.write:
		lines = []string{strings.TrimSuffix(plan.Diff(), "\n"), "", "Nothing was written. Run it again with --write to make this change."}
	default:
		lines = []string{strings.TrimSuffix(plan.Diff(), "\n"), "", "Written to " + plan.Path + "."}
		if plan.Backup() {
			lines = append(lines, "As it was: "+plan.BackupPath())
		}
		if !flags.remove {
			lines = append(lines, "Next: "+plan.Client.Next+".")
		}
	}
	_, err := fmt.Fprintln(w, strings.Join(lines, "\n"))
	return err
}

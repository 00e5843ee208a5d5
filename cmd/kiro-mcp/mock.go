package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"kiro-mcp/internal/cli"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/mock"
	"kiro-mcp/openapi/which"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// mockFlags say where a contract is served, and how.
type mockFlags struct {
	address   string
	stateless bool
	remote    bool
	quiet     bool
}

func mockCommand() *cobra.Command {
	var flags mockFlags
	c := &cobra.Command{
		Use:   "mock [CONTRACT]",
		Short: "Serve a contract with example answers, for a frontend to work against",
		Long: `Serve an OpenAPI contract of the workspace as if its server were written:
answers are valid examples, the document's own first, and requests are held
against the contract. Without CONTRACT .kiro/api-spec.yaml is meant, or the only
contract there is.

  Prefer: code=404      asks for another answer that the contract declares
  Prefer: example=NAME  asks for one of its examples

It remembers: what a POST to /orders creates can be read at /orders/{id}, is in
the list, changes by PUT and PATCH, and is gone after DELETE. It knows what its
examples show and what was created, and answers 404 for other ids where the
contract has that. Other operations, such as /orders/{id}/cancel, change
nothing. --stateless answers every id with an example.

Any credentials will do, but those that the contract asks for must be there.
Pages served from this machine may call it from any port. It says its address
on standard output and one line for each request on standard error, and ends
when it is interrupted.`,
		GroupID: cli.GroupProgram,
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return serveMock(c, flags, strings.Join(args, ""))
		},
	}
	c.Flags().StringVar(&flags.address, "addr", "127.0.0.1:4010", "where to listen; port 0 is any that is free")
	c.Flags().BoolVar(&flags.stateless, "stateless", false, "remember nothing; every id is known")
	c.Flags().BoolVar(&flags.remote, "allow-remote", false, "listen where other machines can reach it, if --addr says so")
	c.Flags().BoolVar(&flags.quiet, "quiet", false, "do not say which requests came")
	return c
}

func serveMock(c *cobra.Command, flags mockFlags, name string) error {
	workspaces, err := open(cli.Roots(c))
	if err != nil {
		return err
	}
	contract, err := mockedContract(c.Context(), workspaces, name)
	if err != nil {
		return err
	}
	listener, err := mock.Listen(c.Context(), flags.address, flags.remote)
	if err != nil {
		return err
	}
	o := mock.Options{Stateless: flags.stateless, Remote: flags.remote}
	if !flags.quiet {
		var mu sync.Mutex
		o.Log = func(line string) {
			mu.Lock()
			defer mu.Unlock()
			fmt.Fprintln(c.ErrOrStderr(), line)
		}
	}
	m := mock.New(contract, o)
	fmt.Fprintf(c.OutOrStdout(), "%s at http://%s\n", contract.Path, listener.Addr())
	return m.Serve(c.Context(), listener)
}

// mockedContract reads the contract that is meant. Schemas that it refers to
// and that are not there allow anything: the rest of it can be served.
func mockedContract(ctx context.Context, workspaces *specfs.Workspaces, name string) (*openapi.Contract, error) {
	found, err := which.Contract(ctx, workspaces, name)
	if fault, ok := errors.AsType[*doc.Fault](err); ok && len(fault.Valid) > 0 {
		return nil, fmt.Errorf("%w: %s", err, strings.Join(fault.Valid, ", "))
	}
	if err != nil {
		return nil, err
	}
	contract, err := openapi.Read(ctx, found.Workspace, found.Path, openapi.Options{Placeholders: true})
	if err != nil {
		return nil, err
	}
	return contract, faultsOf(contract)
}

// maxFaults is how many of a contract's errors are said at once.
const maxFaults = 20

// faultsOf says what keeps a contract from being served.
func faultsOf(c *openapi.Contract) error {
	if c.Usable() {
		return nil
	}
	faults := slices.DeleteFunc(slices.Clone(c.Findings), func(f openapi.Finding) bool { return f.Severity != doc.Error })
	lines := make([]string, 0, len(faults))
	for _, f := range faults[:min(len(faults), maxFaults)] {
		lines = append(lines, fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Message))
	}
	if more := len(faults) - len(lines); more > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", more))
	}
	return fmt.Errorf("%s cannot be served:\n%s", c.Path, strings.Join(lines, "\n"))
}

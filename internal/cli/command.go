package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kiro-mcp/internal/tool"
)

// command is one tool on the command line.
type command struct {
	tool       *tool.Tool
	options    Options
	arguments  []*argument
	positional *argument // also given without its flag; may be nil
	asJSON     bool
	format     string // one of the tool's further forms
}

// byImportance are the parameters that may be given without a flag, the first
// that a tool has: they say what the call is about.
var byImportance = []string{"task", "query", "document", "name", "spec"}

func newCommand(t *tool.Tool, o Options) *command {
	c := &command{tool: t, options: o}
	for _, p := range t.Params() {
		c.arguments = append(c.arguments, &argument{param: p})
	}
	for _, name := range byImportance {
		if i := slices.IndexFunc(c.arguments, func(a *argument) bool { return a.param.Name == name }); i >= 0 {
			c.positional = c.arguments[i]
			break
		}
	}
	return c
}

func (c *command) cobra() *cobra.Command {
	cc := &cobra.Command{
		Use:               c.use(),
		Short:             c.tool.Title,
		Long:              c.tool.Description,
		Example:           c.examples(),
		GroupID:           groupTools,
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              c.run,
	}
	for _, a := range c.arguments {
		flag := cc.Flags().VarPF(a, a.flag(), "", a.usage())
		flag.DefValue = a.param.Default
		if a.param.Kind == tool.Boolean {
			flag.NoOptDefVal = "true"
		}
		must(cc.RegisterFlagCompletionFunc(a.flag(), c.completion(a)))
	}
	if c.positional != nil {
		cc.Args = cobra.ArbitraryArgs
		cc.ValidArgsFunction = c.positionalCompletion
	}
	cc.Flags().BoolVar(&c.asJSON, "json", false, "answer with the structured content")
	if len(c.tool.Formats) > 0 {
		cc.Flags().StringVar(&c.format, "format", "", "write the whole answer for another program: "+strings.Join(c.tool.Formats, " or "))
		must(cc.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(c.tool.Formats, cobra.ShellCompDirectiveNoFileComp)))
		cc.MarkFlagsMutuallyExclusive("json", "format")
	}
	return cc
}

func (c *command) use() string {
	use := verb(c.tool.Name)
	if c.positional != nil {
		use += " [" + c.positional.param.Name + "]"
	}
	return use
}

func verb(name string) string { return strings.ReplaceAll(name, "_", "-") }

// examples shows the tool's own examples as they are typed here.
func (c *command) examples() string {
	var lines []string
	for _, e := range c.tool.Examples {
		var args map[string]json.RawMessage
		must(json.Unmarshal([]byte(e.Args), &args))
		words := []string{"  kiro-mcp", verb(c.tool.Name)}
		for _, a := range c.arguments {
			if raw, ok := args[a.param.Name]; ok {
				words = append(words, a.typed(raw, a == c.positional))
			}
		}
		lines = append(lines, "  # "+e.Says, strings.Join(words, " "))
	}
	return strings.Join(lines, "\n")
}

func (c *command) run(cc *cobra.Command, args []string) error {
	if c.format != "" && !slices.Contains(c.tool.Formats, c.format) {
		return fmt.Errorf("there is no format %q; there are %s", c.format, strings.Join(c.tool.Formats, ", "))
	}
	raw, err := c.json(args)
	if err != nil {
		return err
	}
	opened, err := c.open(Roots(cc), c.tool.Name)
	if err != nil {
		return err
	}
	answer, err := opened.Call(cc.Context(), raw)
	if err != nil {
		return err
	}
	if err = c.write(cc.OutOrStdout(), answer); err == nil && answer.Findings {
		err = ErrFindings
	}
	return err
}

// write writes an answer in the form that was asked for.
func (c *command) write(w io.Writer, answer *tool.Answer) error {
	switch {
	case c.format != "":
		out, err := answer.Export(c.format)
		if err == nil {
			_, err = w.Write(out)
		}
		return err
	case c.asJSON:
		_, err := fmt.Fprintf(w, "%s\n", answer.Structured)
		return err
	}
	return c.options.Screen.show(w, answer)
}

// json makes the call's arguments of the flags that were given.
func (c *command) json(positional []string) (json.RawMessage, error) {
	// A title may stand without quotes: its words are one argument.
	if text := strings.Join(positional, " "); text != "" {
		if c.positional.given() {
			return nil, fmt.Errorf("%s is given twice, as %q and with --%s", c.positional.param.Name, text, c.positional.flag())
		}
		if err := c.positional.Set(text); err != nil {
			return nil, err
		}
	}
	args := map[string]json.RawMessage{}
	for _, a := range c.arguments {
		if a.given() {
			args[a.param.Name] = a.json()
		}
	}
	return json.Marshal(args)
}

// open gives a tool over the workspaces that are meant.
func (c *command) open(roots []string, name string) (*tool.Tool, error) {
	tools, err := c.options.Open(roots)
	if err != nil {
		return nil, err
	}
	for _, t := range tools {
		if t.Name == name {
			return t, nil
		}
	}
	return nil, fmt.Errorf("there is no tool %s", name)
}

// must stops the program at a mistake in it, such as a flag declared twice.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

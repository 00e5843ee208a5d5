package cli

import (
	"encoding/json"
	"strings"

	"github.com/spf13/cobra"

	"kiro-mcp/internal/tool"
)

// completionLimit is how many values a shell is offered, the most that a list
// gives in a page.
const completionLimit = 200

// completion offers the values of a parameter: those of its enum, and the
// specs and tasks that there are.
func (c *command) completion(a *argument) cobra.CompletionFunc {
	return func(cc *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		values := a.param.Enum
		switch a.param.Name {
		case "spec":
			values = c.specs(cc)
		case "task":
			values = c.tasks(cc)
		}
		var fitting []cobra.Completion
		for _, v := range values {
			if strings.HasPrefix(v, begun) {
				fitting = append(fitting, v)
			}
		}
		return fitting, cobra.ShellCompDirectiveNoFileComp
	}
}

func (c *command) positionalCompletion(cc *cobra.Command, args []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return c.completion(c.positional)(cc, args, begun)
}

func (c *command) specs(cc *cobra.Command) []string {
	var list struct {
		Specs []struct{ Spec, Phase string } `json:"specs"`
	}
	c.ask(cc, "list_specs", map[string]any{"limit": completionLimit}, &list)
	var values []string
	for _, s := range list.Specs {
		values = append(values, cobra.CompletionWithDesc(s.Spec, s.Phase))
	}
	return values
}

func (c *command) tasks(cc *cobra.Command) []string {
	args := map[string]any{"limit": completionLimit}
	if spec := cc.Flags().Lookup("spec"); spec != nil && spec.Changed {
		args["spec"] = json.RawMessage(spec.Value.String())
	}
	var list struct {
		Tasks []struct{ ID, Title string } `json:"tasks"`
	}
	c.ask(cc, "list_open_tasks", args, &list)
	var values []string
	for _, t := range list.Tasks {
		values = append(values, cobra.CompletionWithDesc(t.ID, t.Title))
	}
	return values
}

// ask calls a tool for completion. A shell cannot show an error, so there are
// no values then.
func (c *command) ask(cc *cobra.Command, name string, args map[string]any, into any) {
	opened, err := c.open(Roots(cc), name)
	if err != nil {
		return
	}
	raw, err := json.Marshal(args)
	must(err)
	var answer *tool.Answer
	if answer, err = opened.Call(cc.Context(), raw); err != nil {
		return
	}
	if err := json.Unmarshal(answer.Structured, into); err != nil {
		return
	}
}

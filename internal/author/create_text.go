package author

import (
	"strings"

	"kiro-mcp/internal/prose"
)

// Text says what was made, and what is left to be filled in.
func (c CreateSpec) Text() string {
	var f prose.Text
	f.Line("workspace %s, spec %s (%s): %s", c.Workspace, c.Spec, c.Kind, c.Title)
	switch {
	case !c.Changed:
		f.Line("all of it is there already; nothing was written")
	case !c.Applied:
		f.Line("plan: nothing was written; call again with apply=true and expect=%s", c.Revision)
	}
	for _, n := range c.Files {
		switch {
		case n.Action == actionKeep:
			f.Line("- keep %s as it is", n.Path)
		case c.Applied:
			f.Line("- created %s from template %s", n.Path, n.Template)
		default:
			f.Line("- create %s from template %s", n.Path, n.Template)
		}
		if len(n.Fill) > 0 {
			f.Line("  to fill in: %s", strings.Join(n.Fill, " "))
		}
	}
	f.Line("next: %s", c.Next)
	f.Line("revision: %s", c.Revision)
	return f.Done()
}

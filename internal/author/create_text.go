package author

import "strings"

// Text says what was made, and what is left to be filled in.
func (c CreateSpec) Text() string {
	var f face
	f.line("workspace %s, spec %s (%s): %s", c.Workspace, c.Spec, c.Kind, c.Title)
	switch {
	case !c.Changed:
		f.line("all of it is there already; nothing was written")
	case !c.Applied:
		f.line("plan: nothing was written; call again with apply=true and expect=%s", c.Revision)
	}
	for _, n := range c.Files {
		switch {
		case n.Action == actionKeep:
			f.line("- keep %s as it is", n.Path)
		case c.Applied:
			f.line("- created %s from template %s", n.Path, n.Template)
		default:
			f.line("- create %s from template %s", n.Path, n.Template)
		}
		if len(n.Fill) > 0 {
			f.line("  to fill in: %s", strings.Join(n.Fill, " "))
		}
	}
	f.line("next: %s", c.Next)
	f.line("revision: %s", c.Revision)
	return f.text()
}

package workflow

import (
	"fmt"
	"strings"

	"kiro-mcp/internal/prose"
)

// Text lists the findings under their severity and document, and then what the
// rules did. What to do stands with the first finding of each rule.
func (v Validation) Text() string {
	var f prose.Text
	f.Line("%s, %s: %s", workspaceHead(v.Workspace), v.subject(), v.count())
	var place string
	fixed := map[string]bool{}
	for _, x := range v.Findings {
		if at := fmt.Sprintf("%s %s", x.Severity, x.File); at != place {
			place = at
			f.Line("\n## %s", at)
		}
		f.Line("- line %d %s: %s", x.Line, x.Code, x.Message)
		if x.Fix != "" && !fixed[x.Fix] {
			fixed[x.Fix] = true
			f.Line("  fix: %s", x.Fix)
		}
	}
	f.Line("")
	for _, g := range v.Groups {
		f.Line("%s", g.text())
	}
	if v.NextCursor != "" {
		f.Line("more: cursor=%s (or limit=1..200, document, rules)", v.NextCursor)
	}
	return f.Done()
}

func (v Validation) subject() string {
	text := "spec " + v.Spec
	if v.Document != "" {
		text += fmt.Sprintf(", %s only", v.Document)
	}
	if len(v.Rules) > 0 {
		text += fmt.Sprintf(", rules %s only", strings.Join(v.Rules, ", "))
	}
	return text
}

func (v Validation) count() string {
	if v.Total == 0 {
		return "no finding"
	}
	text := fmt.Sprintf("%s (%s, %s)", prose.Plural(v.Total, "finding"), prose.Plural(v.Errors, "error"), prose.Plural(v.Warnings, "warning"))
	if v.after > 0 || v.NextCursor != "" {
		text += fmt.Sprintf(", %d to %d on this page", v.after+1, v.after+len(v.Findings))
	}
	return text
}

// text says on one line what the rules of a group did.
func (g RuleGroup) text() string {
	parts := []string{prose.Plural(g.Ran, "rule") + " ran"}
	for _, c := range g.Found {
		parts = append(parts, fmt.Sprintf("%s %d", c.Rule, c.Count))
	}
	said := []string{strings.Join(parts, ", ")}
	for _, n := range g.NotRun {
		said = append(said, fmt.Sprintf("not run (%s): %s", n.Why, strings.Join(n.Rules, ", ")))
	}
	if len(g.Off) > 0 {
		said = append(said, "off: "+strings.Join(g.Off, ", "))
	}
	return g.Group + ": " + strings.Join(said, "; ")
}

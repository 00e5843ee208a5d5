package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kiro-mcp/internal/rules"
)

// rulesTopic is the text of "kiro-mcp help rules", made of the rules.
func rulesTopic() *cobra.Command {
	return &cobra.Command{Use: "rules", Short: "What validate-spec holds a spec to", Long: ruleList()}
}

func ruleList() string {
	var b strings.Builder
	b.WriteString("What validate-spec holds a spec to. Those marked off are applied when --rules\nnames them or their group; docs/reference.md says why each is there.\n")
	for _, g := range rules.Groups() {
		fmt.Fprintf(&b, "\n%s\n", g)
		for _, r := range rules.All() {
			if r.Group != g {
				continue
			}
			off := ""
			if r.Off {
				off = fmt.Sprintf(" (off; worth a look: %s)", r.Evidence())
			}
			fmt.Fprintf(&b, "  %-27s %s%s\n", r.ID, r.Title, off)
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

package reference

import (
	"fmt"
	"strings"

	"kiro-mcp/internal/conform"
)

// checkTables documents the verdicts and the checks of validate_against_design,
// by group.
func checkTables(b *strings.Builder) {
	b.WriteString(`
## Verdicts

| verdict | meaning |
|---|---|
| ` + "`satisfied`" + ` | the source shows it, at the line given; "asserted by" says that a person decided it |
| ` + "`violated`" + ` | the source shows otherwise, or the owner of what is missing was found, read whole, and lacks it |
| ` + "`unresolved`" + ` | the text does not decide it; what was searched and a closed question say what would |
| ` + "`not_checked`" + ` | no text can show it, such as how fast something is, or the check could not run |
| ` + "`planned`" + ` | the design says that it is for later |

## Checks

validate_against_design runs all; "checks" names some, by id or group. How they
are measured is in [conformance.md](conformance.md).
`)
	for _, g := range conform.Groups {
		fmt.Fprintf(b, "\n### Checks: %s\n\n| check | severity of a violation | finds | why |\n|---|---|---|---|\n", g)
		for _, c := range conform.Checks() {
			if c.Group == g {
				fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", c.ID, c.Severity, c.Title, c.Why)
			}
		}
	}
}

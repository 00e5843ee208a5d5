package reference

import (
	"cmp"
	"fmt"
	"strings"

	"kiro-mcp/internal/rules"
	"kiro-mcp/specfs/doc"
)

// ruleCodes are the codes of all findings that rules give.
func ruleCodes() []doc.Code {
	var all []doc.Code
	for _, r := range rules.All() {
		all = append(all, doc.Code{Name: r.ID, Meaning: r.Title})
	}
	return all
}

// ruleTables documents the rules by group, with what their samples showed.
func ruleTables(b *strings.Builder) {
	b.WriteString(`
## Rules

validate_spec applies those that are on; "rules" names others, by id or group.
"Worth a look" is how many findings of a sample over 472 public specs (thirty, or
all there are) were worth the attention of somebody about to work from the spec,
each judged by reading it in its document; the judgements are in
[judged.tsv](../internal/rules/testdata/judged.tsv). A rule is off where that is
under nine in ten. "None seen" is a rule that found nothing there.
`)
	for _, g := range rules.Groups() {
		fmt.Fprintf(b, "\n### Rules: %s\n\n| rule | on | severity | reads | worth a look | finds | why | fix |\n|---|---|---|---|---|---|---|---|\n", g)
		for _, r := range rules.All() {
			if r.Group != g {
				continue
			}
			on := "yes"
			if r.Off {
				on = "no"
			}
			fmt.Fprintf(b, "| `%s` | %s | %s | %s | %s | %s | %s | %s |\n", r.ID, on, r.Severity, cmp.Or(string(r.Language), "any language"), r.Evidence(), r.Title, r.Why, strings.ReplaceAll(r.Fix, "<", "&lt;"))
		}
	}
}

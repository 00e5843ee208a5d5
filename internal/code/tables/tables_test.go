package tables_test

import (
	"fmt"
	"strings"
	"testing"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/code/tables"
)

// write says what a table is on one line.
func write(t facts.Table) string {
	var b strings.Builder
	if t.Change != "" {
		fmt.Fprintf(&b, "%s ", t.Change)
	}
	b.WriteString(t.Name)
	if t.Model != "" && t.Model != t.Name {
		fmt.Fprintf(&b, "=%s", t.Model)
	}
	for i, c := range t.Columns {
		b.WriteString([]string{",", ":"}[min(1, max(0, 1-i))])
		b.WriteString(" " + writeColumn(c))
	}
	for _, x := range t.Indexes {
		fmt.Fprintf(&b, "; %sindex %s(%s)", strings.TrimLeft(x.Change+" ", " ")+map[bool]string{true: "unique "}[x.Unique], x.Name, strings.Join(x.Columns, " "))
	}
	if len(t.Mixins) > 0 {
		fmt.Fprintf(&b, "; with %s", strings.Join(t.Mixins, " "))
	}
	if !t.Whole {
		b.WriteString("; not whole")
	}
	return b.String()
}

func writeColumn(c facts.Column) string {
	out := c.Name
	if c.Field != "" && c.Field != c.Name {
		out += "=" + c.Field
	}
	if c.Change != "" {
		out = c.Change + " " + out
	}
	if c.Type != "" {
		out += " " + c.Type
	}
	if c.NotNull != nil {
		out += map[bool]string{true: "!", false: "?"}[*c.NotNull]
	}
	if c.PrimaryKey {
		out += " pk"
	}
	if c.Unique {
		out += " unique"
	}
	if c.Default != "" {
		out += " =" + c.Default
	}
	if c.References != "" {
		out += " >" + c.References
	}
	if len(c.Values) > 0 {
		out += " {" + strings.Join(c.Values, "|") + "}"
	}
	if c.Check != "" {
		out += " check " + c.Check
	}
	if c.Unmade {
		out += " unmade"
	}
	return out
}

type readCase struct{ name, path, src, want string }

func testRead(t *testing.T, cases []readCase) {
	t.Helper()
	if len(cases) == 0 {
		t.Fatal("no cases")
	}
	for _, c := range cases {
		lang := lex.Of(c.path)
		if lang == nil {
			t.Fatalf("%s: no language", c.path)
		}
		out := &facts.File{Path: c.path, Language: lang.Name}
		tables.Read(lex.Scan(c.path, lang, []byte(c.src)), out)
		var lines []string
		for _, x := range out.Tables {
			lines = append(lines, write(x))
		}
		for _, u := range out.Unresolved {
			lines = append(lines, "unresolved "+u.What+": "+u.Text)
		}
		if got := strings.Join(lines, "\n"); got != strings.TrimSpace(c.want) {
			t.Errorf("%s (-want +got)\n-%s\n+%s", c.name, strings.ReplaceAll(strings.TrimSpace(c.want), "\n", "\n-"), strings.ReplaceAll(got, "\n", "\n+"))
		}
	}
}

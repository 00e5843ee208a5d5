package promises

import (
	"fmt"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
)

// findConflicts lists the elements of which the design says two things.
func findConflicts(r *reading.Design) {
	for i := range r.Out.Claims {
		first := &r.Out.Claims[i]
		group := r.SameAs(first)
		if len(group) < 2 || group[0] != i || first.Planned != "" {
			continue
		}
		conflict := claims.Conflict{Element: first.Element, Lines: []int{first.Line}, Says: []string{says(first)}}
		var other *claims.Claim
		for _, j := range group[1:] {
			c := &r.Out.Claims[j]
			if c.Planned == "" && contradicts(first, c) {
				conflict.Lines = append(conflict.Lines, c.Line)
				conflict.Says = append(conflict.Says, says(c))
				other = c
			}
		}
		if other != nil && other.Negated != first.Negated && !first.Negated {
			conflict.Says[0] = "it is there"
		}
		if other != nil {
			r.Out.Conflicts = append(r.Out.Conflicts, conflict)
		}
	}
}

// contradicts reports whether two claims of one element cannot both be kept.
func contradicts(a, b *claims.Claim) bool {
	if a.Negated != b.Negated {
		return true
	}
	switch {
	case a.Column != nil && b.Column != nil:
		return a.Column.Type != "" && b.Column.Type != "" && !names.SameType(a.Column.Type, b.Column.Type) ||
			a.Column.NotNull != nil && b.Column.NotNull != nil && *a.Column.NotNull != *b.Column.NotNull
	case a.Field != nil && b.Field != nil:
		return a.Field.Lang == b.Field.Lang && !names.SameType(a.Field.Type, b.Field.Type)
	case a.Method != nil && b.Method != nil:
		return a.Method.Owner != "" && a.Method.Lang == b.Method.Lang && (!overloads(a.Method.Lang) || a.Section != b.Section && a.Method.Lang == "typescript")
	case a.Endpoint != nil && b.Endpoint != nil:
		return true
	case a.Limit != nil && b.Limit != nil:
		return a.Limit.Scope == b.Limit.Scope && !a.Limit.Latency && a.Section != b.Section && alike(a.Quote, b.Quote) && (a.Limit.Value != b.Limit.Value || a.Limit.Unit != b.Limit.Unit)
	case a.Constant != nil && b.Constant != nil:
		return a.Constant.Value != b.Constant.Value && a.Section != b.Section
	case a.Error != nil && b.Error != nil:
		return a.Error.Status != 0 && b.Error.Status != 0 && a.Error.Status != b.Error.Status
	}
	return false
}

// overloads reports whether a language lets one name have several signatures.
func overloads(lang string) bool {
	switch lang {
	case "java", "csharp", "kotlin", "scala", "cpp", "typescript":
		return true
	}
	return false
}

// alike reports whether two lines say nearly the same but for their numbers: a
// limit that is given twice, not two limits.
func alike(a, b string) bool {
	x, y := plainWords(a), plainWords(b)
	both := 0
	for w := range x {
		if y[w] {
			both++
		}
	}
	return both > 1 && 2*both >= len(x)+len(y)-both
}

// plainWords are the words of a line without numbers.
func plainWords(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r < 0x80 && !words.IsLetter(byte(r)) }) {
		set[w] = true
	}
	return set
}

// says is what a claim says of its element, in short.
func says(c *claims.Claim) string {
	switch {
	case c.Negated:
		return "it is not there"
	case c.Column != nil:
		null := ""
		if c.Column.NotNull != nil && *c.Column.NotNull {
			null = " NOT NULL"
		}
		return c.Column.Type + null
	case c.Field != nil:
		return c.Field.Type
	case c.Method != nil:
		var params []string
		for _, p := range c.Method.Params {
			params = append(params, strings.TrimSpace(p.Name+" "+p.Type))
		}
		return strings.TrimSpace("(" + strings.Join(params, ", ") + ") " + c.Method.Returns)
	case c.Endpoint != nil:
		return "auth " + string(c.Endpoint.Auth)
	case c.Limit != nil:
		return strings.TrimSpace(fmt.Sprint(c.Limit.Value, " ", c.Limit.Unit))
	case c.Constant != nil:
		return c.Constant.Value
	case c.Error != nil:
		return fmt.Sprint("status ", c.Error.Status)
	}
	return c.Quote
}

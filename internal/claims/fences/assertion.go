package fences

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/pattern"
)

// assertLine is a line of pseudocode that says what must hold: "ASSERT total = sum".
var assertLine = pattern.Of(`^(?:ASSERT|ENSURE|EXPECT)(?: THAT)? *:? +(\S.*)$`)

// Assertions reads pseudocode that says what holds for all input ("FOR ALL cart WHERE
// cart.open DO … ASSERT …"), as designs of mended faults write it: a property a line,
// together with what it holds for. It stands among the tests as a rule, and says what the
// system does and not what a test is called.
func Assertions(r *reading.Design, f *pieces.Fence) []claims.Claim {
	switch f.Lang {
	case "", "text", "txt", "plaintext", "plain", "pseudocode", "code":
	default:
		return nil
	}
	if f.Frame.Motive || !strings.Contains(f.Text, "ASSERT ") && !strings.Contains(f.Text, "ENSURE ") && !strings.Contains(f.Text, "EXPECT ") {
		return nil
	}
	part := r.PartOfFence(f)
	var found []claims.Claim
	for _, p := range f.Lines {
		m := assertLine().FindStringSubmatch(p.Text)
		if m == nil || len(words.Of(m[1])) == 0 {
			continue
		}
		found = append(found, claims.Claim{Kind: claims.KindProperty, Line: p.Line, Element: names.Behaviour(claims.KindProperty, part, m[1]), Component: &claims.Component{Name: part}})
	}
	return found
}

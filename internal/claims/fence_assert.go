package claims

import (
	"strings"

	"kiro-mcp/internal/pattern"
)

// assertLine is a line of pseudocode that says what must hold: "ASSERT total = sum".
var assertLine = pattern.Of(`^(?:ASSERT|ENSURE|EXPECT)(?: THAT)? *:? +(\S.*)$`)

// assertions reads pseudocode that says what holds for all input ("FOR ALL cart WHERE
// cart.open DO … ASSERT …"), as designs of mended faults write it: a property a line,
// together with what it holds for. It stands among the tests as a rule, and says what the
// system does and not what a test is called.
func assertions(r *reading, f *fence) []Claim {
	switch f.lang {
	case "", "text", "txt", "plaintext", "plain", "pseudocode", "code":
	default:
		return nil
	}
	if f.frame.motive || !strings.Contains(f.text, "ASSERT ") && !strings.Contains(f.text, "ENSURE ") && !strings.Contains(f.text, "EXPECT ") {
		return nil
	}
	part := r.part(f)
	var claims []Claim
	for _, b := range f.blocks {
		m := assertLine().FindStringSubmatch(b.text)
		if m == nil || len(words(m[1])) == 0 {
			continue
		}
		claims = append(claims, Claim{Kind: KindProperty, Line: b.line, Element: behaviourElement(KindProperty, part, m[1]), Component: &Component{Name: part}})
	}
	return claims
}

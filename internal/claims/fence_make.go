package claims

import (
	"strings"

	"kiro-mcp/internal/pattern"
)

// makeTarget begins what make can be asked for: "open: drawer ## Open the till".
var makeTarget = pattern.Of(`^([A-Za-z][\w./-]*(?: [A-Za-z][\w./-]*)*) ?:(?:[^=]|$)`)

// targets makes claims for a reader of what a Makefile has: its targets, what each runs,
// and its variables.
func targets(_ *reading, f *fence) []Claim {
	if f.lang != "makefile" && f.lang != "make" || f.frame.motive {
		return nil
	}
	target := ""
	var claims []Claim
	for _, b := range f.blocks {
		recipe := b.raw != "" && (b.raw[0] == '\t' || b.raw[0] == ' ')
		if m := makeTarget().FindStringSubmatch(b.text); m != nil && !recipe {
			target = m[1]
		}
		if !strings.ContainsAny(b.text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") || b.text[0] == '#' {
			continue
		}
		name := "make"
		if recipe && target != "" {
			name += " " + target
		}
		claims = append(claims, Claim{Kind: KindBehaviour, Line: b.line, Element: behaviourElement(KindBehaviour, name, b.text), Component: &Component{Name: name}})
	}
	return claims
}

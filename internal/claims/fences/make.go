package fences

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/pattern"
)

// makeTarget begins what make can be asked for: "open: drawer ## Open the till".
var makeTarget = pattern.Of(`^([A-Za-z][\w./-]*(?: [A-Za-z][\w./-]*)*) ?:(?:[^=]|$)`)

// Targets makes claims for a reader of what a Makefile has: its targets, what each runs,
// and its variables.
func Targets(_ *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Lang != "makefile" && f.Lang != "make" || f.Frame.Motive {
		return nil
	}
	target := ""
	var found []claims.Claim
	for _, p := range f.Lines {
		recipe := p.Raw != "" && (p.Raw[0] == '\t' || p.Raw[0] == ' ')
		if m := makeTarget().FindStringSubmatch(p.Text); m != nil && !recipe {
			target = m[1]
		}
		if !strings.ContainsAny(p.Text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") || p.Text[0] == '#' {
			continue
		}
		name := "make"
		if recipe && target != "" {
			name += " " + target
		}
		found = append(found, claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, name, p.Text), Component: &claims.Component{Name: name}})
	}
	return found
}

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

// stateLine is a state that a component of a view holds: "const [open, setOpen] =
// useState<boolean>(false)".
var stateLine = pattern.Of(`^(?:export )?const \[ *(\w+) *(?:, *\w+ *)?\] = (?:React\.)?use(?:State|Reducer|OptimisticState|LocalStorage)\b(?:<(.*)>)? *\((.*)$`)

// States reads the states of a component of React, with what they hold at first: they
// are for a reader, since a view may keep the same in many ways.
func States(r *reading.Design, f *pieces.Fence) []claims.Claim {
	switch f.Language() {
	case "typescript", "javascript":
	default:
		return nil
	}
	if f.Frame.Testing || f.Frame.Motive || !strings.Contains(f.Text, "const [") {
		return nil
	}
	var found []claims.Claim
	for i, p := range f.Lines {
		m := stateLine().FindStringSubmatch(p.Text)
		if m == nil {
			continue
		}
		part := f.Function(p)
		if part == "" {
			part = r.PartOfFence(f)
		}
		found = append(found, claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, part, "state "+m[1]+" "+m[2]+" "+m[3]), Component: &claims.Component{Name: part}})
		if m[3] == "" && i+1 < len(f.Lines) && len(words.Of(f.Lines[i+1].Text)) > 1 {
			first := f.Lines[i+1]
			found = append(found, claims.Claim{Kind: claims.KindBehaviour, Line: first.Line, Element: names.Behaviour(claims.KindBehaviour, part, "state "+m[1]+" begins as "+first.Text), Component: &claims.Component{Name: part}})
		}
	}
	return found
}

package claims

import (
	"strings"

	"kiro-mcp/internal/pattern"
)

// stateLine is a state that a component of a view holds: "const [open, setOpen] =
// useState<boolean>(false)".
var stateLine = pattern.Of(`^(?:export )?const \[ *(\w+) *(?:, *\w+ *)?\] = (?:React\.)?use(?:State|Reducer|OptimisticState|LocalStorage)\b(?:<(.*)>)? *\((.*)$`)

// states reads the states of a component of React, with what they hold at first: they
// are for a reader, since a view may keep the same in many ways.
func states(r *reading, f *fence) []Claim {
	switch f.language() {
	case "typescript", "javascript":
	default:
		return nil
	}
	if f.frame.testing || f.frame.motive || !strings.Contains(f.text, "const [") {
		return nil
	}
	var claims []Claim
	for i, b := range f.blocks {
		m := stateLine().FindStringSubmatch(b.text)
		if m == nil {
			continue
		}
		part := f.function(b)
		if part == "" {
			part = r.part(f)
		}
		claims = append(claims, Claim{Kind: KindBehaviour, Line: b.line, Element: behaviourElement(KindBehaviour, part, "state "+m[1]+" "+m[2]+" "+m[3]), Component: &Component{Name: part}})
		if m[3] == "" && i+1 < len(f.blocks) && len(words(f.blocks[i+1].text)) > 1 {
			first := f.blocks[i+1]
			claims = append(claims, Claim{Kind: KindBehaviour, Line: first.line, Element: behaviourElement(KindBehaviour, part, "state "+m[1]+" begins as "+first.text), Component: &Component{Name: part}})
		}
	}
	return claims
}

package statements

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/pattern"
)

var (
	// quotedKey is a key of an object with its value: `"open": true,`.
	quotedKey = pattern.Of(`^["'][\w $.:@/-]+["']: ?\S`)
	// listedValuesNote is a remark that lists what a field may be: "pass" | "fail".
	listedValuesNote = pattern.Of(`(?:#|//|--) *(?:["']?\w[\w-]*["']?(?: ?[|/] ?["']?\w[\w-]*["']?)+|["'][\w-]+["'](?:,? or |, )(?:["'][\w-]+["'](?:,? or |, )?)*["'][\w-]+["']|[A-Z_]{2,}(?:(?:,? or |, )[A-Z_]{2,})+|[a-z_]+(?:, [a-z_]+){2,}) *$`)
)

// remark makes a claim for a reader of what a line that is a claim already says
// behind it: the values that a field may have, the routes that a file has.
func remark(r *reading.Design, f *pieces.Fence, p *pieces.Piece) {
	if f.Frame.Testing || f.Frame.LeftOut != "" || f.Lang == "mermaid" {
		return
	}
	said := ""
	switch {
	case f.Language() != "":
		said = listedValuesNote().FindString(p.Text)
	case f.OfFiles():
		if _, comment := pieces.CutRemark(p.Text); len(names.EndpointsIn(comment)) > 0 {
			said = comment
		}
	}
	if said = strings.Trim(said, " #/-"); said != "" {
		name, _, _ := strings.Cut(strings.TrimLeft(p.Text, " │├└─"), " ")
		r.Take(claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, strings.Trim(name, ":"), said), Component: &claims.Component{Name: strings.Trim(name, ":")}}, p.Line, f.Section, f.Frame)
	}
}

// namesNodes reports whether a line of a graph names what it joins by more than a
// letter: "Shelf --> Till", and not "A --> B".
func namesNodes(line string) bool {
	for _, w := range words.Of(line) {
		if len(w) > 2 {
			return true
		}
	}
	return false
}

// keyLine reports whether a line is a key of an object with its value. In Python a
// bare name before a colon is a parameter or stands in the words of a function.
func keyLine(f *pieces.Fence, line string) bool {
	return quotedKey().MatchString(line) || f.Language() != "python" && pieces.BareKey().MatchString(line)
}

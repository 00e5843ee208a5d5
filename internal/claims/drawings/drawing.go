package drawings

import (
	"strings"
	"unicode"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/structure"
)

// Parts reads a drawing of lines and boxes: the parts that its boxes name, and
// the arrows from one to the next on a line. A tree of files is none.
func Parts(_ *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Lang == "mermaid" || f.Frame.Testing || !f.Drawn() || strings.Contains(f.Text, "├── ") || strings.Contains(f.Text, "└── ") {
		return nil
	}
	var found []claims.Claim
	for _, p := range f.Lines {
		before := ""
		for _, x := range drawnNames(p.Text) {
			name := partOfLabel(x.name)
			if name == "" || isStep(name) || structure.Person(name) {
				before = ""
				continue
			}
			found = append(found, drawnComponent(p.Line, name)...)
			if x.arrow && before != "" && before != name {
				found = append(found, drawnCall(p.Line, before, name))
			}
			before = name
		}
	}
	return found
}

// drawnName is what stands between lines, and whether an arrow leads to it.
type drawnName struct {
	name  string
	arrow bool
}

// drawnNames cuts a line of a drawing at its lines and arrows.
func drawnNames(text string) []drawnName {
	var out []drawnName
	arrow := false
	for text != "" {
		at := strings.IndexFunc(text, isDrawing)
		piece, rest := text, ""
		if at >= 0 {
			piece, rest = text[:at], text[at:]
		}
		if name := strings.Trim(piece, " -|+.:<"); name != "" {
			out = append(out, drawnName{name, arrow})
		}
		end := strings.IndexFunc(rest, func(r rune) bool { return !isDrawing(r) && r != ' ' })
		if end < 0 {
			break
		}
		arrow = strings.ContainsAny(rest[:end], "→▶►>")
		text = rest[end:]
	}
	return out
}

// isDrawing reports whether a character draws.
func isDrawing(r rune) bool {
	return 0x2500 <= r && r <= 0x25FF || 0x2190 <= r && r <= 0x21FF || r == '|' || r == '>' || unicode.Is(unicode.Co, r)
}

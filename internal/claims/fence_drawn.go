package claims

import (
	"strings"
	"unicode"
)

// drawn reads a drawing of lines and boxes: the parts that its boxes name, and
// the arrows from one to the next on a line. A tree of files is none.
func drawn(_ *reading, f *fence) []Claim {
	if f.lang == "mermaid" || f.frame.testing || !f.drawn() || strings.Contains(f.text, "├── ") || strings.Contains(f.text, "└── ") {
		return nil
	}
	var claims []Claim
	for _, b := range f.blocks {
		before := ""
		for _, x := range drawnNames(b.text) {
			name := partOfLabel(x.name)
			if name == "" || isStep(name) || person(name) {
				before = ""
				continue
			}
			claims = append(claims, drawnComponent(b.line, name)...)
			if x.arrow && before != "" && before != name {
				claims = append(claims, drawnCall(b.line, before, name))
			}
			before = name
		}
	}
	return claims
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

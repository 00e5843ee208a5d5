package reading

import (
	"strings"

	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/specfs/doc"
)

// partLabel is the last label of a section that named a part. Labels below it
// that name none ("Implementation details") are about the same part.
type partLabel struct {
	section *doc.Section
	part    string
}

// PartBelow is the part that a label above a piece named; empty if none did.
func (r *Design) PartBelow(p *pieces.Piece) string {
	if r.below.section != p.Section {
		return ""
	}
	return r.below.part
}

// EnterPart notes the part that a label names.
func (r *Design) EnterPart(p *pieces.Piece) {
	if p.Kind == pieces.Label {
		if part := r.partTitled(p.Text); part != "" {
			r.below = partLabel{p.Section, part}
		}
	}
}

// PartOf is the part of the system that a piece is about: the one that it
// begins with, or else the one below whose title it stands.
func (r *Design) PartOf(p *pieces.Piece) string {
	parts := r.knownParts()
	first := strings.Fields(strings.TrimLeft(words.Cut(p.Text, 200), "`*_ "))
	for n := min(len(first), 4); n > 0; n-- { // "The Order Service validates"
		name := strings.Trim(strings.Join(first[:n], " "), "`*:,.")
		name = strings.TrimPrefix(strings.TrimPrefix(name, "The "), "Each ")
		if part := parts[strings.ToLower(strings.Trim(name, "`"))]; part != "" {
			return part
		}
	}
	for _, title := range p.Around() {
		if part := r.partTitled(title); part != "" {
			return part
		}
	}
	if part := r.PartBelow(p); part != "" {
		return part
	}
	if route := p.RouteAround(); route != nil {
		return route.Method + " " + route.Path
	}
	if name := r.nameIn(p.Text); name != "" {
		return name
	}
	return p.FileAround()
}

// PartSaid is the part of the system that a piece names itself.
func (r *Design) PartSaid(p *pieces.Piece) string {
	parts := r.knownParts()
	for _, w := range names.PathWords(words.Cut(p.Text, words.LongText)) {
		if parts[strings.ToLower(w)] != "" {
			return parts[strings.ToLower(w)]
		}
	}
	return ""
}

// partTitled is the part that a title names: a known one, or a name that is
// written like one.
func (r *Design) partTitled(title string) string {
	if len(title) > 120 {
		return ""
	}
	plain := strings.TrimSpace(words.WithoutMarker(strings.Trim(title, "*: ")))
	if at := strings.IndexAny(plain, "(（"); at > 0 {
		plain = strings.TrimSpace(plain[:at])
	}
	if part := r.knownParts()[strings.ToLower(strings.Trim(plain, "`"))]; part != "" {
		return part
	}
	if name := names.ClassIn(title); name != "" {
		return name
	}
	return names.PartIn(title)
}

// PartTitledAround reports whether one of the three nearest titles names a part.
func (r *Design) PartTitledAround(p *pieces.Piece) bool {
	for n, title := range p.Around() {
		if n < 3 && r.partTitled(title) != "" {
			return true
		}
	}
	return false
}

// PartOfFence is the part of the system that a fence stands below, found once.
func (r *Design) PartOfFence(f *pieces.Fence) string {
	name, known := r.partsOf[f]
	if !known {
		name = r.PartOf(f.Below())
		r.partsOf[f] = name
	}
	return name
}

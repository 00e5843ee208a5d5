package pieces

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/specfs/doc"
)

// Below is an item that stands where the fence does, so that what is around it can be
// asked.
func (f *Fence) Below() *Piece {
	return &Piece{Kind: Item, Section: f.Section, Label: f.label, Above: f.above, Parents: f.parents}
}

// Owner is the class-like name that the labels, items and headings around a
// piece give, the nearest first.
func (p *Piece) Owner() string {
	texts := make([]string, 0, 8)
	for _, v := range slices.Backward(p.Parents) {
		texts = append(texts, words.Lead(v))
	}
	texts = append(texts, p.Label)
	texts = append(texts, p.Above...)
	for _, t := range texts {
		if name := names.ClassIn(t); name != "" {
			return name
		}
	}
	for s := p.Section; s != nil; s = s.Parent {
		if name := names.ClassIn(s.Title); name != "" {
			return name
		}
	}
	return ""
}

// Model is the type whose fields a piece below a heading lists: a class-like
// name, or one word below "Data models".
func (p *Piece) Model() string {
	if name := p.Owner(); name != "" {
		return name
	}
	for _, t := range append([]string{p.Label}, p.Above...) {
		if name := names.AsModel(t); name != "" && p.Below(names.ModelWords) {
			return name
		}
	}
	if p.Section != nil && p.Below(names.ModelWords) {
		return names.AsModel(p.Section.Title)
	}
	return ""
}

// Below reports whether a heading around a piece, or its label, has one of some
// phrases.
func (p *Piece) Below(phrases []string) bool {
	if _, ok := words.HoldsAny(strings.ToLower(p.Label), phrases); ok {
		return true
	}
	return SectionBelow(p.Section, phrases)
}

// SectionBelow reports whether a section, or one around it, has one of some phrases.
func SectionBelow(s *doc.Section, phrases []string) bool {
	for ; s != nil; s = s.Parent {
		if _, ok := words.HoldsAny(strings.ToLower(s.Title), phrases); ok {
			return true
		}
	}
	return false
}

// Table is the table whose columns a piece lists: "### Orders table",
// "**orders**" below "Database schema".
func (p *Piece) Table() string {
	for _, t := range append([]string{p.Label}, p.Above...) {
		if name := names.TableIn(t); name != "" {
			return name
		}
	}
	for s := p.Section; s != nil; s = s.Parent {
		if name := names.TableIn(s.Title); name != "" {
			return name
		}
	}
	return ""
}

// Titled reports whether the heading right above a piece has one of some phrases.
func (p *Piece) Titled(phrases []string) bool {
	if p.Section == nil {
		return false
	}
	_, ok := words.HoldsAny(strings.ToLower(p.Section.Title), phrases)
	return ok
}

// Owner is the class-like name that the heading or label above a fence gives:
// "### 2. OrderService".
func (f *Fence) Owner() string {
	if name := names.ClassIn(f.label); name != "" {
		return name
	}
	for _, a := range f.above {
		if name := names.ClassIn(a); name != "" {
			return name
		}
	}
	for s := f.Section; s != nil; s = s.Parent {
		if name := names.ClassIn(s.Title); name != "" {
			return name
		}
	}
	return ""
}

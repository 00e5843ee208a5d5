package fences

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/pattern"
)

// attributeLine is an attribute of a class of Python that has no type: "queryset =
// Cart.objects.all()".
var attributeLine = pattern.Of(`^([a-z_]\w*) = (\S.*)$`)

// Attributes reads what a class of Python sets for its framework: "queryset = …",
// "permission_classes = [IsClerk]", and what stands in its class Meta or Config. A base
// class may set the same, or a method may answer in place of the attribute, so that a
// reader is asked.
func Attributes(r *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Language() != "python" || f.Frame.Testing || f.Frame.Negated {
		return nil
	}
	out := f.Scanned()
	if out == nil || holdsTests(out) {
		return nil
	}
	var found []claims.Claim
	around := classesOf(out, len(f.Lines))
	for i, p := range f.Lines {
		s := around[i]
		if s == nil || s.Kind == facts.Enum || r.Made[p.Line] > 0 || f.Function(p) != "" {
			continue
		}
		m := attributeLine().FindStringSubmatch(p.Text)
		if m == nil || indented(f, p, s.Line-1) {
			continue
		}
		name := claims.Owned(s.Owner, s.Name)
		found = append(found, claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, name, m[1]+" is "+m[2]), Component: &claims.Component{Name: name}})
	}
	return found
}

// classesOf says of every line in which class it stands, the innermost; nil outside.
func classesOf(out *facts.File, lines int) []*facts.Symbol {
	around := make([]*facts.Symbol, lines)
	for i := range out.Symbols { // a class in another comes later, and so wins
		s := &out.Symbols[i]
		if s.Kind != facts.Class && s.Kind != facts.Enum {
			continue
		}
		for at := max(s.Line, 0); at < min(s.End, lines); at++ {
			around[at] = s
		}
	}
	return around
}

// indented reports whether a line stands deeper than the members of the class that
// begins on another: it goes on with the line above it.
func indented(f *pieces.Fence, p *pieces.Piece, class int) bool {
	if class < 0 || class+1 >= len(f.Lines) {
		return true
	}
	for _, x := range f.Lines[class+1:] {
		if strings.TrimSpace(x.Raw) != "" {
			return words.Leading(p.Raw) != words.Leading(x.Raw)
		}
	}
	return true
}

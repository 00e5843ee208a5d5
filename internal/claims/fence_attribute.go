package claims

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/pattern"
)

// attributeLine is an attribute of a class of Python that has no type: "queryset =
// Cart.objects.all()".
var attributeLine = pattern.Of(`^([a-z_]\w*) = (\S.*)$`)

// attributes reads what a class of Python sets for its framework: "queryset = …",
// "permission_classes = [IsClerk]", and what stands in its class Meta or Config. A base
// class may set the same, or a method may answer in place of the attribute, so that a
// reader is asked.
func attributes(r *reading, f *fence) []Claim {
	if f.language() != "python" || f.frame.testing || f.frame.negated {
		return nil
	}
	out := f.scanned()
	if out == nil || holdsTests(out) {
		return nil
	}
	var claims []Claim
	around := classesOf(out, len(f.blocks))
	for i, b := range f.blocks {
		s := around[i]
		if s == nil || s.Kind == facts.Enum || r.made[b.line] > 0 || f.function(b) != "" {
			continue
		}
		m := attributeLine().FindStringSubmatch(b.text)
		if m == nil || indented(f, b, s.Line-1) {
			continue
		}
		name := owned(s.Owner, s.Name)
		claims = append(claims, Claim{Kind: KindBehaviour, Line: b.line, Element: behaviourElement(KindBehaviour, name, m[1]+" is "+m[2]), Component: &Component{Name: name}})
	}
	return claims
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
func indented(f *fence, b *block, class int) bool {
	if class < 0 || class+1 >= len(f.blocks) {
		return true
	}
	for _, x := range f.blocks[class+1:] {
		if strings.TrimSpace(x.raw) != "" {
			return leading(b.raw) != leading(x.raw)
		}
	}
	return true
}

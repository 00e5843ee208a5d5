package claims

import (
	"slices"
	"strings"

	"kiro-mcp/internal/pattern"
)

var (
	swiftType  = pattern.Of(`^(?:@\w+(?:\([^)]*\))? +)*(?:(?:public|private|internal|fileprivate|open|final|indirect) +)*(class|struct|protocol|enum|actor|extension) +([A-Z]\w*)(?:<[^>]*>)?(?: *: *([\w<>.,& ]+?))?(?: +where [^{]*)? *(\{.*)?$`)
	swiftFunc  = pattern.Of(`^(?:@\w+(?:\([^)]*\))? +)*(?:(?:public|private|internal|fileprivate|open|final|static|override|mutating|nonisolated|class) +)*func +(\w+)(?:<[^>]*>)? *\(`)
	swiftValue = pattern.Of(`^(?:@\w+(?:\([^)]*\))? +)*(?:(?:public|private(?:\(set\))?|internal|fileprivate|open|final|static|lazy|weak|override|nonisolated|class) +)*(?:var|let) +(\w+) *: *([^={/]+)`)
)

// swiftScope is a brace that is open, and the type that it belongs to; empty for a
// body.
type swiftScope struct {
	owner string
	enum  bool
}

// swiftReader reads the declarations of a fence of Swift, which the scanner of
// sources has no row for: a line at a time, with the braces around it.
type swiftReader struct {
	open   []swiftScope
	values map[string]*Enum
	claims []Claim
}

// swiftDeclarations reads the types, functions, properties and cases that a fence
// of Swift declares. What stands in a body is that function's own.
func swiftDeclarations(_ *reading, f *fence) []Claim {
	if f.lang != "swift" || f.frame.testing || f.frame.negated || strings.Contains(f.text, "XCTest") {
		return nil
	}
	r := &swiftReader{values: map[string]*Enum{}}
	for _, b := range f.blocks {
		text, _, _ := strings.Cut(b.text, "//")
		r.line(b, strings.TrimSpace(text))
	}
	return slices.DeleteFunc(r.claims, func(c Claim) bool { return c.Enum != nil && len(c.Enum.Values) < 2 })
}

func (r *swiftReader) line(b *block, text string) {
	scope := swiftScope{}
	if len(r.open) > 0 {
		scope = r.open[len(r.open)-1]
	}
	inBody := len(r.open) > 0 && scope.owner == ""
	opens := swiftScope{}
	switch {
	case inBody || text == "":
	case r.typ(b, text, &opens), r.function(b, text, scope), r.value(b, text, scope):
	case scope.enum && strings.HasPrefix(text, "case "):
		r.cases(text[len("case "):], scope.owner)
	}
	for _, c := range text {
		switch c {
		case '{':
			r.open = append(r.open, opens)
			opens = swiftScope{}
		case '}':
			r.open = r.open[:max(0, len(r.open)-1)]
		}
	}
}

// typ reads "final class CartStore: Store {".
func (r *swiftReader) typ(b *block, text string, opens *swiftScope) bool {
	m := swiftType().FindStringSubmatch(text)
	if m == nil || !usualName(m[2]) {
		return false
	}
	*opens = swiftScope{owner: m[2], enum: m[1] == "enum"}
	if m[1] == "extension" {
		return true
	}
	var extends []string
	for e := range strings.SplitSeq(m[3], ",") {
		if e = strings.TrimSpace(e); e != "" {
			extends = append(extends, e)
		}
	}
	if slices.Contains(extends, "Error") || slices.Contains(extends, "LocalizedError") {
		r.claims = append(r.claims, Claim{Kind: KindError, Line: b.line, Error: &Error{Name: m[2]}})
		return true
	}
	shape := map[string]string{"protocol": "interface", "struct": "struct", "enum": "enum"}[m[1]]
	if shape == "" {
		shape = "class"
	}
	r.claims = append(r.claims, Claim{Kind: KindType, Line: b.line, Type: &Type{Name: m[2], Shape: shape, Extends: extends, Lang: "swift"}})
	if m[1] == "enum" {
		r.values[m[2]] = &Enum{Owner: m[2]}
		r.claims = append(r.claims, Claim{Kind: KindEnum, Line: b.line, Element: "enum " + m[2], Enum: r.values[m[2]]})
	}
	return true
}

// function reads "func pull(frames: Int) throws -> Buffer?".
func (r *swiftReader) function(b *block, text string, scope swiftScope) bool {
	at := swiftFunc().FindStringSubmatchIndex(text)
	if at == nil {
		return false
	}
	m := &Method{Owner: scope.owner, Name: text[at[2]:at[3]], Lang: "swift"}
	rest := text[at[1]:]
	if end := closing(rest); end >= 0 {
		m.Typed = true
		for _, p := range prosParams(rest[:end]) {
			labels := strings.Fields(p.Name) // "for id": how callers write it, and its name
			if len(labels) > 0 {
				p.Name = labels[len(labels)-1]
				m.Params = append(m.Params, p)
			}
		}
		if _, returns, ok := strings.Cut(rest[end+1:], "->"); ok {
			m.Returns = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(returns), "{} "))
		}
	}
	r.claims = append(r.claims, Claim{Kind: KindMethod, Line: b.line, Method: m})
	return true
}

// value reads "let sampleRate: Double".
func (r *swiftReader) value(b *block, text string, scope swiftScope) bool {
	m := swiftValue().FindStringSubmatch(text)
	if m == nil || scope.owner == "" {
		return m != nil
	}
	typ := strings.TrimSpace(m[2])
	r.claims = append(r.claims, Claim{Kind: KindField, Line: b.line, Field: &Field{Owner: scope.owner, Name: m[1], Type: typ, Optional: strings.HasSuffix(typ, "?"), Lang: "swift"}})
	return true
}

// cases reads "open, closed(at: Date)" into the values of an enum.
func (r *swiftReader) cases(text, owner string) {
	e := r.values[owner]
	if e == nil {
		return
	}
	for _, part := range splitTop(text) {
		name, value, _ := strings.Cut(part, "=")
		name, _, _ = strings.Cut(strings.TrimSpace(name), "(")
		if v := strings.Trim(strings.TrimSpace(value), `"`); v != "" && !isNumber(v) {
			name = v
		}
		if name != "" && usualName(name) {
			e.Values = append(e.Values, name)
		}
	}
}

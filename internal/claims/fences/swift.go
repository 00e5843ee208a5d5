package fences

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
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
	values map[string]*claims.Enum
	claims []claims.Claim
}

// Swift reads the types, functions, properties and cases that a fence
// of Swift declares. What stands in a body is that function's own.
func Swift(_ *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Lang != "swift" || f.Frame.Testing || f.Frame.Negated || strings.Contains(f.Text, "XCTest") {
		return nil
	}
	r := &swiftReader{values: map[string]*claims.Enum{}}
	for _, p := range f.Lines {
		text, _, _ := strings.Cut(p.Text, "//")
		r.line(p, strings.TrimSpace(text))
	}
	return slices.DeleteFunc(r.claims, func(c claims.Claim) bool { return c.Enum != nil && len(c.Enum.Values) < 2 })
}

func (r *swiftReader) line(p *pieces.Piece, text string) {
	scope := swiftScope{}
	if len(r.open) > 0 {
		scope = r.open[len(r.open)-1]
	}
	inBody := len(r.open) > 0 && scope.owner == ""
	opens := swiftScope{}
	switch {
	case inBody || text == "":
	case r.typ(p, text, &opens), r.function(p, text, scope), r.value(p, text, scope):
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
func (r *swiftReader) typ(p *pieces.Piece, text string, opens *swiftScope) bool {
	m := swiftType().FindStringSubmatch(text)
	if m == nil || !names.IsUsual(m[2]) {
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
		r.claims = append(r.claims, claims.Claim{Kind: claims.KindError, Line: p.Line, Error: &claims.Error{Name: m[2]}})
		return true
	}
	shape := map[string]string{"protocol": "interface", "struct": "struct", "enum": "enum"}[m[1]]
	if shape == "" {
		shape = "class"
	}
	r.claims = append(r.claims, claims.Claim{Kind: claims.KindType, Line: p.Line, Type: &claims.Type{Name: m[2], Shape: shape, Extends: extends, Lang: "swift"}})
	if m[1] == "enum" {
		r.values[m[2]] = &claims.Enum{Owner: m[2]}
		r.claims = append(r.claims, claims.Claim{Kind: claims.KindEnum, Line: p.Line, Element: "enum " + m[2], Enum: r.values[m[2]]})
	}
	return true
}

// function reads "func pull(frames: Int) throws -> Buffer?".
func (r *swiftReader) function(p *pieces.Piece, text string, scope swiftScope) bool {
	at := swiftFunc().FindStringSubmatchIndex(text)
	if at == nil {
		return false
	}
	m := &claims.Method{Owner: scope.owner, Name: text[at[2]:at[3]], Lang: "swift"}
	rest := text[at[1]:]
	if end := names.ClosingBracket(rest); end >= 0 {
		m.Typed = true
		for _, param := range names.Params(rest[:end]) {
			labels := strings.Fields(param.Name) // "for id": how callers write it, and its name
			if len(labels) > 0 {
				param.Name = labels[len(labels)-1]
				m.Params = append(m.Params, param)
			}
		}
		if _, returns, ok := strings.Cut(rest[end+1:], "->"); ok {
			m.Returns = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(returns), "{} "))
		}
	}
	r.claims = append(r.claims, claims.Claim{Kind: claims.KindMethod, Line: p.Line, Method: m})
	return true
}

// value reads "let sampleRate: Double".
func (r *swiftReader) value(p *pieces.Piece, text string, scope swiftScope) bool {
	m := swiftValue().FindStringSubmatch(text)
	if m == nil || scope.owner == "" {
		return m != nil
	}
	typ := strings.TrimSpace(m[2])
	r.claims = append(r.claims, claims.Claim{Kind: claims.KindField, Line: p.Line, Field: &claims.Field{Owner: scope.owner, Name: m[1], Type: typ, Optional: strings.HasSuffix(typ, "?"), Lang: "swift"}})
	return true
}

// cases reads "open, closed(at: Date)" into the values of an enum.
func (r *swiftReader) cases(text, owner string) {
	e := r.values[owner]
	if e == nil {
		return
	}
	for _, part := range names.SplitTop(text) {
		name, value, _ := strings.Cut(part, "=")
		name, _, _ = strings.Cut(strings.TrimSpace(name), "(")
		if v := strings.Trim(strings.TrimSpace(value), `"`); v != "" && !words.IsNumber(v) {
			name = v
		}
		if name != "" && names.IsUsual(name) {
			e.Values = append(e.Values, name)
		}
	}
}

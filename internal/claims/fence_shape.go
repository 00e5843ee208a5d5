package claims

import "strings"

// shape reads the fields of a type that a fence writes as a bare object:
// "{ id: string, total: number }" below the heading "Order". What has values
// instead of types is a sample.
func shape(_ *reading, f *fence) []Claim {
	if f.frame.testing || f.drawn() || !strings.HasPrefix(strings.TrimSpace(f.text), "{") {
		return nil
	}
	first := f.blocks[0]
	owner := (&block{section: f.section, label: f.label, above: f.above, parents: f.parents}).modelOf()
	if owner == "" || first == nil {
		return nil
	}
	var claims []Claim
	depth := 0
	for _, b := range f.blocks {
		text, _, _ := strings.Cut(b.text, "//")
		if depth == 1 {
			name, typ, ok := strings.Cut(strings.TrimRight(strings.TrimSpace(text), ",;"), ":")
			name, typ = strings.Trim(strings.TrimSpace(name), "\"'"), unquoted(strings.TrimSpace(typ))
			if ok {
				if !isFieldName(name) || !shapeType(typ) || name == owner {
					return nil
				}
				if strings.ContainsAny(typ[:1], "{[") {
					typ = "" // written out below
				}
				claims = append(claims, Claim{Kind: KindField, Line: b.line, Field: &Field{Owner: owner, Name: strings.TrimSuffix(name, "?"), Type: typ, Optional: strings.HasSuffix(name, "?"), Lang: f.lang}})
			}
		}
		depth += strings.Count(text, "{") + strings.Count(text, "[") - strings.Count(text, "}") - strings.Count(text, "]")
	}
	return claims
}

// unquoted takes quotes from around a text that has no others.
func unquoted(s string) string {
	if len(s) > 1 && (s[0] == '"' || s[0] == '\'') && strings.IndexByte(s[1:], s[0]) == len(s)-2 {
		return s[1 : len(s)-1]
	}
	return s
}

// shapeType reports whether what stands behind a name is a type: a known word,
// a union, a list, or an object that begins.
func shapeType(typ string) bool {
	if typ == "{" || typ == "[" || typ == "[{" {
		return true
	}
	if typ == "true" || typ == "false" || typ == "null" || isNumber(typ) {
		return false
	}
	return family(typ) != "" && len(strings.Fields(typ)) == 1 || looksLikeType(typ) && !strings.Contains(typ, " ") || strings.Contains(typ, " | ") || strings.HasSuffix(typ, "[]")
}

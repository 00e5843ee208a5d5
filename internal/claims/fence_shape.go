package claims

import "strings"

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

package fences

import (
	"strings"

	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/words"
)

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
	if typ == "true" || typ == "false" || typ == "null" || words.IsNumber(typ) {
		return false
	}
	return names.TypeFamily(typ) != "" && len(strings.Fields(typ)) == 1 || names.LooksLikeType(typ) && !strings.Contains(typ, " ") || strings.Contains(typ, " | ") || strings.HasSuffix(typ, "[]")
}

package names

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims/words"
)

// typeFamilies are types that hold the same kind of value, by words in them.
var typeFamilies = []struct {
	name  string
	words []string
}{
	{"uuid", []string{"uuid", "guid", "uniqueidentifier"}},
	{"time", []string{"timestamp", "datetime", "timestamptz", "date", "time", "instant"}},
	{"json", []string{"json", "jsonb"}},
	{"bool", []string{"bool", "boolean", "bit", "tinyint(1)"}},
	{"text", []string{"varchar", "char", "text", "string", "str", "citext", "nvarchar", "clob", "enum"}},
	{"whole", []string{"int", "integer", "bigint", "smallint", "serial", "bigserial", "int4", "int8", "i32", "i64", "u32", "u64", "int32", "int64", "long", "short", "tinyint", "number"}},
	{"decimal", []string{"decimal", "numeric", "float", "double", "real", "money", "f32", "f64", "float64", "bigdecimal"}},
	{"bytes", []string{"bytea", "blob", "bytes", "binary", "varbinary"}},
}

// SameType reports whether two types may mean the same; types that are not
// known may.
func SameType(a, b string) bool {
	x, y := TypeFamily(a), TypeFamily(b)
	return x == "" || y == "" || x == y || x == "whole" && y == "decimal" && strings.Contains(strings.ToLower(a), "number") || y == "whole" && x == "decimal" && strings.Contains(strings.ToLower(b), "number")
}

// TypeFamily is the family of a type: "text", "whole"; empty when it is not known or is a
// compound one.
func TypeFamily(t string) string {
	lower := strings.ToLower(t)
	if strings.ContainsAny(lower, "[<|{") {
		return ""
	}
	for _, f := range typeFamilies {
		if _, ok := words.HoldsAny(lower, f.words); ok {
			return f.name
		}
	}
	return ""
}

// LooksLikeType reports whether a text is written like a type of code.
func LooksLikeType(s string) bool {
	s = strings.Trim(s, "` ")
	if s == "" || strings.Contains(s, " ") && !strings.ContainsAny(s, "<[|") {
		return false
	}
	return words.IsUpper(s[0]) || strings.ContainsAny(s, "<[|{") || slices.Contains([]string{"any", "object", "dict", "list", "array", "map", "set", "unknown", "null", "tuple", "enum", "function", "callable", "void", "self"}, strings.ToLower(s))
}

// AsType is a text when it is written like a type.
func AsType(s string) string {
	if s == "" || strings.Contains(s, " ") && !strings.ContainsAny(s, "<[|") {
		return ""
	}
	if !words.IsUpper(s[0]) && TypeFamily(s) == "" && s != "void" && s != "None" && s != "any" && !strings.ContainsAny(s, "<[|") {
		return ""
	}
	return s
}

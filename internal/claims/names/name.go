// Package names tells names from other words, and what is called so: a class, a part
// of the system, a file, a table, a type, a route.
//
// Most callers want a question about one word, such as [IsClass] or [IsFile], or the
// names in a text: [ClassIn], [PartIn], [EndpointsIn].
//
// It knows a word or a title and nothing of where it stands. What designs write for
// any name ("Foo", "example.py") it takes for none, and for no class what is a
// product ("GitHub").
package names

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/words"
)

// IsUsual reports whether a name is one: designs also write Foo<Bar>,
// {Operation}Samples and "...".
func IsUsual(name string) bool {
	for i := 0; i < len(name); i++ {
		if !words.InName(name[i]) && name[i] < 0x80 && strings.IndexByte("$.?!#-", name[i]) < 0 {
			return false
		}
	}
	return name != "" && !placeholderName(name)
}

// placeholderNames stand for any name.
var placeholderNames = []string{"foo", "bar", "baz", "myclass", "myservice", "example", "myfunction", "mycomponent", "todo", "something", "some_function"}

func placeholderName(name string) bool {
	lower := strings.ToLower(name)
	if slices.Contains(placeholderNames, lower) {
		return true
	}
	return strings.HasPrefix(lower, "example")
}

// IsDotted reports whether a text is a name, or one with its type before it.
func IsDotted(s string) bool {
	if s == "" || len(s) > 80 {
		return false
	}
	for i := 0; i < len(s); i++ {
		if !words.InName(s[i]) && s[i] != '.' {
			return false
		}
	}
	return words.IsLetter(s[0]) || s[0] == '_'
}

// IsCamel reports whether a word has a capital inside: createOrder.
func IsCamel(s string) bool {
	for i := 1; i < len(s); i++ {
		if words.IsUpper(s[i]) && !words.IsUpper(s[i-1]) {
			return !strings.Contains(s, " ")
		}
	}
	return false
}

// IsName reports whether a text is one identifier.
func IsName(s string) bool {
	if s == "" || words.IsDigit(s[0]) {
		return false
	}
	for i := range len(s) {
		if !words.InName(s[i]) {
			return false
		}
	}
	return true
}

// IsPlainTitle reports whether a one-word title names no type.
func IsPlainTitle(w string) bool {
	switch w {
	case "fields", "attributes", "properties", "overview", "validation", "rules", "parameters", "request", "response", "notes", "schema", "data", "columns", "types", "enums", "states", "features", "responsibilities", "methods", "behavior", "constraints", "structure", "format", "purpose", "form", "body", "query", "interface", "props", "state", "configuration", "options", "requirements", "input", "output", "architecture", "components", "models", "design", "implementation", "security", "status":
		return true
	}
	return false
}

// Behaviour names a behaviour by its part and its first words.
func Behaviour(kind claims.Kind, part, text string) string {
	list := words.Of(words.Cut(text, 300))
	said := strings.Join(list[:min(len(list), 10)], " ")
	if part == "" {
		return string(kind) + " " + said
	}
	return string(kind) + " " + part + ": " + said
}

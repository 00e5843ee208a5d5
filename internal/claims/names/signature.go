package names

import (
	"strings"

	"kiro-mcp/internal/claims"
)

// ClosingBracket is where the bracket ( that is open at the beginning of a text closes;
// -1 when it does not.
func ClosingBracket(s string) int {
	depth := 1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// Params reads parameters as prose and scripts write them: "cart: Cart,
// userId?: string", "cart".
func Params(s string) []claims.Param {
	var params []claims.Param
	for _, part := range SplitTop(s) {
		part = strings.TrimSpace(part)
		if part == "" || part == "self" || part == "&self" || part == "&mut self" || strings.HasPrefix(part, "...)") || part == "..." {
			continue
		}
		name, rest, _ := strings.Cut(part, "=")
		name, typ, _ := strings.Cut(strings.TrimSpace(name), ":")
		p := claims.Param{Name: strings.TrimSpace(name), Type: strings.TrimSpace(typ), Optional: rest != ""}
		if n, ok := strings.CutSuffix(p.Name, "?"); ok {
			p.Name, p.Optional = n, true
		}
		params = append(params, p)
	}
	return params
}

// SplitTop cuts at the commas that stand in no bracket.
func SplitTop(s string) []string {
	var parts []string
	depth, start := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(', '[', '{', '<':
			depth++
		case ')', ']', '}':
			depth--
		case '>':
			if i == 0 || s[i-1] != '=' && s[i-1] != '-' {
				depth--
			}
		case ',':
			if depth == 0 {
				parts = append(parts, s[start:i])
				start = i + 1
			}
		}
	}
	return append(parts, s[start:])
}

package facts

import "strings"

// Literals are the values of a type that lists them, as "'open' | 'paid'" in TypeScript
// and "Literal['open', 'paid']" in Python, and nil of any other. That there may be no value
// at all, as in "'open' | null", does not matter.
func Literals(typ string) []string {
	between := "|"
	if inner, ok := strings.CutPrefix(typ, "Literal["); ok && strings.HasSuffix(inner, "]") {
		typ, between = strings.TrimSuffix(inner, "]"), ","
	}
	var values []string
	for part := range strings.SplitSeq(typ, between) {
		switch part = strings.TrimSpace(part); {
		case part == "", part == "null", part == "undefined", part == "None":
		case len(part) > 2 && (part[0] == '"' || part[0] == '\'') && part[len(part)-1] == part[0]:
			values = append(values, part[1:len(part)-1])
		default:
			return nil // of any value besides
		}
	}
	return values
}

package alike

import (
	"fmt"
	"slices"
	"strings"
)

// Names reports whether two names differ only as conventions differ: createOrder,
// create_order, CreateOrder.
func Names(a, b string) bool {
	return a != "" && fold(a) == fold(b)
}

// fold is a name without case and marks between words.
func fold(name string) string {
	var b strings.Builder
	for i := range len(name) {
		switch c := name[i]; {
		case c == '_' || c == '-' || c == ' ':
		case upper(c):
			b.WriteByte(c | 0x20)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// Singular is the singular of a word in lower case, as far as endings tell.
func Singular(word string) string {
	for _, pair := range [][2]string{{"people", "person"}, {"children", "child"}, {"men", "man"}, {"women", "woman"}, {"data", "datum"}, {"media", "medium"}, {"criteria", "criterion"}, {"indices", "index"}, {"analyses", "analysis"}} {
		if word == pair[0] {
			return pair[1]
		}
	}
	switch {
	case len(word) < 4 || strings.HasSuffix(word, "ss") || strings.HasSuffix(word, "us") || strings.HasSuffix(word, "is") || word == "series" || word == "news":
		return word
	case strings.HasSuffix(word, "ies"):
		return word[:len(word)-3] + "y"
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "xes"), strings.HasSuffix(word, "ches"), strings.HasSuffix(word, "shes"), strings.HasSuffix(word, "zes"), strings.HasSuffix(word, "uses"):
		return word[:len(word)-2]
	case strings.HasSuffix(word, "s"):
		return word[:len(word)-1]
	}
	return word
}

// endings are put behind a name to say what kind of thing it is.
var endings = []string{"Impl", "Dto", "DTO", "Model", "Entity", "Schema", "Type", "Interface", "ORM", "Orm", "Record", "Class", "Document", "Table", "DB", "Db"}

// beginnings are put before a name in the same sense.
var beginnings = []string{"Default", "Base", "Abstract"}

// Renamed reports whether a promised name and the one that is there differ by a
// mark of its kind only, as IOrderStore and OrderStore, and says how.
func Renamed(promised, have string) (how string, ok bool) {
	if promised == "" || have == "" || Names(promised, have) {
		return "", false
	}
	coreA, marksA := bare(promised)
	coreB, marksB := bare(have)
	if len(Words(coreA)) == 0 || !Names(coreA, coreB) {
		return "", false
	}
	var parts []string
	for _, m := range marksA {
		if !slices.Contains(marksB, m) {
			parts = append(parts, "without "+m)
		}
	}
	for _, m := range marksB {
		if !slices.Contains(marksA, m) {
			parts = append(parts, "with "+m)
		}
	}
	if len(parts) == 0 {
		return "", false
	}
	return strings.Join(parts, " and "), true
}

// bare is a name without the marks of its kind, and those marks in words.
func bare(name string) (string, []string) {
	var marks []string
	if len(name) > 2 && name[0] == 'I' && upper(name[1]) && lower(name[2]) {
		name = name[1:]
		marks = append(marks, `the prefix "I"`)
	}
	for _, b := range beginnings {
		if rest, ok := strings.CutPrefix(name, b); ok && rest != "" && upper(rest[0]) {
			name = rest
			marks = append(marks, fmt.Sprintf("the prefix %q", b))
		}
	}
	for _, e := range endings {
		if rest, ok := strings.CutSuffix(name, e); ok && len(rest) > 1 && !upper(rest[len(rest)-1]) {
			name = rest
			marks = append(marks, fmt.Sprintf("the suffix %q", e))
		}
	}
	return name, marks
}

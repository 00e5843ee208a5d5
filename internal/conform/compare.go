package conform

import (
	"strings"

	"kiro-mcp/internal/conform/alike"
)

// typeAnswer says how two types compare.
type typeAnswer struct {
	known  bool
	differ bool
	why    string
}

// compareTypes compares a type of the design with one of the code. The name of
// what has the type decides where an id may be text here and a number there.
func compareTypes(design, designLang, code, codeLang, name string) typeAnswer {
	if family(codeLang) == "typescript" && (hasWord(design, "Date") && hasWord(code, "string") || hasWord(design, "string") && hasWord(code, "Date")) {
		return typeAnswer{} // a date is text once it is sent
	}
	if designLang == "protobuf" {
		return typeAnswer{} // the code's own types stand beside the generated ones, and may differ
	}
	a := alike.TypesOf(name, design, designLang, code, codeLang)
	return typeAnswer{known: a.Verdict != alike.Unknown, differ: a.Verdict == alike.Different, why: a.Why}
}

// hasWord reports whether a type is, or allows among others, one of just this name.
func hasWord(written, name string) bool {
	for part := range strings.FieldsFuncSeq(written, func(r rune) bool { return r == '|' || r == '?' || r == ' ' }) {
		if part == name {
			return true
		}
	}
	return false
}

// renamed reports whether two names differ only as conventions differ.
func renamed(promised, have string) bool {
	_, ok := alike.Renamed(promised, have)
	return ok
}

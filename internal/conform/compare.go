package conform

// typeAnswer says how two types compare.
type typeAnswer struct {
	known  bool
	differ bool
}

// compareTypes compares a type of the design with one of the code. The name of
// what has the type decides where an id may be text here and a number there.
func compareTypes(design, designLang, code, codeLang, name string) typeAnswer {
	return typeAnswer{}
}

// renamed reports whether two names differ only as conventions differ.
func renamed(promised, have string) bool { return false }

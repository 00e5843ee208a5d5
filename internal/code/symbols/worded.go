package symbols

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// worded reads declarations of languages that begin each with a word: Kotlin,
// Scala, Rust and PHP.
func (r *reader) worded(i int) int {
	top := r.top()
	if top.in == bracket || !r.starts(i) {
		return i
	}
	marks, mods, j := r.before(i)
	if j >= top.end {
		return i
	}
	s := facts.Symbol{Marks: marks, Public: r.visible(mods)}
	var next int
	switch r.word(j) {
	case "class", "interface", "trait", "struct", "object", "union", "enum":
		next = r.wordedType(s, j, mods)
	case "fun":
		if r.Is(j+1, "interface") {
			next = r.wordedType(s, j+1, mods)
			break
		}
		next = r.wordedFunction(s, j)
	case "fn", "def", "function":
		next = r.wordedFunction(s, j)
	case "constructor":
		next = r.constructor(s, j)
	case "val", "var", "const", "static", "let":
		next = r.wordedValue(s, j, mods)
	case "type", "typealias":
		next = r.wordedAlias(s, j)
	case "impl":
		next = r.impl(j)
	case "mod", "module":
		next = r.module(s, j)
	case "package", "namespace":
		if r.Is(j+1, "object") {
			next = r.wordedType(s, j+1, mods)
			break
		}
		next = r.packageOf(j)
	case "use", "import":
		next = r.use(j)
	default:
		next = r.wordedMember(s, j, mods)
	}
	if next > j {
		return next
	}
	return i
}

// visible reports whether a declaration can be reached from elsewhere.
func (r *reader) visible(mods string) bool {
	if r.Lang.Name == "rust" {
		return strings.Contains(mods, " pub") || r.top().in == members && r.kindAround() == facts.Interface
	}
	return !strings.Contains(mods, " private") && !strings.Contains(mods, " protected")
}

func (r *reader) kindAround() facts.SymbolKind {
	if s := r.top().symbol; s > 0 {
		return r.out.Symbols[s-1].Kind
	}
	return ""
}

// wordedMember reads what has no word of its own: properties and cases of PHP,
// the members of a Rust struct or enum.
func (r *reader) wordedMember(s facts.Symbol, j int, mods string) int {
	top := r.top()
	if r.Lang.Name == "php" {
		return r.phpMember(s, j, mods)
	}
	if r.Lang.Name == "kotlin" && r.Is(j, "companion") && top.in == members {
		return r.companion(j)
	}
	return j
}

func (r *reader) phpMember(s facts.Symbol, j int, mods string) int {
	switch {
	case r.top().in == members && r.Is(j, "case") && r.IsWord(j+1):
		end := r.statementEnd(j)
		s.Kind, s.Name, s.Public = facts.Member, r.Text(j+1), true
		if r.punct(j+2, '=') {
			s.Value = r.literal(j+3, end)
		}
		r.add(s, j+1, end)
		return end
	case r.top().in == members && mods != "":
		end := r.statementEnd(j)
		value := r.find(piece{j, end}, "=")
		name := value - 1
		if !r.IsWord(name) || r.Byte(name) != '$' {
			return j
		}
		s.Kind, s.Name, s.Type = facts.Field, trimDollar(r.Text(name)), r.text(j, name)
		if value < end {
			s.Value = r.literal(value+1, end)
		}
		r.add(s, name, end)
		return name + 1
	case r.top().in == file && r.Byte(j) == '$' && r.punct(j+1, '=') && r.top().symbol == 0:
		end := r.statementEnd(j)
		s.Kind, s.Name, s.Value = facts.Variable, trimDollar(r.Text(j)), r.literal(j+2, end)
		r.add(s, j, end)
		return j + 1
	case r.top().in == file && r.Is(j, "define") && r.punct(j+1, '(') && r.IsString(j+2):
		s.Kind, s.Name, s.Public = facts.Constant, r.Value(j+2), true
		if r.punct(j+3, ',') {
			s.Value = r.literal(j+4, r.closer(j+1))
		}
		r.add(s, j+2, r.closer(j+1))
		return j + 2
	}
	return j
}

// Byte is the first byte of a token.
func (r *reader) Byte(i int) byte {
	if i < 0 || i >= len(r.Tokens) {
		return 0
	}
	return r.At(i).Byte
}

func (r *reader) companion(j int) int {
	k := j + 1
	if r.Is(k, "object") {
		k++
	}
	if r.IsWord(k) {
		k++
	}
	for k < r.top().end && !r.punct(k, '{') && !r.At(k).First {
		k++
	}
	if !r.punct(k, '{') {
		return j
	}
	r.push(k, members, r.top().owner, r.top().symbol)
	return k + 1
}

// lineEnd is where a declaration ends that no semicolon ends: before the next
// line that does not go on with it.
func (r *reader) lineEnd(i int) int {
	limit := r.top().end
	if !r.row.newline {
		return r.statementEnd(i)
	}
	for k := i; k < limit; k++ {
		if k > i && r.At(k).First && !r.goesOn(k) {
			return k
		}
		switch r.At(k).Byte {
		case ';':
			if r.punct(k, ';') {
				return k
			}
		case '(', '[', '{':
			k = max(k, r.closer(k))
		}
	}
	return limit
}

// indentEnd is where an expression ends that begins at i: before the next line
// that is indented no more than the line on which its declaration begins.
func (r *reader) indentEnd(from, i int) int {
	limit := r.top().end
	for from > 0 && !r.At(from).First {
		from--
	}
	column := r.Column(from)
	for k := i; k < limit; k++ {
		if r.At(k).First && k > i && r.Column(k) <= column && !r.punct(k, ')') && !r.punct(k, '}') && !r.punct(k, '.') {
			return k
		}
		switch r.At(k).Byte {
		case '(', '[', '{':
			k = max(k, r.closer(k))
		}
	}
	return limit
}

// wordedValue reads a named value.
func (r *reader) wordedValue(s facts.Symbol, j int, mods string) int {
	top := r.top()
	if top.in != file && top.in != members {
		return j
	}
	keyword := r.word(j)
	name := j + 1
	if r.Is(name, "mut") || r.Is(name, "ref") {
		name++
	}
	if r.Lang.Name == "php" && r.IsWord(name+1) { // const string X
		s.Type = r.Text(name)
		name++
	}
	name = max(name, r.angles(name))
	for r.punct(name+1, '.') && r.IsWord(name+2) { // an extension property
		name += 2
	}
	if !r.named(name) || keyword == "static" && r.Is(name, "fn") {
		return j
	}
	s.Name = r.Value(name)
	s.Kind = valueKind(top.in, keyword, mods)
	end := r.lineEnd(name)
	p := piece{name + 1, end}
	value := r.find(p, "=")
	colon := r.find(piece{p.from, value}, ":")
	if colon < value {
		stop := colon + 1
		for stop < value && !has(" get set by where ", r.Bytes(stop)) {
			stop++
		}
		s.Type = r.text(colon+1, stop)
	}
	if value < end {
		s.Value = r.literal(value+1, end)
	}
	r.add(s, name, end-1)
	return name + 1
}

func valueKind(in inside, keyword, mods string) facts.SymbolKind {
	switch {
	case keyword == "const" || strings.Contains(mods, " const ") || keyword == "static":
		return facts.Constant
	case in == members:
		return facts.Field
	case keyword == "val":
		return facts.Constant
	}
	return facts.Variable
}

func (r *reader) wordedAlias(s facts.Symbol, j int) int {
	name := j + 1
	if !r.IsWord(name) {
		return j
	}
	end := r.lineEnd(name)
	value := r.find(piece{name, end}, "=")
	s.Kind, s.Name = facts.Alias, r.Text(name)
	if value < end {
		s.Type = r.text(value+1, end)
	}
	r.add(s, name, end-1)
	return end
}

// module reads "mod x { … }" and notes "mod x;" as an import.
func (r *reader) module(s facts.Symbol, j int) int {
	if !r.IsWord(j + 1) {
		return j
	}
	s.Kind, s.Name = facts.Module, r.Text(j+1)
	switch {
	case r.punct(j+2, '{'):
		return r.enter(s, j+1, j+2, file)
	case r.punct(j+2, ';'):
		r.out.Imports = append(r.out.Imports, facts.Import{Local: s.Name, Path: s.Name, Line: int(r.At(j).Line)})
		return j + 2
	}
	return j
}

// packageOf reads "package a.b" and "namespace A\B;", with braces or without.
func (r *reader) packageOf(j int) int {
	k := j + 1
	for r.IsWord(k) && (!r.At(k).First || !r.row.newline) || r.punct(k, '.') || r.punct(k, '\\') {
		k++
	}
	name := r.text(j+1, k)
	if r.punct(k, '{') {
		r.push(k, file, r.top().owner, r.top().symbol)
		k++
	}
	if r.out.Package != "" && r.Lang.Name == "scala" {
		name = r.out.Package + "." + name
	}
	r.out.Package = name
	return k
}

package symbols

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// typed reads declarations of languages that write a type before a name: Java,
// C#, C and C++.
func (r *reader) typed(i int) int {
	top := r.top()
	if top.in == bracket || !r.starts(i) || r.At(i).Kind == lex.Punct && !r.row.at && !r.row.brackets && !r.punct(i, '~') {
		return i
	}
	body := top.in == function || top.in == block
	if body && !r.IsWord(i) && !r.punct(i, '@') {
		return i
	}
	marks, mods, j := r.before(i)
	if r.row.nameless {
		marks, mods, j = r.beforeC(marks, mods, j)
	}
	if j >= top.end {
		return i
	}
	if next := r.typeOf(j, marks, mods); next > j {
		return next
	}
	if next := r.moduleOf(j); next > j {
		return next
	}
	if has(r.row.none, r.Bytes(j)) || body && r.Lang.Name != "csharp" {
		return i
	}
	if next := r.member(j, marks, mods, body); next > j {
		return next
	}
	return i
}

// beforeC goes on with what C and C++ have before a declaration: labels of
// access, templates, macros.
func (r *reader) beforeC(marks []string, mods string, j int) ([]string, string, int) {
	for j < r.top().end {
		var next int
		switch {
		case (r.Is(j, "public") || r.Is(j, "private") || r.Is(j, "protected")) && r.punct(j+1, ':'):
			next = j + 2
		case r.Is(j, "template"):
			next = max(j+1, r.angles(j+1))
		default:
			next = r.macro(j)
		}
		if next == j {
			break
		}
		more, m, after := r.before(next)
		marks, mods, j = append(marks, more...), mods+m, after
	}
	return marks, mods, j
}

// macro is the index behind a macro that stands before a declaration: alone on
// its line, or before a word that no type could precede.
func (r *reader) macro(j int) int {
	if !r.IsWord(j) {
		return j
	}
	for _, c := range r.Bytes(j) {
		if c != '_' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') {
			return j
		}
	}
	k := j + 1
	if r.punct(k, '(') {
		k = r.after(k)
	}
	if k >= r.top().end {
		return j
	}
	if r.At(k).First && !r.goesOn(k) || has(" class struct enum template namespace inline static constexpr using typedef virtual explicit extern ", r.Bytes(k)) {
		return k
	}
	return j
}

// moduleOf reads packages, namespaces and imports.
func (r *reader) moduleOf(j int) int {
	switch r.word(j) {
	case "package":
		end := r.statementEnd(j)
		r.out.Package = strings.TrimSuffix(r.text(j+1, end), ";")
		return end
	case "import", "using":
		if r.row.nameless {
			return r.using(j)
		}
		if r.top().in != file || r.punct(j+1, '(') || r.IsWord(j+1) && r.IsWord(j+2) && !r.Is(j+1, "static") {
			return j
		}
		end := r.statementEnd(j)
		r.importOf(j, end)
		return end
	case "namespace":
		return r.namespace(j)
	case "extern":
		if r.IsString(j+1) && r.punct(j+2, '{') {
			r.push(j+2, file, r.top().owner, r.top().symbol)
			return j + 3
		}
	case "typedef":
		return r.typedef(j)
	}
	return j
}

// using reads "using name = type;" of C++.
func (r *reader) using(j int) int {
	end := r.statementEnd(j)
	if r.IsWord(j+1) && r.punct(j+2, '=') {
		r.add(facts.Symbol{Kind: facts.Alias, Name: r.Text(j + 1), Type: r.text(j+3, end), Public: true}, j+1, end)
	}
	return end
}

func (r *reader) importOf(j, end int) {
	at := j + 1
	if r.Is(at, "static") {
		at++
	}
	im := facts.Import{Line: int(r.At(j).Line)}
	if eq := r.find(piece{at, end}, "="); eq < end {
		im.Local, im.Path = r.text(at, eq), r.text(eq+1, end)
		r.out.Imports = append(r.out.Imports, im)
		return
	}
	im.Path = r.text(at, end)
	if r.row.at { // Java names the class; C# the namespace
		dot := strings.LastIndexByte(im.Path, '.')
		im.Name, im.Path = im.Path[dot+1:], im.Path[:max(dot, 0)]
		im.Local = im.Name
		if im.Name == "*" {
			im.Name = ""
		}
	} else {
		im.Local = "*"
	}
	r.out.Imports = append(r.out.Imports, im)
}

func (r *reader) namespace(j int) int {
	k := j + 1
	for r.IsWord(k) || r.punct(k, '.') || r.Is(k, "::") {
		k++
	}
	name := r.text(j+1, k)
	if r.Lang.Name == "csharp" {
		r.out.Package = name
		if r.punct(k, '{') {
			r.push(k, file, "", r.top().symbol)
		}
		return k + 1
	}
	if !r.punct(k, '{') {
		return j
	}
	if name == "" {
		r.push(k, file, r.top().owner, r.top().symbol)
		return k + 1
	}
	return r.enter(facts.Symbol{Kind: facts.Module, Name: strings.ReplaceAll(name, "::", "."), Public: true}, j+1, k, file)
}

// typedef reads "typedef struct { … } Name;" and "typedef int Name;". It stands where
// it begins, before its members.
func (r *reader) typedef(j int) int {
	end := r.statementEnd(j)
	name := end - 1
	for name > j && !r.IsWord(name) {
		name--
	}
	if name <= j {
		return j
	}
	s := facts.Symbol{Kind: facts.Alias, Name: r.Text(name), Type: r.text(j+1, name), Public: true}
	open := j + 2
	if r.IsWord(open) {
		open++
	}
	if !r.punct(open, '{') {
		r.add(s, j, end)
		return end
	}
	s.Type, s.Kind = "", facts.Struct
	if r.Is(j+1, "enum") {
		s.Kind = facts.Enum
		return r.enum(s, j, open)
	}
	return r.enter(s, j, open, members)
}

// typeOf reads the head of a class, interface, enum, record or struct.
func (r *reader) typeOf(j int, marks []string, mods string) int {
	s := facts.Symbol{Marks: marks, Public: strings.Contains(mods, " public ") || r.row.nameless}
	k := j + 1
	switch r.word(j) {
	case "class":
		s.Kind = facts.Class
	case "interface":
		s.Kind = facts.Interface
	case "enum":
		s.Kind = facts.Enum
		if r.row.nameless && (r.Is(k, "class") || r.Is(k, "struct")) {
			k++
		}
	case "record":
		s.Kind = facts.Class
		if r.Is(k, "struct") || r.Is(k, "class") {
			k++
		}
		if !r.IsWord(k) || !r.punct(k+1, '(') && !r.punct(k+1, '<') && !r.punct(k+1, '{') && !r.punct(k+1, ':') && !r.punct(k+1, ';') {
			return j
		}
	case "struct", "union":
		s.Kind = facts.Struct
	default:
		if !r.punct(j, '@') || !r.Is(k, "interface") {
			return j
		}
		s.Kind = facts.Interface
		k++
	}
	name := k
	for r.row.nameless && r.IsWord(k) && (r.IsWord(k+1) || r.Is(k+1, "::")) && !r.Is(k+1, "final") {
		k++ // a macro before the name
		if !r.IsWord(k) {
			k++
		}
		name = k
	}
	if r.row.nameless && r.punct(name, '{') {
		return r.nameless(s, name)
	}
	if !r.IsWord(name) {
		return j
	}
	return r.typeBody(s, j, name)
}

// statementEnd is the index of the semicolon that ends a statement, or of a bracket that
// closes what the statement did not open.
func (r *reader) statementEnd(i int) int {
	limit := r.top().end
	for ; i < limit; i++ {
		if t := r.At(i); t.Kind == lex.Punct {
			switch t.Byte {
			case ';':
				return i
			case ')', ']', '}':
				return i
			case '(', '[', '{':
				i = max(i, r.closer(i))
			}
		}
	}
	return limit
}

package symbols

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// script reads declarations of JavaScript and TypeScript.
func (r *reader) script(i int) int {
	top := r.top()
	switch top.in {
	case bracket:
		return r.expression(i)
	case object:
		if r.punct(i-1, '{') || r.punct(i-1, ',') {
			return r.property(i)
		}
		return r.expression(i)
	case members:
		if r.starts(i) || r.punct(i-1, ',') {
			return r.scriptMember(i)
		}
		return r.expression(i)
	default:
	}
	if top.in != block && r.punct(i-1, ',') && r.IsWord(i) && r.punct(i+1, '=') { // const a = 1, b = 2
		if next := r.declarators(facts.Symbol{}, i-1); next > i {
			return next
		}
	}
	if !r.starts(i) || r.At(i).Kind != lex.Word && !r.punct(i, '@') {
		return r.expression(i)
	}
	if next := r.statement(i); next > i {
		return next
	}
	return r.expression(i)
}

// expression reads a function or class that has a name and stands anywhere.
func (r *reader) expression(i int) int {
	if r.At(i).Byte != 'f' && r.At(i).Byte != 'c' || r.At(i).Kind != lex.Word || r.punct(i-1, '.') {
		return i
	}
	switch {
	case r.Is(i, "function") && (r.IsWord(i+1) || r.punct(i+1, '*') && r.IsWord(i+2)):
		return r.scriptFunction(facts.Symbol{}, i, "")
	case r.Is(i, "class") && r.IsWord(i+1) && (r.punct(i+2, '{') || r.Is(i+2, "extends")):
		return r.scriptClass(facts.Symbol{}, i, "")
	}
	return i
}

func (r *reader) statement(i int) int {
	marks, mods, j := r.before(i)
	s := facts.Symbol{Marks: marks, Public: strings.Contains(mods, " export ")}
	if next := r.declaration(s, j, mods); next > j {
		return next
	}
	if strings.HasPrefix(mods, " export ") {
		return r.exported(s, j, mods)
	}
	if r.IsWord(j) {
		return r.assigned(j)
	}
	return j
}

// declaration reads what a word of its own begins.
func (r *reader) declaration(s facts.Symbol, j int, mods string) int {
	switch r.word(j) {
	case "import":
		return r.esImport(j)
	case "function":
		return r.scriptFunction(s, j, mods)
	case "class":
		return r.scriptClass(s, j, mods)
	case "interface":
		if r.IsWord(j + 1) {
			s.Kind = facts.Interface
			return r.scriptType(s, j+1)
		}
	case "type":
		return r.scriptAlias(s, j)
	case "enum":
		return r.scriptEnum(s, j)
	case "namespace", "module":
		return r.scriptModule(s, j)
	case "const", "let", "var":
		if r.Is(j+1, "enum") {
			return r.scriptEnum(s, j+1)
		}
		return r.declarators(s, j)
	}
	return j
}

// scriptFunction reads "function name(…) {".
func (r *reader) scriptFunction(s facts.Symbol, j int, mods string) int {
	name := j + 1
	if r.punct(name, '*') {
		name++
	}
	k := name
	if r.IsWord(k) {
		s.Name = r.Text(k)
		k++
	} else if s.Name = "default"; !strings.Contains(mods, " default ") {
		return j
	}
	k = r.angles(k)
	if !r.punct(k, '(') {
		return j
	}
	s.Kind, s.Params = facts.Function, r.params(k)
	return r.scriptCode(s, min(name, k), r.after(k))
}

// scriptCode goes on behind parameters: the type given back, then the body.
func (r *reader) scriptCode(s facts.Symbol, name, k int) int {
	stop := k
	if r.punct(k, ':') {
		stop = r.typeEnd(k + 1)
		s.Returns = r.text(k+1, stop)
	}
	if r.punct(stop, '{') {
		return r.enter(s, name, stop, function)
	}
	r.add(s, name, stop-1)
	return stop
}

// typeEnd is where a type ends that begins at k.
func (r *reader) typeEnd(k int) int {
	limit := r.top().end
	for from := k; k < limit; k++ {
		t := r.At(k)
		if k > from && t.First && !r.goesOn(k) && !r.Is(k-1, "=>") {
			return k
		}
		if t.Kind != lex.Punct {
			continue
		}
		switch t.Byte {
		case ';', ',', ')', '}', ']':
			return k
		case '=':
			if r.punct(k, '=') {
				return k
			}
		case '{':
			if k > from && !r.punct(k-1, '|') && !r.punct(k-1, '&') && !r.Is(k-1, "=>") && !r.Is(k-1, "is") && !r.punct(k-1, ':') && !r.punct(k-1, '?') {
				return k
			}
			k = r.closer(k)
		case '(', '[':
			k = r.closer(k)
		case '<':
			k = max(k, r.angles(k)-1)
		}
	}
	return limit
}

func (r *reader) scriptClass(s facts.Symbol, j int, mods string) int {
	s.Kind = facts.Class
	if r.IsWord(j+1) && !r.Is(j+1, "extends") && !r.Is(j+1, "implements") {
		return r.scriptType(s, j+1)
	}
	if !strings.Contains(mods, " default ") {
		return j
	}
	s.Name = "default"
	return r.scriptHead(s, j, j+1)
}

// scriptType goes on at the name of a class or interface.
func (r *reader) scriptType(s facts.Symbol, name int) int {
	s.Name = r.Text(name)
	return r.scriptHead(s, name, r.angles(name+1))
}

func (r *reader) scriptHead(s facts.Symbol, name, k int) int {
	stop := k
	for limit := r.top().end; stop < limit && !r.punct(stop, '{') && !r.punct(stop, ';') && !r.punct(stop, '='); stop++ {
		switch {
		case r.punct(stop, '(') || r.punct(stop, '['):
			stop = r.closer(stop)
		case r.punct(stop, '<'):
			stop = max(stop, r.angles(stop)-1)
		}
	}
	if !r.punct(stop, '{') {
		return name - 1
	}
	s.Extends = r.bases(k, stop)
	return r.enter(s, name, stop, members)
}

func (r *reader) scriptAlias(s facts.Symbol, j int) int {
	name := j + 1
	if !r.IsWord(name) {
		return j
	}
	k := r.angles(name + 1)
	if !r.punct(k, '=') {
		return j
	}
	s.Kind, s.Name = facts.Alias, r.Text(name)
	from := k + 1
	end := r.typeEnd(from)
	s.Type = r.text(from, end)
	if r.objectsOfUnion(from, end) > 1 {
		r.add(s, name, end-1)
		return end
	}
	for open := from; open < end; open++ {
		switch {
		case r.punct(open, '{'):
			index := r.add(s, name, end-1)
			r.push(open, members, join(r.out.Symbols[index-1].Owner, s.Name), index)
			return open + 1
		case r.punct(open, '(') || r.punct(open, '['):
			open = r.closer(open)
		case r.punct(open, '<'):
			open = max(open, r.angles(open)-1)
		}
	}
	r.add(s, name, end-1)
	return end
}

// objectsOfUnion counts the objects that a union chooses between. What one of several
// has is no member of the union.
func (r *reader) objectsOfUnion(from, end int) int {
	objects, chooses := 0, false
	for i := from; i < end; i++ {
		switch {
		case r.punct(i, '{'):
			objects++
			i = r.closer(i)
		case r.punct(i, '(') || r.punct(i, '['):
			i = r.closer(i)
		case r.punct(i, '<'):
			i = max(i, r.angles(i)-1)
		case r.punct(i, '|'):
			chooses = true
		}
	}
	if !chooses {
		return 0
	}
	return objects
}

func (r *reader) scriptEnum(s facts.Symbol, j int) int {
	if !r.IsWord(j+1) || !r.punct(j+2, '{') {
		return j
	}
	s.Kind, s.Name = facts.Enum, r.Text(j+1)
	r.enter(s, j+1, j+2, members)
	for _, p := range r.split(j + 2) {
		m := facts.Symbol{Kind: facts.Member, Name: r.Value(p.from), Public: true}
		if r.punct(p.from+1, '=') && p.from+1 < p.to {
			m.Value = r.literal(p.from+2, p.to)
		}
		r.add(m, p.from, p.to-1)
	}
	return r.top().end
}

func (r *reader) scriptModule(s facts.Symbol, j int) int {
	k := j + 1
	if !r.IsWord(k) && !r.IsString(k) {
		return j
	}
	for r.punct(k+1, '.') && r.IsWord(k+2) {
		k += 2
	}
	if !r.punct(k+1, '{') {
		return j
	}
	s.Kind, s.Name = facts.Module, r.text(j+1, k+1)
	if r.IsString(k) {
		s.Name = r.Value(k)
	}
	return r.enter(s, j+1, k+1, file)
}

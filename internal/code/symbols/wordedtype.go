package symbols

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

var typeWords = []struct {
	word string
	kind facts.SymbolKind
}{
	{"class", facts.Class},
	{"interface", facts.Interface},
	{"trait", facts.Interface},
	{"struct", facts.Struct},
	{"object", facts.Module},
	{"union", facts.Struct},
	{"enum", facts.Enum},
}

// wordedType reads a class, trait, object, struct or enum.
func (r *reader) wordedType(s facts.Symbol, j int, mods string) int {
	for _, w := range typeWords {
		if r.Is(j, w.word) {
			s.Kind = w.kind
		}
	}
	if strings.Contains(mods, " enum ") {
		s.Kind = facts.Enum
	}
	name := j + 1
	if s.Kind == facts.Enum && r.Is(name, "class") {
		name++
	}
	if strings.Contains(mods, " companion ") && r.Is(j, "object") {
		return r.companion(j)
	}
	if !r.named(name) || s.Kind == facts.Class && (r.Is(name, "extends") || r.Is(name, "implements")) {
		return j
	}
	s.Name = r.Value(name)
	k := r.angles(name + 1)
	if r.Lang.Name == "scala" && r.punct(k, '[') {
		k = r.after(k)
	}
	if r.Lang.Name == "kotlin" || r.Lang.Name == "scala" {
		_, _, k = r.before(k)
		if r.Is(k, "constructor") {
			k++
		}
	}
	primary := -1
	if r.punct(k, '(') && r.Lang.Name != "php" {
		primary = k
		for r.punct(k, '(') {
			k = r.after(k)
		}
	}
	stop := r.bodyOf(k)
	if s.Kind == facts.Interface || r.Lang.Name != "rust" {
		s.Extends = r.bases(k, stop)
	}
	return r.wordedBody(s, name, stop, primary, mods)
}

// bodyOf is where the body of a type opens whose head goes on at k, or where
// the head ends without one.
func (r *reader) bodyOf(k int) int {
	limit := r.top().end
	for from := k; k < limit; k++ {
		switch {
		case r.punct(k, '{') || r.punct(k, ';'):
			return k
		case r.row.newline && r.At(k).First && !r.goesOn(k) && !has(" extends with by where ", r.Bytes(k)) && (k <= from || !has(" extends with by where ", r.Bytes(k-1))):
			return k
		case r.punct(k, '(') || r.punct(k, '['):
			k = r.closer(k)
		}
	}
	return limit
}

func (r *reader) wordedBody(s facts.Symbol, name, stop, primary int, mods string) int {
	if primary >= 0 {
		s.Params = r.params(primary)
	}
	if !r.punct(stop, '{') {
		r.add(s, name, stop-1)
		r.primaryFields(s, primary, mods)
		return stop
	}
	next := r.enter(s, name, stop, members)
	r.primaryFields(s, primary, mods)
	switch {
	case r.Lang.Name == "rust" && s.Kind == facts.Enum:
		return r.cases(stop + 1)
	case r.Lang.Name == "rust" && s.Kind == facts.Struct:
		return r.structFields(stop)
	case r.Lang.Name == "kotlin" && s.Kind == facts.Enum:
		return r.cases(stop + 1)
	}
	return next
}

// primaryFields are the parameters of a class that are its members too.
func (r *reader) primaryFields(s facts.Symbol, open int, mods string) {
	if open < 0 {
		return
	}
	if r.Lang.Name == "rust" { // struct X(pub A, B)
		return
	}
	all := strings.Contains(mods, " case ")
	symbol := int32(len(r.out.Symbols))
	owner := join(r.out.Symbols[symbol-1].Owner, s.Name)
	r.promote(open, owner, symbol, all)
}

// promote notes as fields the parameters that say they are: "private x: Y",
// "val x: Y", "public string $x".
func (r *reader) promote(open int, owner string, symbol int32, all bool) {
	for _, p := range r.split(open) {
		_, from := r.marks(p.from, p.to)
		if !all && !has(" val var public private protected readonly ", r.Bytes(min(from, p.to-1))) {
			continue
		}
		visible := true
		for ; from < p.to && (r.row.paramModifier(r.Bytes(from)) || r.row.modifier(r.Bytes(from))); from++ {
			visible = visible && !r.Is(from, "private") && !r.Is(from, "protected")
		}
		param, ok := r.param(p)
		if !ok {
			continue
		}
		line := int(r.At(min(from, p.to-1)).Line)
		r.out.Symbols = append(r.out.Symbols, facts.Symbol{
			Kind: facts.Field, Name: param.Name, Owner: owner, Type: param.Type, Value: param.Default, Marks: param.Marks, Public: visible, Up: symbol, Line: line, End: line,
		})
	}
}

// structFields reads "pub name: Type," of Rust.
func (r *reader) structFields(open int) int {
	for _, p := range r.split(open) {
		marks, from := r.marks(p.from, p.to)
		s := facts.Symbol{Kind: facts.Field, Marks: marks}
		if r.Is(from, "pub") {
			s.Public = true
			if from++; r.punct(from, '(') {
				from = r.after(from)
			}
		}
		if !r.IsWord(from) || !r.punct(from+1, ':') {
			continue
		}
		s.Name, s.Type = r.Text(from), r.text(from+2, p.to)
		r.add(s, from, p.to-1)
	}
	return r.top().end
}

// impl goes into "impl<T> Trait for Type<T> {" as the type.
func (r *reader) impl(j int) int {
	k := r.angles(j + 1)
	from, trait := k, ""
	limit := r.top().end
	stop := limit
	for ; k < limit; k++ {
		if r.punct(k, '{') || r.Is(k, "where") {
			stop = min(stop, k)
		}
		if r.punct(k, '{') || r.punct(k, ';') {
			break
		}
		if r.Is(k, "for") && k < stop && !r.punct(k+1, '<') {
			trait, from = r.typeName(from, k), k+1
		}
		if r.punct(k, '(') || r.punct(k, '[') {
			k = r.closer(k)
		} else {
			k = max(k, r.angles(k)-1)
		}
	}
	if !r.punct(k, '{') {
		return j
	}
	owner := r.typeName(from, stop)
	owner = join(r.top().owner, owner)
	up := r.top().symbol
	for i := range r.out.Symbols {
		if s := &r.out.Symbols[i]; trait != "" && join(s.Owner, s.Name) == owner && (s.Kind == facts.Struct || s.Kind == facts.Enum) && !slices.Contains(s.Extends, trait) {
			s.Extends = append(s.Extends, trait)
		}
	}
	r.push(k, members, owner, up)
	return k + 1
}

// typeName is the last name of a path, without arguments.
func (r *reader) typeName(from, to int) string {
	name := ""
	for k := from; k < to; k++ {
		if r.punct(k, '<') {
			if next := r.angles(k); next > k {
				k = next - 1
				continue
			}
		}
		if r.IsWord(k) && !has(" dyn mut const ", r.Bytes(k)) && !r.punct(k-1, '\'') {
			name = r.Text(k)
		}
	}
	return name
}

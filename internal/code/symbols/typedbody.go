package symbols

import (
	"kiro-mcp/internal/code/facts"
)

// nameless goes into a type without a name: what it declares belongs to what is
// around it.
func (r *reader) nameless(s facts.Symbol, open int) int {
	owner, up := r.top().owner, r.top().symbol
	r.push(open, members, owner, up)
	if s.Kind == facts.Enum {
		return r.cases(open + 1)
	}
	return open + 1
}

// typeBody goes on behind the name of a type.
func (r *reader) typeBody(s facts.Symbol, j, name int) int {
	s.Name = r.Text(name)
	k := r.angles(name + 1)
	primary := -1
	if r.punct(k, '(') {
		if r.row.nameless {
			return j
		}
		primary, k = k, r.after(k)
	}
	heritage := k
	limit := r.top().end
	for k < limit && !r.punct(k, '{') && !r.punct(k, ';') {
		if r.row.nameless && (r.punct(k, '*') || r.punct(k, '&') || r.punct(k, '=') || r.punct(k, '(') || k == heritage && r.IsWord(k) && !r.Is(k, "final")) {
			return j // "struct x *f(": a type, not its declaration
		}
		if r.punct(k, '(') {
			k = r.after(k)
			continue
		}
		k++
	}
	if r.punct(k, ';') && primary < 0 && r.row.nameless {
		return k // announced only
	}
	s.Extends = r.bases(heritage, k)
	if primary >= 0 {
		s.Params = r.params(primary)
	}
	if s.Kind == facts.Enum && r.punct(k, '{') {
		return r.enum(s, name, k)
	}
	var next int
	if r.punct(k, '{') {
		next = r.enter(s, name, k, members)
	} else {
		r.add(s, name, min(k, limit-1))
		next = k
	}
	if primary >= 0 {
		r.primary(primary, s.Name)
	}
	return next
}

// bases are the names of types between two tokens, without their arguments.
func (r *reader) bases(from, to int) []string {
	var out []string
	for k := from; k < to; k++ {
		switch {
		case r.punct(k, '<'):
			k = max(k, r.angles(k)-1)
		case r.punct(k, '(') || r.punct(k, '[') || r.punct(k, '{'):
			k = max(k, r.closer(k))
		case r.Is(k, "where") || r.Is(k, "permits") || r.Is(k, "by"):
			return out
		case r.IsWord(k) && !has(" extends implements with public private protected virtual final derives as ", r.Bytes(k)):
			start := k
			for (r.punct(k+1, '.') || r.Is(k+1, "::")) && r.IsWord(k+2) {
				k += 2
			}
			out = append(out, r.text(start, k+1))
		}
	}
	return out
}

// primary reads the parameters behind a type's name as its fields.
func (r *reader) primary(open int, of string) {
	owner := join(r.top().owner, of)
	symbol := int32(len(r.out.Symbols))
	if len(r.scopes) > 1 && r.top().symbol == symbol { // inside the body already
		owner = r.top().owner
	}
	for _, p := range r.split(open) {
		param, ok := r.param(p)
		if !ok {
			continue
		}
		line := int(r.At(p.to - 1).Line)
		r.out.Symbols = append(r.out.Symbols, facts.Symbol{
			Kind: facts.Field, Name: param.Name, Owner: owner, Type: param.Type, Value: param.Default, Marks: param.Marks, Public: true, Up: symbol, Line: line, End: line,
		})
	}
}

// enum reads the members of an enum; the walk goes on behind them.
func (r *reader) enum(s facts.Symbol, name, open int) int {
	return r.cases(r.enter(s, name, open, members))
}

// cases reads the members of the enum that has just been entered. Kotlin's may
// have methods behind them.
func (r *reader) cases(next int) int {
	end := r.top().end
	for next < end {
		var marks []string
		marks, next = r.marks(next, end)
		if !r.IsWord(next) || r.Lang.Name == "kotlin" && (r.row.modifier(r.Bytes(next)) || r.Is(next, "fun") || r.Is(next, "val")) {
			break
		}
		m := facts.Symbol{Kind: facts.Member, Name: r.Text(next), Marks: marks, Public: true}
		at := next
		for next++; next < end && !r.punct(next, ',') && !r.punct(next, ';'); next++ {
			switch {
			case r.punct(next, '('):
				if r.Lang.Name != "rust" { // there it is the type of what the member carries
					m.Value = r.literal(next+1, r.closer(next))
				}
				next = r.closer(next)
			case r.punct(next, '['), r.punct(next, '{'):
				next = r.closer(next)
			case r.punct(next, '='):
				m.Value = r.literal(next+1, r.find(piece{next + 1, end}, ","))
			}
		}
		r.add(m, at, at)
		if !r.punct(next, ',') {
			break
		}
		next++
	}
	return min(next, end)
}

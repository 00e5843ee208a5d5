package signs

import (
	"strings"

	"kiro-mcp/internal/code/lex"
)

// place is where a number stands.
type place struct {
	name, callee, compare string
	open, calleeAt        int // bracket and callee of the call around it; -1 if none
	result                bool
}

// placeOf says where the expression from first to end stands; not ok when its
// place gives it no meaning.
func (r *reader) placeOf(first, end int) (place, bool) {
	p := place{open: -1, calleeAt: -1}
	prev := first - 1
	if r.punctIs(prev, '-') && (r.assigns(prev-1) || r.punctIs(prev-1, '(') || r.punctIs(prev-1, ',')) {
		return p, false // a negative number
	}
	if op := r.comparison(prev); op != "" {
		at := prev - 1
		if r.size(prev) == 1 && op == "==" {
			at--
		}
		p.compare, p.name = op, r.operandBefore(at)
		return p, true
	}
	if op := r.comparison(end); op != "" && r.operandFollows(end) {
		p.compare, p.name = mirror(op), r.operandAfter(end+1)
		return p, true
	}
	switch {
	case r.assigns(prev) && !r.isTernaryColon(prev):
		return r.assigned(prev, p)
	case r.punctIs(prev, '(') || r.punctIs(prev, ','):
		return r.argument(first, p)
	case r.Is(prev, "return"), r.arrow(prev):
		if s := r.around(first); s >= 0 {
			p.name, p.result = r.out.Symbols[s].Name, true
			return p, true
		}
		return p, false
	case r.arithmetic(prev), r.fallback(prev):
		return r.within(prev, p)
	case r.IsWord(prev) && r.At(prev).First && r.At(prev).Line == r.At(first).Line && r.lang == "ruby":
		p.callee = r.Text(prev)
		return p, true
	case r.punctIs(prev, '[') && r.assigns(prev-1):
		return r.assigned(prev-1, p)
	}
	return p, false
}

func (r *reader) isTernaryColon(i int) bool { return r.punctIs(i, ':') && r.isTernary(i) }

func (r *reader) arithmetic(i int) bool {
	return r.punctIs(i, '*') || r.punctIs(i, '/') || r.punctIs(i, '+') || r.punctIs(i, '-') || r.punctIs(i, '%')
}

// fallback reports whether a token says "else this": ||, ??, or, ?:.
func (r *reader) fallback(i int) bool {
	return r.size(i) == 2 && (r.byteAt(i) == '|' || r.byteAt(i) == '?') || r.Is(i, "or") || r.isTernaryColon(i) || r.punctIs(i, '?')
}

// assigned is the place of a value that a name is given.
func (r *reader) assigned(i int, p place) (place, bool) {
	at := r.targetOf(i)
	if at < 0 {
		return p, false
	}
	if r.IsString(at) {
		p.name = cut(r.Value(at), 60)
	} else {
		p.name = r.pathText(at)
	}
	if open := r.enclosing(); open >= 0 && r.punctIs(open, '(') {
		if callee := r.calleeOf(open); callee >= 0 && !noCall(r.Bytes(callee)) && !r.declaration(callee) {
			p.callee, p.calleeAt, p.open = r.pathText(callee), callee, open
		}
	}
	return p, p.name != ""
}

// declaration reports whether the name before a bracket is that of a function
// being declared.
func (r *reader) declaration(callee int) bool {
	b := r.Bytes(callee - min(callee, 1))
	switch string(b) {
	case "def", "function", "func", "fn", "fun", "constructor":
		return true
	}
	return r.Is(callee, "constructor") || r.Is(callee, "__init__")
}

// argument is the place of an argument without a name.
func (r *reader) argument(first int, p place) (place, bool) {
	open := r.enclosing()
	if open < 0 || !r.punctIs(open, '(') {
		return p, false
	}
	callee := r.calleeOf(open)
	if callee < 0 || noCall(r.Bytes(callee)) && !r.Is(callee, "append") {
		return p, false
	}
	if (r.Is(callee, "parseInt") || r.Is(callee, "toString") || r.Is(callee, "ParseInt")) && r.punctIs(first-1, ',') {
		return p, false // a radix
	}
	p.callee, p.calleeAt, p.open = r.pathText(callee), callee, open
	if _, unit, _ := callUnit(p.callee); unit != "" {
		if at := r.chainStart(callee) - 1; r.assigns(at) { // Window = TimeSpan.FromMinutes(1)
			if target := r.targetOf(at); target >= 0 {
				p.name = r.Value(target)
				if r.IsWord(target) {
					p.name = r.pathText(target)
				}
			}
		}
	}
	return p, true
}

// within is the place of a part of a larger expression: what its statement
// assigns, or the call it stands in.
func (r *reader) within(i int, p place) (place, bool) {
	for k := i; k > 0 && k > i-24; k-- {
		c := r.byteAt(k)
		if (c == ')' || c == ']' || c == '}') && r.At(k).Kind == lex.Punct && r.Partner(k) > 0 {
			k = r.Partner(k)
			continue
		}
		switch {
		case r.assigns(k) && !r.isTernaryColon(k):
			return r.assigned(k, p)
		case r.punctIs(k, '('), r.punctIs(k, ','):
			if open := r.enclosing(); open >= 0 {
				return r.argument(k+1, p)
			}
			return p, false
		case r.Is(k, "return"):
			if s := r.around(i); s >= 0 {
				p.name, p.result = r.out.Symbols[s].Name, true
				return p, true
			}
			return p, false
		case r.punctIs(k, ';'), r.punctIs(k, '{'), r.comparison(k) != "":
			return p, false
		}
	}
	return p, false
}

// comparison is the operator that a token is, or ends.
func (r *reader) comparison(i int) string {
	if i < 0 || i >= len(r.Tokens) || r.At(i).Kind != lex.Punct {
		return ""
	}
	text := r.Bytes(i)
	switch string(text) {
	case "<", ">":
		if r.byteAt(i+1) == '<' || r.byteAt(i-1) == '<' && r.size(i-1) == 1 || r.byteAt(i+1) == '>' {
			return ""
		}
		return string(text)
	case "<=", ">=", "==", "!=":
		return string(text)
	case "=": // the end of === and !==
		if r.size(i-1) == 2 && (r.byteAt(i-1) == '=' || r.byteAt(i-1) == '!') && r.Src[r.At(i-1).Start+1] == '=' {
			return "=="
		}
	}
	return ""
}

func mirror(op string) string {
	switch op {
	case "<":
		return ">"
	case ">":
		return "<"
	case "<=":
		return ">="
	case ">=":
		return "<="
	}
	return op
}

// operandFollows keeps the brackets of types and markup from being comparisons.
func (r *reader) operandFollows(i int) bool {
	return r.IsWord(i+1) && r.At(i+1).Line == r.At(i).Line && !r.punctIs(i, '>') || r.size(i) == 2
}

// operandBefore is what stands on the left of a comparison.
func (r *reader) operandBefore(i int) string {
	if i < 0 {
		return ""
	}
	end := i
	for n := 0; n < 3 && (r.punctIs(i, ')') || r.punctIs(i, ']')) && r.Partner(i) > 0; n++ {
		i = r.Partner(i) - 1
	}
	if !r.IsWord(i) {
		if end > i && end-i < 16 { // (now - created).days
			return strings.Clone(cut(r.Between(i+1, end), 60))
		}
		return ""
	}
	start := r.chainStart(i)
	if end-start > 24 {
		start = r.pathStart(i)
	}
	return strings.Clone(cut(r.Between(start, end), 80))
}

// operandAfter is what stands on its right.
func (r *reader) operandAfter(i int) string {
	if !r.IsWord(i) {
		return ""
	}
	return strings.Clone(r.Between(i, r.pathEnd(i)))
}

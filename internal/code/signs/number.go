package signs

import (
	"bytes"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/symbols"
)

// mostNumbers is how many numbers of a file are kept: a table of data is no
// settings.
const mostNumbers = 2000

// number reads the expression that begins with a number.
func (r *reader) number(i int) {
	first := i
	for first > 0 && r.punctIs(first-1, '(') && r.calleeOf(first-1) < 0 && r.Partner(first-1) > i {
		first-- // (5 * 60) * 1000
	}
	q, end, ok := r.expression(first, 0)
	if !ok && first < i {
		first = i
		q, end, ok = r.expression(i, 0)
	}
	if !ok {
		return
	}
	r.done = end
	if r.isUsed(i) || len(r.out.Numbers) >= mostNumbers {
		return
	}
	r.placed(first, end, q, "", "")
}

// value is a constant that is used as an argument or compared: CACHE_TTL in
// cache.set(key, value, CACHE_TTL).
func (r *reader) value(first, end int, k constant) {
	if r.out.Test {
		return
	}
	p, ok := r.placeOf(first, end)
	if !ok || p.result || p.callee == "" && p.compare == "" && !r.option() || len(r.out.Numbers) >= mostNumbers {
		return
	}
	r.emit(first, p, quantity{value: k.value, unit: k.unit}, "", r.written(first, end))
}

// option reports whether what is read is an entry of an object that a call is
// handed: set(key, value, { EX: TTL }).
func (r *reader) option() bool {
	open := r.enclosing()
	if open < 0 || !r.punctIs(open, '{') || !r.literal(open) {
		return false
	}
	outer := r.outside(open)
	return outer >= 0 && r.calleeOf(outer) >= 0
}

// placed notes a number if its place gives it a meaning. Text is how it is
// written; empty if that is the source from first to end.
func (r *reader) placed(first, end int, q quantity, per, text string) {
	if r.out.Test {
		return // what only tests say counts for nothing
	}
	p, ok := r.placeOf(first, end)
	if !ok {
		return
	}
	if p.name == "" && p.compare == "" && q.unit == "" && per == "" && (q.value == 0 || q.value == 1) && !telling(p.callee) {
		return
	}
	if r.idle(first, p, q) {
		return
	}
	if text == "" {
		text = r.written(first, end)
	}
	if len(text) <= longestNumber {
		r.emit(first, p, q, per, text)
	}
}

// longestNumber is how long an expression of numbers may be written.
const longestNumber = 60

// written is the source from first to end, that one excluded.
func (r *reader) written(first, end int) string {
	if text := r.Src[r.At(first).Start:r.At(end-1).End]; len(text) <= longestNumber {
		return r.intern(text)
	}
	return r.Between(first, end-1)
}

// idle reports whether a number at its place limits nothing: a counter's start,
// a test for emptiness, a conversion between units.
func (r *reader) idle(first int, p place, q quantity) bool {
	small := q.value == 0 || q.value == 1
	switch {
	case p.compare != "":
		if small && (p.compare == "==" || p.compare == "!=") {
			return true
		}
		return q.value == 0 && lengthy(p.name)
	case p.callee == "" && small && q.unit == "" && r.around(first) >= 0 && !p.result && r.plain(first-1):
		return true
	case r.arithmetic(first - 1):
		switch q.value {
		case 1, 2, 10, 24, 60, 100, 1000, 1024, 3600, 86400, 1000000:
			return true
		}
	}
	return false
}

// plain reports whether a token assigns, and is no colon of an object's entry.
func (r *reader) plain(i int) bool { return r.punctIs(i, '=') || r.size(i) == 2 && r.byteAt(i) == ':' }

// lengthy reports whether a name is the length of something.
func lengthy(name string) bool {
	name = strings.ToLower(strings.TrimSuffix(name, "()"))
	return strings.HasSuffix(name, "length") || strings.HasSuffix(name, "size") || strings.HasSuffix(name, "count") || strings.HasPrefix(name, "len(") || strings.HasPrefix(name, "count(")
}

// telling reports whether even a 0 or 1 means something to a function: it
// bounds, or makes a time.
func telling(callee string) bool {
	if _, unit, per := callUnit(callee); unit != "" || per != "" {
		return true
	}
	var room [8]string
	for _, word := range splitWords(callee[strings.LastIndexAny(callee, ".:>")+1:], room[:0]) {
		switch word {
		case "min", "max", "minimum", "maximum", "range", "between", "length", "size", "gt", "gte", "least", "most", "positive", "greater", "less":
			return true
		}
	}
	return false
}

// emit adds a number with all that its place says of it.
func (r *reader) emit(first int, p place, q quantity, per, text string) {
	n := facts.Number{Value: q.value, Text: text, Unit: q.unit, Per: per, Name: p.name, Callee: p.callee, Compare: p.compare, Line: int(r.At(first).Line)}
	r.measure(&n, first, p)
	a := r.about()
	n.Symbol = r.symbolOf(n.Line, p)
	a.add([]byte(p.name))
	if p.compare == "" || p.open >= 0 {
		r.surround(a, &n, first, p)
	}
	a.scope(r.around(first))
	if n.Symbol >= 0 && n.Symbol != r.around(first) {
		a.scope(n.Symbol)
	}
	n.Subject = a.done()
	r.out.Numbers = append(r.out.Numbers, n)
	r.numberAt = append(r.numberAt, int32(first))
	r.maybeDefine(p, &n, per)
}

// symbolOf is the symbol that a number belongs to. Of several on one line it is
// the one of its name; one of another name says nothing.
func (r *reader) symbolOf(line int, p place) int32 {
	i := symbols.Around(r.out, line)
	if i < 0 || r.out.Symbols[i].Line != line {
		return i
	}
	name := p.name[strings.LastIndexAny(p.name, ".>:")+1:]
	for k := i; k >= 0 && r.out.Symbols[k].Line == line; k-- {
		if r.out.Symbols[k].Name == name {
			return k
		}
	}
	if i == 0 || r.out.Symbols[i-1].Line != line || name == "" {
		return i
	}
	for i >= 0 && r.out.Symbols[i].Line == line {
		i--
	}
	if i < 0 || r.out.Symbols[i].End < line {
		return -1
	}
	return i
}

// maybeDefine notes a constant when a name is given a number, or a time that is
// made of one: TTL = timedelta(minutes=5).
func (r *reader) maybeDefine(p place, n *facts.Number, per string) {
	if p.compare != "" || p.result || per != "" {
		return
	}
	name := p.name
	if p.callee != "" {
		last := p.callee[strings.LastIndexAny(p.callee, ".:>")+1:]
		if _, unit, _ := callUnit(p.callee); unit == "" && last != "timedelta" {
			return
		}
		at := r.chainStart(p.calleeAt) - 1
		if !r.assigns(at) {
			return
		}
		target := r.targetOf(at)
		if target < 0 {
			return
		}
		name = r.Value(target)
	}
	if name != "" {
		r.define(name[strings.LastIndexAny(name, ".>:")+1:], quantity{value: n.Value, unit: n.Unit})
	}
}

// surround adds the words of calls, keys and statement around a number.
func (r *reader) surround(a *about, n *facts.Number, first int, p place) {
	open, callee := p.open, p.calleeAt
	if callee < 0 {
		callee, open = a.keys()
	}
	if callee >= 0 && n.Compare == "" {
		if at := r.pathStart(callee) - 1; r.comparison(at) != "" { // age > timedelta(days=30)
			n.Compare = r.comparison(at)
			a.add([]byte(r.operandBefore(at - 1)))
		}
	}
	for depth := 0; callee >= 0 && depth < 3; depth++ {
		if p.callee == "" && depth == 0 {
			n.Callee = r.pathText(callee)
		}
		a.call(open, callee, first)
		start := r.pathStart(callee)
		if r.attribute(start) {
			if name := r.parameter(open, first); name != "" {
				a.add([]byte(name))
			} else if m := r.marked(first); m >= 0 {
				n.Symbol = m
				a.scope(m)
			}
			break
		}
		open = r.outside(open)
		if open < 0 {
			break
		}
		if callee = r.calleeOf(open); callee < 0 && r.At(open).Line+3 < r.At(first).Line {
			break
		}
		if callee < 0 {
			a.target(open - 1)
			if open = r.outside(open); open >= 0 {
				callee = r.calleeOf(open)
			}
		}
		if callee >= 0 && noCall(r.Bytes(callee)) {
			break
		}
	}
	if r.lang == "ruby" {
		r.statement(a, first)
	}
}

// parameter is the name of the parameter that an annotation belongs to; empty
// when it belongs to none.
func (r *reader) parameter(open, first int) string {
	outer := r.outside(open)
	symbol := r.around(first)
	if outer < 0 || symbol < 0 || !r.punctIs(outer, '(') {
		return ""
	}
	callee := r.calleeOf(outer)
	if callee < 0 || !r.Is(callee, r.out.Symbols[symbol].Name) {
		return ""
	}
	name := ""
	for k := r.Close(open) + 1; k < r.Close(outer) && k < open+40; k++ {
		if c := r.byteAt(k); (c == '(' || c == '[') && r.Partner(k) > k {
			k = r.Partner(k)
			continue
		}
		if r.punctIs(k, ',') || r.punctIs(k, '=') || r.punctIs(k, ':') {
			break
		}
		if r.IsWord(k) && !r.punctIs(k-1, '@') {
			name = r.Text(k)
		}
	}
	return name
}

// outside is the open bracket around another one; -1 if none.
func (r *reader) outside(open int) int {
	for n := len(r.open) - 1; n > 0 && n > len(r.open)-8; n-- {
		if int(r.open[n]) == open {
			return int(r.open[n-1])
		}
	}
	return -1
}

// attribute reports whether a call that begins at a token is a decorator,
// annotation or attribute.
func (r *reader) attribute(start int) bool {
	if r.punctIs(start-1, '@') {
		return true
	}
	if open := r.enclosing(); r.lang == "csharp" && r.punctIs(start-1, '[') {
		return open >= 0
	}
	for n := len(r.open) - 1; n >= 0 && n >= len(r.open)-3; n-- {
		open := int(r.open[n])
		if r.punctIs(open, '[') && (r.punctIs(open-1, '#') || r.lang == "csharp" && r.At(open).First) {
			return true
		}
	}
	return false
}

// statement adds the words with which a line of Ruby begins: validates :name, ….
func (r *reader) statement(a *about, i int) {
	k := i
	for k > 0 && !r.At(k).First && k > i-16 {
		k--
	}
	for n := k; n < i && n < k+6; n++ {
		a.token(n)
	}
}

// pathText is the callee as written, without what it is called on if that is a
// call itself.
func (r *reader) pathText(callee int) string {
	start := r.pathStart(callee)
	text := r.Src[r.At(start).Start:r.At(callee).End]
	if r.At(start).Line != r.At(callee).Line {
		text = bytes.Join(bytes.Fields(text), nil)
	}
	return r.intern(text)
}

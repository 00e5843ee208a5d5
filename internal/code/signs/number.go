package signs

import (
	"bytes"
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/code/symbols"
)

// mostNumbers is how many numbers of a file are kept: a table of data is no
// settings.
const mostNumbers = 2000

// place is where a number stands.
type place struct {
	name, callee, compare string
	open, calleeAt        int // bracket and callee of the call around it; -1 if none
	result                bool
}

// number reads the expression that begins with a number.
func (r *reader) number(i int) {
	first := i
	for first > 0 && r.punctIs(first-1, '(') && r.calleeOf(first-1) < 0 && int(r.Match[first-1]) > i {
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
	r.placed(first, end, q, "", r.Between(first, end-1))
}

// value is a constant that is used as an argument or compared: CACHE_TTL in
// cache.set(key, value, CACHE_TTL).
func (r *reader) value(first, end int, k constant) {
	p, ok := r.placeOf(first, end)
	if !ok || p.result || p.callee == "" && p.compare == "" || len(r.out.Numbers) >= mostNumbers {
		return
	}
	r.emit(first, p, quantity{value: k.value, unit: k.unit}, "", r.Between(first, end-1))
}

// placed notes a number if its place gives it a meaning.
func (r *reader) placed(first, end int, q quantity, per, text string) {
	p, ok := r.placeOf(first, end)
	if !ok {
		return
	}
	if p.name == "" && p.compare == "" && q.unit == "" && per == "" && (q.value == 0 || q.value == 1) && !telling(p.callee) || len(text) > 60 {
		return
	}
	if r.idle(first, p, q) {
		return
	}
	r.emit(first, p, q, per, text)
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
	for _, word := range splitWords(callee[strings.LastIndexAny(callee, ".:>")+1:], nil) {
		switch word {
		case "min", "max", "minimum", "maximum", "range", "between", "length", "size", "gt", "gte", "least", "most", "positive", "greater", "less":
			return true
		}
	}
	return false
}

// emit adds a number with all that its place says of it.
func (r *reader) emit(first int, p place, q quantity, per, text string) {
	if r.out.Test {
		return // what only tests say counts for nothing
	}
	n := facts.Number{Value: q.value, Text: strings.Clone(text), Unit: q.unit, Per: per, Name: p.name, Callee: p.callee, Compare: p.compare, Line: int(r.Tokens[first].Line)}
	r.measure(&n, first, p)
	a := &about{r: r}
	n.Symbol = symbols.Around(r.out, n.Line)
	a.add(p.name)
	if p.compare == "" || p.open >= 0 {
		r.surround(a, &n, first, p)
	}
	a.scope(r.around(first))
	if n.Symbol >= 0 && n.Symbol != r.around(first) {
		a.scope(n.Symbol)
	}
	n.Subject = slices.Clip(a.words)
	for k, w := range n.Subject {
		n.Subject[k] = r.intern([]byte(w))
	}
	r.out.Numbers = append(r.out.Numbers, n)
	r.numberAt = append(r.numberAt, int32(first))
	r.maybeDefine(p, &n, per)
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
		callee, open = a.keys(first)
	}
	for depth := 0; callee >= 0 && depth < 3; depth++ {
		if p.callee == "" && depth == 0 {
			n.Callee = r.pathText(callee)
		}
		a.call(open, callee, first)
		start := r.pathStart(callee)
		if r.attribute(start) {
			if name := r.parameter(open, first); name != "" {
				a.add(name)
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
		if callee = r.calleeOf(open); callee < 0 && r.Tokens[open].Line+3 < r.Tokens[first].Line {
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
		if c := r.byteAt(k); (c == '(' || c == '[') && int(r.Match[k]) > k {
			k = int(r.Match[k])
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
		if r.punctIs(open, '[') && (r.punctIs(open-1, '#') || r.lang == "csharp" && r.Tokens[open].First) {
			return true
		}
	}
	return false
}

// statement adds the words with which a line of Ruby begins: validates :name, …
func (r *reader) statement(a *about, i int) {
	k := i
	for k > 0 && !r.Tokens[k].First && k > i-16 {
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
	text := r.Src[r.Tokens[start].Start:r.Tokens[callee].End]
	if r.Tokens[start].Line != r.Tokens[callee].Line {
		text = bytes.Join(bytes.Fields(text), nil)
	}
	return r.intern(text)
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
	case r.IsWord(prev) && r.Tokens[prev].First && r.Tokens[prev].Line == r.Tokens[first].Line && r.lang == "ruby":
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
		if (c == ')' || c == ']' || c == '}') && r.Tokens[k].Kind == lex.Punct && r.Match[k] > 0 {
			k = int(r.Match[k])
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
	if i < 0 || i >= len(r.Tokens) || r.Tokens[i].Kind != lex.Punct {
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
		if r.size(i-1) == 2 && (r.byteAt(i-1) == '=' || r.byteAt(i-1) == '!') && r.Src[r.Tokens[i-1].Start+1] == '=' {
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
	return r.IsWord(i+1) && r.Tokens[i+1].Line == r.Tokens[i].Line && !r.punctIs(i, '>') || r.size(i) == 2
}

// operandBefore is what stands on the left of a comparison.
func (r *reader) operandBefore(i int) string {
	if i < 0 {
		return ""
	}
	end := i
	for n := 0; n < 3 && (r.punctIs(i, ')') || r.punctIs(i, ']')) && r.Match[i] > 0; n++ {
		i = int(r.Match[i]) - 1
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

// measure gives a number its unit: by its name, by its callee, by what both are
// known to take.
func (r *reader) measure(n *facts.Number, first int, p place) {
	if n.Per != "" || r.paced(n, first) || n.Unit != "" {
		return
	}
	factor, unit, per := callUnit(n.Callee)
	if unit == "" && per == "" {
		factor, unit, per = nameUnit(splitWords(n.Name, nil))
	}
	if unit == "" && n.Compare != "" {
		factor, unit = comparedUnit(n.Name)
	}
	if unit == "" && per == "" && p.open >= 0 {
		factor, unit = r.besideUnit(p.open, first)
	}
	if unit == "" && per == "" && n.Compare == "" {
		factor, unit = habit(r.lang, n.Callee, n.Name)
		if habitSkips(n, r, p, first) {
			unit = ""
		}
	}
	switch {
	case per != "":
		n.Per = per
	case unit == "percent":
		n.Unit = unit
	case unit != "":
		n.Unit, n.Value = unit, n.Value*factor
	}
}

// paced takes limiters that are given the time between two requests, or a rate a
// second: rate.Every(time.Minute/100), per_second(1) of a governor, rate.Limit(5).
func (r *reader) paced(n *facts.Number, first int) bool {
	switch {
	case n.Callee == "rate.Every" && n.Unit == "seconds" && n.Value > 0:
		n.Value, n.Unit, n.Per = 60/n.Value, "", "minute"
	case r.lang == "rust" && n.Callee == "per_second" && r.imported("governor") && n.Value > 0:
		n.Value, n.Per = 60/n.Value, "minute"
	case (n.Callee == "rate.Limit" || n.Callee == "rate.NewLimiter" && r.punctIs(first-1, '(')) && n.Unit == "":
		n.Per = "second"
	default:
		return false
	}
	return true
}

// comparedUnit is the unit in which something compared is counted: daysSince,
// ChronoUnit.DAYS.between(a, b).
func comparedUnit(name string) (factor float64, unit string) {
	for _, word := range splitWords(name, nil) {
		switch word {
		case "days", "hours", "minutes", "seconds", "weeks", "millis", "milliseconds":
			return unitOf([]byte(word))
		}
	}
	return 0, ""
}

// habitSkips keeps the unit of a function from its other arguments: the key of
// setex is none, nor the value of expire.
func habitSkips(n *facts.Number, r *reader, p place, first int) bool {
	if n.Name != "" || p.open < 0 {
		return false
	}
	last := n.Callee[strings.LastIndexAny(n.Callee, ".:>")+1:]
	switch last {
	case "setTimeout", "setInterval", "setex", "SETEX", "setEx", "SetEX", "psetex", "expire", "Expire", "pexpire":
		return r.punctIs(first-1, '(') && p.open == first-1
	}
	return false
}

// besideUnit is the unit that another argument gives: (5, TimeUnit.MINUTES),
// add(30, 'day'), set(key, value, 'EX', 300).
func (r *reader) besideUnit(open, first int) (factor float64, unit string) {
	if r.IsString(first - 2) {
		switch strings.ToUpper(r.Value(first - 2)) {
		case "EX":
			return 1, "seconds"
		case "PX":
			return 1e-3, "seconds"
		}
	}
	for k := first + 1; k < r.Close(open) && k < first+6; k++ {
		if !r.punctIs(k, ',') {
			continue
		}
		at := k + 1
		if r.IsString(at) && r.byteAt(at+1) == ')' {
			if factor, unit = unitOf([]byte(r.Value(at))); unit == "seconds" {
				return factor, unit
			}
		}
		if r.Is(at, "TimeUnit") || r.Is(at, "ChronoUnit") || r.Is(at, "DurationUnit") {
			return unitOf(r.Bytes(r.pathEnd(at)))
		}
		return 0, ""
	}
	return 0, ""
}

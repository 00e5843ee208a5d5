package signs

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// mostWords bounds the words that tell what a number is about.
const mostWords = 20

// about gathers the words around a number.
type about struct {
	words []string
	r     *reader
}

// about begins to gather. There is room for one number's words, which the next
// one's take: what is kept of them is [about.done].
func (r *reader) about() *about {
	r.gathers = about{words: r.room[:0], r: r}
	return &r.gathers
}

// done are the words gathered; nil if none.
func (a *about) done() []string { return append([]string(nil), a.words...) }

func (a *about) add(text []byte) {
	if len(a.words) >= mostWords || len(text) > 120 || keyword(text) {
		return
	}
	for start, end := nextWord(text, 0); start < end && len(a.words) < mostWords; start, end = nextWord(text, end) {
		if word := a.r.folded(text[start:end]); len(word) > 1 && len(word) <= longestWord && !slices.Contains(a.words, word) {
			a.words = append(a.words, word)
		}
	}
}

// between adds the words of the source from one token to another, both included.
func (a *about) between(first, last int) {
	if first >= 0 && first <= last && last < len(a.r.Tokens) {
		a.add(a.r.Src[a.r.At(first).Start:a.r.At(last).End])
	}
}

// call adds what a call says: its name, what its chain begins with, and the
// strings and names among the arguments that have none of their own.
func (a *about) call(open, callee, at int) {
	r := a.r
	start := r.chainStart(callee)
	a.between(max(callee-2, r.pathStart(callee)), callee)
	for k := start; k < callee && k < start+24; k++ {
		a.token(k)
		if c := r.byteAt(k); (c == ')' || c == ']') && r.links(k+1) {
			break
		}
	}
	a.target(start - 1)
	a.arguments(r.args(open), open, at)
}

// arguments adds the arguments that tell what the one around a number is about.
// Where several hold numbers, as in a map written as a call, it is the string
// before it alone.
func (a *about) arguments(args []arg, open, at int) {
	r := a.r
	mine, strings, nested := -1, 0, false
	for n, g := range args {
		if at >= g.first && at < g.last {
			mine, nested = n, r.enclosing() != open
		}
		if g.key < 0 && r.IsString(g.first) {
			strings++
		}
	}
	if mine > 0 && (strings > 1 || nested) {
		for _, n := range []int{0, mine - 1} {
			g := args[n]
			named := r.IsString(g.first) || nested && r.IsWord(g.first) && r.pathEnd(g.first)+1 == g.last
			if named && (n == mine-1 || strings < 3 && !nested || mine < 3) {
				a.tokens(g.first, g.last)
			}
			if mine == 1 {
				break
			}
		}
		if nested {
			return
		}
	}
	for n, g := range args {
		if n >= 6 || n == mine && nested || strings > 1 && n != mine || g.key >= 0 && !r.Is(g.key, "key") && !r.Is(g.key, "name") && !r.Is(g.key, "prefix") && !r.Is(g.key, "namespace") {
			continue
		}
		a.tokens(g.first, g.last)
	}
}

func (a *about) tokens(first, last int) {
	for k := first; k < last && k < first+8; k++ {
		if a.r.byteAt(k) == '{' || a.r.arrow(k) {
			break
		}
		a.token(k)
	}
}

// token adds the words of a token.
func (a *about) token(k int) {
	switch a.r.At(k).Kind {
	case lex.Word:
		a.add(a.r.Bytes(k))
	case lex.String:
		if a.r.size(k) <= 80 {
			a.add(a.r.ValueBytes(k))
		}
	default:
	}
}

// target adds what the value that begins behind a token is given to.
func (a *about) target(i int) {
	r := a.r
	if r.Is(i, "await") || r.Is(i, "new") || r.Is(i, "return") {
		i--
	}
	if r.Is(i, "new") {
		i--
	}
	if r.assigns(i) {
		if at := r.targetOf(i); at >= 0 {
			a.between(r.pathStart(at), at)
		}
	}
}

// targetOf is the name that an assignment or colon gives a value to.
func (r *reader) targetOf(i int) int {
	at := i - 1
	if at < 0 {
		return -1
	}
	if r.byteAt(i) == ':' && r.punctIs(at, '?') {
		at--
	}
	for n := 0; n < 3 && (r.punctIs(at, ']') || r.punctIs(at, '}') || r.punctIs(at, '>')); n++ {
		if r.punctIs(at, '>') {
			for n := 0; n < 8 && at > 0 && !r.punctIs(at, '<'); n++ {
				at--
			}
			at--
			continue
		}
		if r.Partner(at) <= 0 {
			return -1
		}
		if r.punctIs(at, ']') && r.IsString(at-1) && r.Partner(at) == at-2 {
			return at - 1 // settings["ttl"] = 300
		}
		at = r.Partner(at) - 1
	}
	if at < 0 {
		return -1
	}
	if r.byteAt(i) == '=' && r.size(i) == 1 {
		start := r.pathStart(at)
		if r.punctIs(start-1, '?') {
			start--
		}
		if r.punctIs(start-1, ':') && (r.IsWord(start-2) || r.punctIs(start-2, '?')) && !r.isTernary(start-1) { // name: type = 5
			at = start - 2
			if !r.IsWord(at) {
				at--
			}
		} else if r.lang == "go" && r.IsWord(start-1) && r.At(start-1).Line == r.At(at).Line && !r.Is(start-1, "const") && !r.Is(start-1, "var") && !r.Is(start-1, "case") {
			at = start - 1 // Name Type = 5
		}
	}
	if !r.IsWord(at) && !r.IsString(at) {
		return -1
	}
	return at
}

// isTernary reports whether the colon at i parts the cases of a ? b : c.
func (r *reader) isTernary(i int) bool {
	for k := i - 1; k > 0 && k > i-10 && r.At(k).Line == r.At(i).Line; k-- {
		if r.punctIs(k, '?') {
			return true
		}
	}
	return false
}

// scope adds the function and the type around a number.
func (a *about) scope(symbol int32) {
	if symbol < 0 {
		return
	}
	s := &a.r.out.Symbols[symbol]
	a.add([]byte(s.Name))
	a.add([]byte(s.Owner[strings.LastIndexByte(s.Owner, '.')+1:]))
}

// keys adds the keys of the objects around a number, and the calls they are
// handed to.
func (a *about) keys() (callee int, open int) {
	r := a.r
	for n := len(r.open) - 1; n >= 0 && n >= len(r.open)-5; n-- {
		open := int(r.open[n])
		if c := r.calleeOf(open); c >= 0 && !noCall(r.Bytes(c)) {
			return c, open
		}
		if r.punctIs(open, '{') && (r.IsWord(open-1) || r.punctIs(open-1, ')')) && !r.assigns(open-1) {
			if r.punctIs(open-1, ')') || !composite(r.lang) {
				return -1, -1 // the body of a function or type
			}
			c := open - 1
			a.between(r.pathStart(c), c)
			a.target(r.pathStart(c) - 1)
			continue
		}
		a.target(open - 1)
	}
	return -1, -1
}

// composite are the languages that write Type{field: value}, or new Type { … }.
func composite(lang string) bool {
	return lang == "go" || lang == "rust" || lang == "csharp" || lang == "cpp" || lang == "ruby"
}

// marked is the symbol that a decorator or annotation at a token belongs to: the
// next one.
func (r *reader) marked(i int) int32 {
	line := int(r.At(i).Line)
	at, _ := slices.BinarySearchFunc(r.out.Symbols, line, func(s facts.Symbol, line int) int { return s.Line - line })
	for at+1 < len(r.out.Symbols) && r.out.Symbols[at].Line == line && r.out.Symbols[at+1].Line == line && r.out.Symbols[at].Kind != facts.Field {
		at++ // a type on one line with its members
	}
	for at < len(r.out.Symbols) && r.out.Symbols[at].Line <= line+8 {
		switch r.out.Symbols[at].Kind {
		case facts.Field, facts.Method, facts.Function, facts.Class, facts.Struct, facts.Variable:
			return int32(at)
		default:
		}
		at++
	}
	return -1
}

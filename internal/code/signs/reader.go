package signs

import (
	"strings"
	"sync"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/code/symbols"
)

func newReader(src *lex.File, out *facts.File) *reader {
	r := &reader{File: src, out: out, lang: src.Lang.Name, symbol: -1, last: -1}
	if r.known, _ = memories.Get().(*known); r.known == nil {
		r.known = &known{
			constant: map[string]constant{}, used: map[int]struct{}{}, called: map[uint64]struct{}{},
			texts: map[string]struct{}{}, interned: map[string]string{},
		}
	}
	var paths strings.Builder
	for i := range out.Imports {
		paths.WriteString(out.Imports[i].Path)
		paths.WriteByte(' ')
	}
	r.imports = paths.String()
	return r
}

// known is what a reader has met in its file.
type known struct {
	constant map[string]constant
	used     map[int]struct{}
	called   map[uint64]struct{}
	texts    map[string]struct{}
	interned map[string]string
}

// memories are used again: to make its maps anew takes longer than a small file
// does.
var memories sync.Pool

// mostKnown bounds the maps that are used again: a large one takes long to empty.
const mostKnown = 1 << 10

// forget gives the maps of a reader that is done to the next one.
func (r *reader) forget() {
	k := r.known
	r.known = nil
	if len(k.called) > mostKnown || len(k.texts) > mostKnown || len(k.interned) > mostKnown || len(k.used) > mostKnown || len(k.constant) > mostKnown {
		return
	}
	clear(k.constant)
	clear(k.used)
	clear(k.called)
	clear(k.texts)
	clear(k.interned)
	memories.Put(k)
}

// around is the innermost function around a token.
func (r *reader) around(i int) int32 {
	if line := int(r.At(i).Line); line < r.line || line > r.last {
		r.line = line
		r.symbol, r.last = symbols.AtUpTo(r.out, line)
	}
	return r.symbol
}

// owner is the name of the type around a token; empty when there is none.
func (r *reader) owner(i int) string {
	at := symbols.Around(r.out, int(r.At(i).Line))
	if at < 0 {
		return ""
	}
	s := &r.out.Symbols[at]
	switch s.Kind {
	case facts.Class, facts.Struct, facts.Interface, facts.Enum:
		return s.Name
	default:
	}
	return s.Owner[strings.LastIndexByte(s.Owner, '.')+1:]
}

// byteAt is the first byte of a token; 0 when there is no such token.
func (r *reader) byteAt(i int) byte {
	if i < 0 || i >= len(r.Tokens) {
		return 0
	}
	return r.At(i).Byte
}

// size is how many bytes a token has.
func (r *reader) size(i int) int {
	if i < 0 || i >= len(r.Tokens) {
		return 0
	}
	return int(r.At(i).End - r.At(i).Start)
}

// punctIs reports whether a token is an operator of one byte.
func (r *reader) punctIs(i int, c byte) bool {
	return r.byteAt(i) == c && r.size(i) == 1 && r.At(i).Kind == lex.Punct
}

// assigns reports whether a token gives a value to what stands before it.
func (r *reader) assigns(i int) bool {
	switch r.byteAt(i) {
	case '=':
		return r.size(i) == 1 || r.size(i) == 2 && r.Src[r.At(i).Start+1] == '>'
	case ':':
		return r.size(i) == 1 || r.size(i) == 2 && r.Src[r.At(i).Start+1] == '='
	case '?':
		return r.size(i) == 1 && r.byteAt(i+1) == ':'
	}
	return false
}

// links reports whether a token joins the words of a path: a.b, a::b, a->b, a?.b.
func (r *reader) links(i int) bool {
	switch r.byteAt(i) {
	case '.':
		return r.size(i) == 1 && r.At(i).Kind == lex.Punct
	case ':':
		return r.size(i) == 2 && r.Src[r.At(i).Start+1] == ':'
	case '-':
		return r.size(i) == 2 && r.Src[r.At(i).Start+1] == '>' && (r.lang == "php" || r.lang == "cpp" || r.lang == "c")
	case '?':
		return r.size(i) == 2 && r.Src[r.At(i).Start+1] == '.'
	case '!':
		return r.lang == "kotlin" || r.lang == "rust" && r.punctIs(i+1, '(')
	}
	return false
}

// pathStart is the first token of the path of words that ends at i.
func (r *reader) pathStart(i int) int {
	for n := 0; n < longestPath && i >= 2 && r.links(i-1) && r.IsWord(i-2); n++ {
		i -= 2
	}
	return i
}

// longestPath is how many words of a path are followed.
const longestPath = 16

// pathEnd is the last token of the path of words that begins at i.
func (r *reader) pathEnd(i int) int {
	for n := 0; n < longestPath && r.links(i+1) && r.IsWord(i+2); n++ {
		i += 2
	}
	return i
}

// longestChain bounds how far back a chain of calls is followed.
const longestChain = 40

// chainStart is the first token of the chain of calls that ends with the word at
// i: of z in z.string().max(20).
func (r *reader) chainStart(i int) int {
	for n := 0; n < longestChain && i >= 2 && r.links(i-1); n++ {
		i -= 2
		for c := r.byteAt(i); n < longestChain && (c == ')' || c == ']' || c == '}') && r.Partner(i) > 0; c = r.byteAt(i) {
			n++
			open := r.Partner(i)
			if c == ')' && (!r.IsWord(open-1) || condition(r.Bytes(open-1))) && !r.punctIs(open-1, ')') && !r.punctIs(open-1, '>') {
				return open
			}
			i = open - 1
		}
	}
	return max(i, 0)
}

// condition are the words before a bracket that make no call of it.
func condition(b []byte) bool {
	switch string(b) {
	case "if", "while", "and", "or", "not", "return", "elif", "unless", "in", "when", "case", "await", "switch", "match", "for":
		return true
	}
	return false
}

// enclosing is the innermost open bracket; -1 when none is open.
func (r *reader) enclosing() int {
	if len(r.open) == 0 {
		return -1
	}
	return int(r.open[len(r.open)-1])
}

// calleeOf is the token of the name before a bracket; -1 when none stands there.
func (r *reader) calleeOf(open int) int {
	if !r.punctIs(open, '(') || open == 0 {
		return -1
	}
	i := open - 1
	if r.punctIs(i, '>') { // of a generic: Foo<Bar>(
		for n := 0; n < 8 && i > 0 && !r.punctIs(i, '<'); n++ {
			i--
		}
		i--
	}
	if r.punctIs(i, '!') && r.lang == "rust" {
		i--
	}
	if i < 0 || !r.IsWord(i) {
		return -1
	}
	return i
}

// arg is an argument: its tokens, end excluded, and its name if it has one.
type arg struct {
	key         int // token of its name; -1 if none
	first, last int
}

// mostArgs is how many arguments of a call are looked at.
const mostArgs = 12

// args are the arguments in a pair of brackets.
func (r *reader) args(open int) []arg {
	end := r.Close(open)
	var out []arg
	for i := open + 1; i < end && len(out) < mostArgs; {
		a := arg{key: -1, first: i}
		for i < end && !r.punctIs(i, ',') {
			if c := r.byteAt(i); (c == '(' || c == '[' || c == '{') && r.Partner(i) > i {
				i = r.Partner(i)
			}
			i++
		}
		a.last = min(i, end)
		if r.IsWord(a.first) && r.assigns(a.first+1) && a.first+2 < a.last {
			a.key, a.first = a.first, a.first+2
		}
		if a.first < a.last {
			out = append(out, a)
		}
		i++
	}
	return out
}

// intern keeps one copy of a word.
func (r *reader) intern(b []byte) string {
	if s, ok := r.interned[string(b)]; ok {
		return s
	}
	s := string(b)
	r.interned[s] = s
	return s
}

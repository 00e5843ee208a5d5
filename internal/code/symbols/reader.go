package symbols

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// inside is what kind of body a scope is.
type inside uint8

const (
	file     inside = iota // or a module or namespace
	members                // of a class, interface or struct
	cases                  // of an enum
	function               // statements
	object                 // an object whose properties are worth a symbol
	block                  // braces that declare nothing: a statement's, an expression's
	bracket                // ( and [
)

// scope is a body under way.
type scope struct {
	end    int // index of the token that closes it
	in     inside
	owner  string // of what is declared in it
	symbol int32  // 1 + index of the symbol that it is the body of, or that is around it
}

// reader goes over the tokens of one file.
type reader struct {
	*lex.File
	out      *facts.File
	row      *row
	scopes   []scope
	constant bool // the last names that were declared are constants
	fresh    int  // where something begins for sure: behind an import
	siblings int  // up to where names that share a type were read with the first of them
	// directive is the next comment that may be one of the C preprocessor.
	directive int
}

func (r *reader) top() *scope { return &r.scopes[len(r.scopes)-1] }

// walk goes over all tokens once. What declares something is read up to its
// body, and the walk goes on in there.
func (r *reader) walk() {
	n := len(r.Tokens)
	r.scopes = append(make([]scope, 0, 16), scope{end: n, in: file})
	for i := 0; i < n; {
		for len(r.scopes) > 1 && r.top().end <= i {
			r.scopes = r.scopes[:len(r.scopes)-1]
		}
		if r.row.nameless {
			r.directives(r.At(i).Start)
		}
		if next := r.row.declare(r, i); next > i {
			i = next
			continue
		}
		if t := r.At(i); t.Kind == lex.Punct && r.Partner(i) > i {
			in := bracket
			if t.Byte == '{' {
				in = block
			}
			r.push(i, in, r.top().owner, r.top().symbol)
		}
		i++
	}
	if r.row.nameless {
		r.scopes = r.scopes[:1]
		r.directives(uint32(len(r.Src)))
	}
}

// push enters the brackets that open at i.
func (r *reader) push(i int, in inside, owner string, symbol int32) {
	r.scopes = append(r.scopes, scope{end: r.closer(i), in: in, owner: owner, symbol: symbol})
}

// closer is where the brackets at i close; the end of what is around them when
// they do not.
func (r *reader) closer(i int) int {
	limit := len(r.Tokens)
	if len(r.scopes) > 0 {
		limit = r.top().end
	}
	if m := r.Partner(i); m > i {
		return min(m, limit)
	}
	return limit
}

// enter adds a symbol and, when its body opens at open, goes into it.
func (r *reader) enter(s facts.Symbol, name, open int, in inside) int {
	end := r.closer(open)
	index := r.add(s, name, end)
	r.scopes = append(r.scopes, scope{end: end, in: in, owner: join(r.out.Symbols[index-1].Owner, s.Name), symbol: index})
	return open + 1
}

// unnamed is the name of what has none, such as a key that is an empty string.
const unnamed = "_"

// add notes a symbol whose name stands at name and that ends at the token end.
// It gives 1 + its index.
func (r *reader) add(s facts.Symbol, name, end int) int32 {
	top := r.top()
	if s.Name == "" {
		s.Name = unnamed
	}
	if r.row.nameless {
		r.directives(r.At(name).Start) // one may stand between a type and its name
	}
	if s.Owner == "" {
		s.Owner = top.owner
	}
	s.Up = top.symbol
	s.Line = int(r.At(name).Line)
	s.End = max(s.Line, r.lastLine(end))
	r.out.Symbols = append(r.out.Symbols, s)
	return int32(len(r.out.Symbols))
}

// lastLine is the line on which a token ends.
func (r *reader) lastLine(i int) int {
	if i >= len(r.Tokens) {
		i = len(r.Tokens) - 1
	}
	if i < 0 {
		return 0
	}
	t := r.At(i)
	line := int(t.Line)
	if t.Kind == lex.String {
		line += bytes.Count(r.Src[t.Start:t.End], []byte{'\n'})
	}
	return line
}

func join(owner, name string) string {
	switch {
	case owner == "":
		return name
	case name == "":
		return owner
	}
	return owner + "." + name
}

// longest bounds what is kept of types, values and marks.
const longest = 1000

// text is the source from one token up to another, that one excluded, on one
// line and of a bounded length.
func (r *reader) text(from, to int) string {
	if from < 0 || from >= to || to > len(r.Tokens) {
		return ""
	}
	start, end := r.At(from).Start, r.At(to-1).End
	if end-start > longest {
		end = start + longest
	}
	s := string(r.Src[start:end])
	if plain(s) {
		return s
	}
	if strings.ContainsAny(s, "\n\t") || strings.Contains(s, "  ") {
		s = strings.Join(strings.Fields(s), " ")
	}
	return strings.ToValidUTF8(s, "")
}

// plain reports whether a text is ASCII on one line with single blanks, as most
// types, names and values are.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c == '\n' || c == '\t' || c == ' ' && i > 0 && s[i-1] == ' ' {
			return false
		}
	}
	return true
}

// punct reports whether the token at i is the one byte c.
func (r *reader) punct(i int, c byte) bool {
	if i < 0 || i >= len(r.Tokens) {
		return false
	}
	t := r.At(i)
	return t.Kind == lex.Punct && t.Byte == c && t.End-t.Start == 1
}

// word is the text of a word; empty when the token is none.
func (r *reader) word(i int) string {
	if !r.IsWord(i) {
		return ""
	}
	return r.Text(i)
}

// after is the index behind the brackets that open at i.
func (r *reader) after(i int) int { return r.closer(i) + 1 }

// angles is the index behind type arguments that open at i; i itself when they
// do not close.
func (r *reader) angles(i int) int {
	if !r.punct(i, '<') {
		return i
	}
	depth := 0
	for k := i; k < len(r.Tokens) && k < i+200; k++ {
		t := r.At(k)
		if t.Kind != lex.Punct {
			continue
		}
		switch t.Byte {
		case '<':
			depth++
		case '>':
			if depth--; depth == 0 {
				return k + 1
			}
		case '(', '[', '{':
			k = max(k, r.closer(k))
		case ';', ')', '}', ']':
			return i
		}
	}
	return i
}

// literal is the value of an expression that is one literal, a sign before a
// number included; else its text.
func (r *reader) literal(from, to int) string {
	if to-from == 1 && r.IsString(from) && !r.At(from).Interp {
		return strings.ToValidUTF8(r.Value(from), "")
	}
	if to-from > 60 {
		return ""
	}
	return r.text(from, to)
}

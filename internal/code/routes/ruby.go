package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/lex"
)

// rubyCall is a call with its arguments, keywords and block.
type rubyCall struct {
	name  string
	at    int
	args  []cut
	named map[string]cut
	block cut
	end   int // last token
}

// rubyCallAt reads the call whose name stands at i: with brackets or without.
func rubyCallAt(f *lex.File, i int) rubyCall {
	c := rubyCall{name: f.Text(i), at: i, named: map[string]cut{}}
	k := i + 1
	var args cut
	if f.Is(k, "(") && bracket(f, k) && int(f.At(k).Start) == int(f.At(i).End) {
		args = inside(f, k)
		k = f.Partner(k) + 1
	} else {
		from := k
		k = rubyLineEnd(f, i)
		args = cut{from, k}
	}
	for _, a := range divide(f, args, ",") {
		if name, value, ok := rubyNamed(f, a); ok {
			c.named[name] = value
		} else {
			c.args = append(c.args, a)
		}
	}
	c.end = k - 1
	switch {
	case f.Is(k, "do"):
		end := rubyEnd(f, k)
		c.block, c.end = cut{k + 1, end}, end
	case f.Is(k, "{") && bracket(f, k):
		c.block, c.end = inside(f, k), f.Partner(k)
	}
	return c
}

// rubyLineEnd is the token at which the arguments of a call without brackets
// end: a block, or the next line that does not continue it.
func rubyLineEnd(f *lex.File, i int) int {
	k := i + 1
	for k < len(f.Tokens) {
		if f.At(k).First && !f.Is(k-1, ",") && !f.Is(k-1, "=>") && !f.Is(k-1, ":") && !f.Is(k, ".") {
			return k
		}
		if f.Is(k, "do") || f.Is(k, ";") || f.Is(k, "if") || f.Is(k, "unless") || f.Is(k, "}") {
			return k
		}
		if bracket(f, k) {
			k = f.Partner(k)
		}
		k++
	}
	return k
}

// rubyNamed divides name: value and :name => value.
func rubyNamed(f *lex.File, a cut) (string, cut, bool) {
	switch {
	case f.IsWord(a.from) && f.Is(a.from+1, ":") && a.to > a.from+2:
		return f.Text(a.from), cut{a.from + 2, a.to}, true
	case f.IsString(a.from) && f.Is(a.from+1, ":") && a.to > a.from+2:
		return f.Value(a.from), cut{a.from + 2, a.to}, true
	case f.Is(a.from, ":") && f.IsWord(a.from+1) && f.Is(a.from+2, "=>"):
		return f.Text(a.from + 1), cut{a.from + 3, a.to}, true
	}
	return "", cut{}, false
}

// rubyOpeners begin a block that ends with end; those of rubyModifiers only where
// a statement begins.
var (
	rubyOpeners   = []string{"do", "def", "class", "module", "case", "begin"}
	rubyModifiers = []string{"if", "unless", "while", "until", "for"}
)

// rubyEnd is the token end that belongs to what opens at i.
func rubyEnd(f *lex.File, i int) int {
	depth := 0
	for k := i; k < len(f.Tokens); k++ {
		if f.At(k).Kind != lex.Word || f.Is(k-1, ".") || f.Is(k-1, ":") || f.Is(k+1, ":") && !f.Is(k, "do") {
			continue
		}
		text := f.Text(k)
		switch {
		case text == "end":
			if depth--; depth <= 0 {
				return k
			}
		case slices.Contains(rubyOpeners, text):
			depth++
		case slices.Contains(rubyModifiers, text) && (f.At(k).First || f.Is(k-1, "=")):
			depth++
		}
	}
	return len(f.Tokens)
}

// rubyName is a symbol or string without its marks.
func rubyName(f *lex.File, c cut) string {
	text := strings.Trim(c.text(f), `:"'`)
	return strings.TrimSpace(text)
}

// rubyNames are the elements of [:a, :b], %i[a b], or of one name.
func rubyNames(f *lex.File, c cut) []string {
	if c.empty() {
		return nil
	}
	text := strings.TrimSpace(c.text(f))
	if strings.HasPrefix(text, "%") && len(text) > 3 {
		return strings.Fields(strings.Trim(text[2:], "[](){}<>|"))
	}
	if f.Is(c.from, "[") {
		var out []string
		for _, p := range parts(f, c.from) {
			out = append(out, rubyName(f, p))
		}
		return out
	}
	return []string{rubyName(f, c)}
}

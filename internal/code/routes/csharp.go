package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/lex"
)

// csMark is an attribute: [Name(arguments)].
type csMark struct {
	name string // without the namespace before it and Attribute behind it
	at   int
	open int // token of its bracket; -1 when it has none
}

// csClass is a class with the attributes above it.
type csClass struct {
	name    string
	marks   []csMark
	extends []string
	hidden  bool // abstract or static
	at      int
	body    cut
}

// csMethod is a method with the attributes above it.
type csMethod struct {
	class *csClass
	name  string
	marks []csMark
	at    int // token of its name
	open  int // token of the bracket of its parameters
	end   int
}

type csWalk struct {
	f       *lex.File
	classes []*csClass
	marks   []csMark
	method  func(csMethod)
}

// csTypes reads the classes of C#, and methods with attributes.
func csTypes(f *lex.File, method func(csMethod)) []*csClass {
	w := csWalk{f: f, method: method}
	for i := 0; i < len(f.Tokens); i++ {
		i = w.step(i)
	}
	return w.classes
}

func (w *csWalk) step(i int) int {
	f := w.f
	switch t := f.At(i); {
	case t.Byte == '[' && bracket(f, i) && f.IsWord(i+1) && csBeforeMark(f, i):
		w.marks = append(w.marks, csMarksAt(f, i)...)
		return f.Partner(i)
	case t.Kind == lex.Word && (f.Is(i, "class") || f.Is(i, "record")) && f.IsWord(i+1):
		return w.class(i)
	case t.Byte == '(' && len(w.marks) > 0 && f.IsWord(i-1) && bracket(f, i):
		m := csMethod{name: f.Text(i - 1), marks: w.marks, at: i - 1, open: i, end: csBodyEnd(f, f.Partner(i)+1)}
		w.marks = nil
		if m.class = w.around(i); m.class != nil {
			w.method(m)
		}
	case t.Byte == ';' || t.Byte == '{' || t.Byte == '}' || t.Byte == '=' || t.Byte == ')':
		w.marks = nil
	}
	return i
}

// csBeforeMark reports whether a bracket at i may begin attributes: it does not
// index anything.
func csBeforeMark(f *lex.File, i int) bool {
	return i == 0 || f.At(i).First || f.Is(i-1, "]") || f.Is(i-1, "{") || f.Is(i-1, ";") || f.Is(i-1, "}")
}

func csMarksAt(f *lex.File, i int) []csMark {
	var out []csMark
	for _, c := range parts(f, i) {
		if !f.IsWord(c.from) {
			continue
		}
		end := nameEnd(f, c.from)
		m := csMark{name: strings.TrimSuffix(lastName(spelled(f, c.from, end)), "Attribute"), at: c.from, open: -1}
		for k := end; k < c.to; k++ { // [Filter<T>(…)]
			if f.Is(k, "(") && bracket(f, k) {
				m.open = k
				break
			}
		}
		out = append(out, m)
	}
	return out
}

// around is the innermost class around the token at i.
func (w *csWalk) around(i int) *csClass {
	var found *csClass
	for _, c := range w.classes {
		if c.body.from <= i && i < c.body.to {
			found = c
		}
	}
	return found
}

func (w *csWalk) class(i int) int {
	f := w.f
	c := &csClass{name: f.Text(i + 1), at: i + 1, marks: w.marks}
	w.marks = nil
	for k := i - 1; k >= 0 && k > i-5 && f.IsWord(k); k-- {
		c.hidden = c.hidden || f.Is(k, "abstract") || f.Is(k, "static")
	}
	head := i + 2
	colon := -1
	for ; head < len(f.Tokens) && !f.Is(head, "{") && !f.Is(head, ";"); head++ {
		if f.Is(head, ":") && colon < 0 {
			colon = head
		}
		if bracket(f, head) {
			head = f.Partner(head)
		}
	}
	if colon > 0 {
		for _, base := range divide(f, cut{colon + 1, head}, ",") {
			if f.IsWord(base.from) {
				c.extends = append(c.extends, lastName(spelled(f, base.from, nameEnd(f, base.from))))
			}
		}
	}
	c.body = cut{head, head}
	if f.Is(head, "{") {
		c.body = inside(f, head)
	}
	w.classes = append(w.classes, c)
	return i + 1
}

// csBodyEnd is the last token of the method whose parameters closed before i.
func csBodyEnd(f *lex.File, i int) int {
	for ; i < len(f.Tokens); i++ {
		switch {
		case f.Is(i, "{") && bracket(f, i):
			return f.Partner(i)
		case f.Is(i, ";"):
			return i
		case bracket(f, i):
			i = f.Partner(i)
		}
	}
	return len(f.Tokens) - 1
}

// csArg is an argument; name is that of a property or parameter, if given.
type csArg struct {
	name  string
	value cut
}

func csArgs(f *lex.File, open int) []csArg {
	var out []csArg
	for _, c := range parts(f, open) {
		a := csArg{"", c}
		if f.IsWord(c.from) && (f.Is(c.from+1, "=") || f.Is(c.from+1, ":")) {
			a = csArg{f.Text(c.from), cut{c.from + 2, c.to}}
		}
		out = append(out, a)
	}
	return out
}

// csMarked reports whether there is an attribute of one of these names.
func csMarked(marks []csMark, names ...string) bool {
	for _, m := range marks {
		if slices.Contains(names, m.name) {
			return true
		}
	}
	return false
}

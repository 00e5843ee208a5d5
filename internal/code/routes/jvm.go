package routes

import (
	"slices"

	"kiro-mcp/internal/code/lex"
)

// jvmMark is an annotation: @Name(arguments).
type jvmMark struct {
	name string // without the packages before it
	at   int    // token of the @
	open int    // token of its bracket; -1 when it has none
}

// jvmClass is a type with what stands above it.
type jvmClass struct {
	name    string
	marks   []jvmMark
	extends []string
	at      int // token of its name
	body    cut
}

// jvmMethod is a function with what stands above it.
type jvmMethod struct {
	class *jvmClass // nil at file level
	name  string
	marks []jvmMark
	at    int // token of its name
	open  int // token of the bracket of its parameters
	end   int // last token of its body
}

// jvmTypes reads classes and the annotated functions of Java and Kotlin.
func jvmTypes(f *lex.File, method func(jvmMethod)) []*jvmClass {
	w := jvmWalk{f: f, method: method}
	for i := 0; i < len(f.Tokens); i++ {
		i = w.step(i)
	}
	return w.classes
}

type jvmWalk struct {
	f       *lex.File
	method  func(jvmMethod)
	classes []*jvmClass
	marks   []jvmMark
}

// step looks at the token at i and gives the last one it took.
func (w *jvmWalk) step(i int) int {
	f := w.f
	t := f.At(i)
	switch {
	case t.Byte == '@' && f.IsWord(i+1) && !f.Is(i+1, "interface"):
		m, last := jvmMarkAt(f, i)
		w.marks = append(w.marks, m)
		return last
	case t.Kind == lex.Word && jvmTypeWord(f, i):
		return w.class(i)
	case t.Byte == '(' && len(w.marks) > 0 && f.IsWord(i-1):
		w.function(i)
		w.marks = nil
	case t.Byte == ';' || t.Byte == '{' || t.Byte == '}' || t.Byte == '=' || t.Byte == ')':
		w.marks = nil
	}
	return i
}

// jvmMarkAt reads the annotation whose @ stands at i, and gives its last token.
func jvmMarkAt(f *lex.File, i int) (m jvmMark, last int) {
	end := nameEnd(f, i+1)
	m = jvmMark{name: lastName(spelled(f, i+1, end)), at: i, open: -1}
	if f.Is(end, "(") && bracket(f, end) {
		m.open = end
		return m, f.Partner(end)
	}
	return m, end - 1
}

var jvmTypeWords = []string{"class", "interface", "record", "object", "enum"}

func jvmTypeWord(f *lex.File, i int) bool {
	if !slices.ContainsFunc(jvmTypeWords, func(w string) bool { return f.Is(i, w) }) {
		return false
	}
	return f.IsWord(i+1) && !f.Is(i-1, ".") && !f.Is(i-1, "::") && !f.Is(i+1, "class")
}

func (w *jvmWalk) class(i int) int {
	f := w.f
	c := &jvmClass{name: f.Text(i + 1), at: i + 1, marks: w.marks}
	w.marks = nil
	head := jvmHead(f, i+2)
	c.extends = jvmExtends(f, cut{i + 2, head})
	c.body = cut{head, head}
	if f.Is(head, "{") {
		c.body = inside(f, head)
	}
	w.classes = append(w.classes, c)
	return i + 1
}

// jvmHead is the token at which the head of a type ends: its bracket, or what
// stands behind a type of Kotlin without a body.
func jvmHead(f *lex.File, i int) int {
	for ; i < len(f.Tokens); i++ {
		switch t := f.At(i); {
		case t.Byte == '{' || t.Byte == '}' || t.Byte == ';':
			return i
		case t.Byte == '(' && bracket(f, i):
			i = f.Partner(i)
		case t.First && (t.Byte == '@' || f.Is(i, "fun") || f.Is(i, "val") || f.Is(i, "class")):
			return i
		}
	}
	return i
}

// jvmExtends are the types that a head builds on, without type arguments.
func jvmExtends(f *lex.File, c cut) []string {
	var out []string
	found, depth := false, 0
	for i := c.from; i < c.to; i++ {
		switch {
		case f.Is(i, "<"):
			depth++
		case f.Is(i, ">"):
			depth--
		case bracket(f, i):
			i = f.Partner(i)
		case depth == 0 && (f.Is(i, "extends") || f.Is(i, "implements") || f.Is(i, ":")):
			found = true
		case depth == 0 && found && f.IsWord(i):
			end := nameEnd(f, i)
			out = append(out, lastName(spelled(f, i, end)))
			i = end - 1
		}
	}
	return out
}

// function hands on the function whose parameters open at i.
func (w *jvmWalk) function(i int) {
	if !bracket(w.f, i) {
		return
	}
	m := jvmMethod{name: w.f.Text(i - 1), marks: w.marks, at: i - 1, open: i}
	for _, c := range w.classes {
		if c.body.from <= i && i < c.body.to {
			m.class = c // the innermost stands last
		}
	}
	m.end = jvmBodyEnd(w.f, w.f.Partner(i)+1)
	w.method(m)
}

// jvmBodyEnd is the last token of the function whose parameters closed before i.
func jvmBodyEnd(f *lex.File, i int) int {
	for ; i < len(f.Tokens); i++ {
		switch t := f.At(i); {
		case t.Byte == '{' && bracket(f, i):
			return f.Partner(i)
		case t.Byte == '(' && bracket(f, i):
			i = f.Partner(i)
		case t.Byte == ';' || t.Byte == '}' || t.First && (t.Byte == '@' || f.Is(i, "fun")):
			return i - 1
		}
	}
	return len(f.Tokens) - 1
}

// jvmArg is an argument of an annotation; its name is "value" unless given.
type jvmArg struct {
	name  string
	value cut
}

func jvmArgs(f *lex.File, open int) []jvmArg {
	var out []jvmArg
	for _, c := range parts(f, open) {
		a := jvmArg{"value", c}
		if f.IsWord(c.from) && f.Is(c.from+1, "=") {
			a = jvmArg{f.Text(c.from), cut{c.from + 2, c.to}}
		}
		out = append(out, a)
	}
	return out
}

// jvmList are the elements of {a, b}, [a, b] or arrayOf(a, b); a value that is
// no list stands for itself.
func jvmList(f *lex.File, c cut) []cut {
	i := c.from
	if f.Is(i, "arrayOf") {
		i++
	}
	if (f.Is(i, "{") || f.Is(i, "[") || i > c.from && f.Is(i, "(")) && bracket(f, i) && f.Partner(i) == c.to-1 {
		return parts(f, i)
	}
	return []cut{c}
}

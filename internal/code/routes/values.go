package routes

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// values reads what names of Python and JavaScript stand for, when it may be a
// piece of a path: NAME = "…", name: "…", and texts joined of others.
func values(f *lex.File, out *facts.File) {
	var around []string // keys and classes around, by brackets that are open
	var ends []int
	for i := 1; i+1 < len(f.Tokens); i++ {
		for len(ends) > 0 && i >= ends[len(ends)-1] {
			ends, around = ends[:len(ends)-1], around[:len(around)-1]
		}
		t := f.At(i)
		if t.Kind != lex.Punct || t.End-t.Start != 1 {
			continue
		}
		switch t.Byte {
		case '{':
			if bracket(f, i) {
				around, ends = append(around, keyBefore(f, i)), append(ends, f.Partner(i))
			}
		case '=', ':':
			if name := valueName(f, i); name >= 0 {
				addValue(f, out, around, name, i+1)
			}
		}
	}
}

// valueName is the token of the name that a value at a mark is given to; -1 if
// there is none.
func valueName(f *lex.File, i int) int {
	next := f.At(i + 1)
	if next.Kind != lex.String && next.Kind != lex.Word {
		return -1
	}
	if f.IsWord(i - 1) {
		if f.Is(i, "=") && f.IsWord(i-3) && f.Is(i-2, ":") { // name: type = …
			return i - 3
		}
		return i - 1
	}
	return -1
}

// keyBefore is the name that the object or class at a bracket has.
func keyBefore(f *lex.File, i int) string {
	switch {
	case (f.Is(i-1, "=") || f.Is(i-1, ":")) && f.IsWord(i-2):
		return f.Text(i - 2)
	case f.IsWord(i-1) && f.Is(i-2, "class"):
		return f.Text(i - 1)
	}
	return ""
}

// addValue reads an expression that begins at i, to the end of its line; it is
// given to the name at a token.
func addValue(f *lex.File, out *facts.File, around []string, at, i int) {
	end := i
	for end < len(f.Tokens) && end < i+12 && f.At(end).Line == f.At(i).Line && !f.Is(end, ",") && !f.Is(end, ";") && !f.Is(end, "}") && !f.Is(end, ")") {
		if bracket(f, end) {
			end = f.Partner(end)
		}
		end++
	}
	if !mayBeValue(f, i, end) {
		return
	}
	name := f.Text(at)
	text, ok := pathOf(f, cut{i, end})
	if strings.HasPrefix(text, "${Annotated") {
		return
	}
	if g, is := depends(f, cut{i, end}); is && f.Lang.Name == "python" {
		text = "Depends(" + g.Name + ")"
	} else if !ok || text == "${"+name+"}" || !strings.Contains(text, "/") && strings.Contains(text, "${") || !pathLike(strings.ReplaceAll(text, "${", "")) {
		return
	}
	for k := len(around) - 1; k >= 0 && around[k] != ""; k-- {
		name = around[k] + "." + name
	}
	out.Routing.Values = append(out.Routing.Values, facts.Value{Name: name, Text: text, Line: lineOf(f, i)})
}

// mayBeValue reports whether an expression can be a path or a dependency: most
// hold no text and no call of Depends, and are not worth a closer look.
func mayBeValue(f *lex.File, from, to int) bool {
	for i := from; i < to; i++ {
		if f.IsString(i) || f.At(i).Byte == 'D' && f.Is(i, "Depends") || f.At(i).Byte == 'S' && f.Is(i, "Security") {
			return true
		}
	}
	return false
}

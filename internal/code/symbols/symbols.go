// Package symbols reads the declarations of a source file: what is declared,
// with parameters, types, marks and lines.
//
// Most callers want [Read], then [At] for the function around a line.
//
// One reader goes over the tokens of every language with braces, once; what
// differs is a row of a table and, where a language has members of its own
// form, one function. Go has its parser, and what is indented or ends with a
// word has a reader each.
package symbols

import (
	"math"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// Read adds to out the package, imports and symbols of a scanned file.
func Read(src *lex.File, out *facts.File) {
	r := &reader{File: src, out: out}
	if out.Symbols == nil {
		out.Symbols = make([]facts.Symbol, 0, len(src.Tokens)/48+4) // about what code has
	}
	switch src.Lang.Name {
	case "go":
		readGo(src, out)
	case "python":
		r.python()
	case "ruby":
		r.ruby()
	case "prisma":
		r.prisma()
	default:
		if readKeys(r) {
			return
		}
		if r.row = rowOf(src.Lang.Name); r.row != nil {
			r.walk()
		}
	}
}

// At is the index of the innermost function or method around a line; -1 when
// there is none.
func At(out *facts.File, line int) int32 {
	symbol, _ := AtUpTo(out, line)
	return symbol
}

// AtUpTo is [At], and the last line behind it of which it says the same: whoever
// goes over a file line by line has to ask only where a symbol begins or ends.
func AtUpTo(out *facts.File, line int) (symbol int32, last int) {
	next := behind(out, line)
	i := around(out, next, line)
	last = math.MaxInt
	if next < len(out.Symbols) {
		last = out.Symbols[next].Line - 1
	}
	if i >= 0 {
		last = min(last, out.Symbols[i].End)
	}
	for ; i >= 0; i = up(out, i) {
		if k := out.Symbols[i].Kind; k == facts.Function || k == facts.Method {
			break
		}
	}
	return i, last
}

// Around is the index of the innermost symbol of any kind around a line; -1
// when there is none.
func Around(out *facts.File, line int) int32 { return around(out, behind(out, line), line) }

// behind is the index of the first symbol that begins behind a line.
func behind(out *facts.File, line int) int {
	low, high := 0, len(out.Symbols)
	for low < high {
		if mid := (low + high) / 2; out.Symbols[mid].Line <= line {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// around is [Around], the first symbol behind the line being known.
func around(out *facts.File, next, line int) int32 {
	i := int32(next) - 1
	for i >= 0 && out.Symbols[i].End < line {
		i = up(out, i)
	}
	return i
}

// up is the symbol around another one. It stands before it, so that whoever
// goes up comes to an end.
func up(out *facts.File, i int32) int32 {
	if above := out.Symbols[i].Up - 1; above < i {
		return above
	}
	return -1
}

// Package alike says whether two names, or two types of different languages, mean
// the same: what a design in one language promises is often kept in another.
//
// Most callers want [Types], [Names] and [Renamed].
//
// An answer is Different only for what cannot be each other, a text and a list,
// or a width that is promised and not kept. What may be is Unknown.
package alike

import (
	"fmt"
	"strings"
)

// Verdict is how two types compare.
type Verdict uint8

// The verdicts.
const (
	Unknown Verdict = iota
	Same
	Different
)

// String is the verdict as a word.
func (v Verdict) String() string { return [...]string{"unknown", "same", "different"}[min(int(v), 2)] }

// Answer is a verdict, and why when it is Different.
type Answer struct {
	Verdict Verdict
	Why     string // "the width is 50, the design has 20"
}

var (
	unknown = Answer{}
	same    = Answer{Verdict: Same}
)

func different(format string, args ...any) Answer {
	return Answer{Verdict: Different, Why: fmt.Sprintf(format, args...)}
}

// Types compares a type of a design with one of the code. A language is that of
// a fence or file, "sql" for a column; empty when it is not known.
func Types(design, designLang, code, codeLang string) Answer {
	return TypesOf("", design, designLang, code, codeLang)
}

// TypesOf is [Types] for what has a name: an id may be text here and a number
// there, as nobody counts with it.
func TypesOf(name, design, designLang, code, codeLang string) Answer {
	if strings.TrimSpace(design) == "" || strings.TrimSpace(code) == "" {
		return unknown
	}
	if strings.TrimSpace(design) == strings.TrimSpace(code) {
		return same
	}
	d, c := parse(design, designLang), parse(code, codeLang)
	how := context{
		id:     isID(name),
		sql:    designLang == "sql" && isSQL(d),
		across: designLang == "" || !strings.EqualFold(designLang, codeLang) || designLang == "sql" && !isSQL(d),
	}
	return how.compare(d, c)
}

// isSQL reports whether a type is written as a database writes it; a design also
// says "string" and "number" of columns.
func isSQL(t typ) bool { return t.word != "string" && t.word != "number" && t.word != "str" }

// context is what decides the cases between.
type context struct {
	id     bool // an id by its name
	sql    bool // a column, typed by the design as its database does
	across bool // the languages differ
}

// isID reports whether a name is that of an id: id, userId, user_id, uuid.
func isID(name string) bool {
	words := Words(name)
	if len(words) == 0 {
		return false
	}
	switch words[len(words)-1] {
	case "id", "ids", "uuid", "guid", "pk", "key":
		return true
	}
	return false
}

// compare compares two types that have been parsed.
func (how context) compare(d, c typ) Answer {
	switch {
	case d.family == anything || c.family == anything:
		return unknown
	case d.family == union || c.family == union:
		return how.unions(d, c)
	case d.family == c.family:
		return how.inside(d, c)
	case d.family == named || c.family == named:
		return how.namedAgainst(d, c)
	}
	return how.families(d, c)
}

// inside compares two types of one family.
func (how context) inside(d, c typ) Answer {
	switch d.family {
	case text:
		return widths(d, c)
	case decimal:
		if d.width > 0 && c.width > 0 && (d.width != c.width || d.scale != c.scale) {
			return different("it holds %s digits, in the design %s", digits(c), digits(d))
		}
	case list:
		return how.elements(d, c, 0)
	case mapping:
		return how.elements(d, c, 1)
	case named:
		return how.namedBoth(d, c)
	default: // of one family, and nothing more to compare
	}
	return same
}

func digits(t typ) string { return fmt.Sprintf("(%d, %d)", t.width, t.scale) }

// widths compares texts: a width counts when it is promised.
func widths(d, c typ) Answer {
	switch {
	case d.width == 0 || d.width == c.width:
		return same
	case c.width > 0:
		return different("the width is %d, the design has %d", c.width, d.width)
	case c.unlimited:
		return different("it has no width, the design has %d", d.width)
	case d.width == usualWidth:
		return same // what mappers give a text that says nothing
	}
	return unknown
}

// usualWidth is that of a text column when its model gives none.
const usualWidth = 255

// elements compares what two lists or maps hold.
func (how context) elements(d, c typ, at int) Answer {
	if at >= len(d.args) || at >= len(c.args) {
		return same
	}
	a := how.compare(d.args[at], c.args[at])
	if a.Verdict == Different {
		a.Why = "of what it holds, " + a.Why
	}
	return a
}

// namedBoth compares two types that the project declares itself.
func (how context) namedBoth(d, c typ) Answer {
	if !Names(d.name, c.name) {
		return unknown // one may be an alias, a part or a form of the other
	}
	for i := range d.args {
		if i >= len(c.args) {
			break
		}
		if a := how.compare(d.args[i], c.args[i]); a.Verdict != Same {
			return a
		}
	}
	return same
}

// namedAgainst compares a type of the project with one of the language: only a
// list of itself is surely another thing.
func (how context) namedAgainst(d, c typ) Answer {
	one, many := d, c
	if one.family != named {
		one, many = c, d
	}
	if many.family == list && len(many.args) > 0 && many.args[0].family == named && Names(one.name, many.args[0].name) {
		return different("it is %s, the design has %s", article(c), article(d))
	}
	return unknown
}

// unions compares where one side allows several types: one that is the same is
// enough, and none may be unknown for all to be different.
func (how context) unions(d, c typ) Answer {
	alternatives := func(t typ) []typ {
		if t.family == union {
			return t.args
		}
		return []typ{t}
	}
	open := false
	for _, x := range alternatives(d) {
		for _, y := range alternatives(c) {
			switch how.compare(x, y).Verdict {
			case Same:
				return same
			case Unknown:
				open = true
			case Different:
			}
		}
	}
	if open {
		return unknown
	}
	return different("none of its types is one of the design's")
}

package typescript

import (
	"slices"
	"strings"
)

// expr is a type as it is written. Lines after the first are indented as if it
// stood at the left margin.
type expr struct {
	text string
	kind kind
}

// kind says which parts an expression has at its top, and with it where it
// needs parentheses.
type kind int

const (
	atom         kind = iota // a name, a literal, an object, an array
	union                    // a | b
	intersection             // a & b
)

// The types that swallow others or vanish in them.
var (
	unknown = expr{text: "unknown"}
	never   = expr{text: "never"}
	null    = expr{text: "null"}
)

// anyObject is an object of which nothing is known.
var anyObject = expr{text: "{ [key: string]: unknown }"}

// unionOf is one of several types.
func unionOf(members ...expr) expr {
	members = distinct(members, never)
	if slices.Contains(members, unknown) {
		return unknown
	}
	switch len(members) {
	case 0:
		return never
	case 1:
		return members[0]
	}
	texts := make([]string, len(members))
	for i, m := range members {
		texts[i] = m.text
		if m.kind == intersection || m.kind == union && strings.HasPrefix(m.text, "\n") {
			texts[i] = m.grouped()
		}
	}
	if line := strings.Join(texts, " | "); fits(line) {
		return expr{line, union}
	}
	var b strings.Builder
	for _, t := range texts {
		b.WriteString("\n  | " + indented(t, 2))
	}
	return expr{b.String(), union}
}

// intersectionOf is all of several types at once.
func intersectionOf(members ...expr) expr {
	members = distinct(members, unknown)
	if slices.Contains(members, never) {
		return never
	}
	switch len(members) {
	case 0:
		return unknown
	case 1:
		return members[0]
	}
	texts := make([]string, len(members))
	for i, m := range members {
		texts[i] = m.text
		if m.kind == union {
			texts[i] = m.grouped()
		}
	}
	return expr{strings.Join(texts, " & "), intersection}
}

// distinct leaves out what is there already, and what adds nothing.
func distinct(members []expr, nothing expr) []expr {
	seen := make(map[string]bool, len(members))
	var out []expr
	for _, m := range members {
		if m != nothing && !seen[m.text] {
			seen[m.text] = true
			out = append(out, m)
		}
	}
	return out
}

// grouped stands where only one type can.
func (e expr) grouped() string {
	if e.kind == atom {
		return e.text
	}
	if strings.HasPrefix(e.text, "\n") {
		return "(" + indented(e.text, 0) + "\n)"
	}
	return "(" + e.text + ")"
}

// after is the expression behind a colon or an equals sign.
func (e expr) after(sign string) string {
	if strings.HasPrefix(e.text, "\n") {
		return sign + e.text
	}
	return sign + " " + e.text
}

func fits(line string) bool { return len(line) < width-20 && !strings.Contains(line, "\n") }

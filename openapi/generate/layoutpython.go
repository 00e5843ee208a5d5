package generate

import (
	"slices"
	"strings"
)

// isTuple reports whether the comma before the bracket that is about to close
// means something: it makes a tuple of a single value in (a,) and in b[a,], and
// nothing in f(a,) and [a,].
func (t *tokenizer) isTuple(closing byte) bool {
	if !t.indent || closing == '}' {
		return false
	}
	depth, commas := 0, 0
	for i, token := range slices.Backward(t.line) {
		switch token {
		case ")", "]", "}":
			depth++
		case "(", "[", "{":
			if depth--; depth < 0 {
				if i > 0 && t.line[i-1] == "import" {
					return false
				}
				behind := i > 0 && (isWord(t.line[i-1][0]) && !slices.Contains(keywords, t.line[i-1]) || t.line[i-1] == ")" || t.line[i-1] == "]")
				return commas == 1 && behind == (closing == ']')
			}
		case ",":
			if depth == 0 {
				commas++
			}
		}
	}
	return false
}

// keywords are words that an expression may follow.
var keywords = []string{"if", "elif", "while", "return", "in", "assert", "with", "import", "yield", "await", "not", "and", "or", "is", "else", "for", "del", "raise"}

// Between these marks parentheses hold a whole expression already. An arrow is
// the two marks "-" and ">".
var (
	begins = []string{"if", "elif", "while", "return", "in", "assert", "with", "import", "=", ":", ",", "(", "[", "{"}
	ends   = []string{":", ",", ")", "]", "}", "=", "for", ""}
)

// bracket is one that is open while a statement is read.
type bracket struct {
	at           int
	comma, loops bool // it holds a tuple or a generator, which its parentheses make
}

// bare takes parentheses away that hold a whole expression: formatters add them
// to break a line, and take them away.
func bare(line []string) []string {
	var open []bracket
	drop := map[int]bool{}
	for i, token := range line {
		switch token {
		case "(", "[", "{":
			open = append(open, bracket{at: i})
		case ")", "]", "}":
			if len(open) == 0 {
				return line // it is no Python
			}
			b := open[len(open)-1]
			open = open[:len(open)-1]
			if token == ")" && line[b.at] == "(" && i > b.at+1 && b.idle(line, i, len(open)) {
				drop[b.at], drop[i] = true, true
			}
		case ",":
			if len(open) > 0 {
				open[len(open)-1].comma = true
			}
		case "for":
			if len(open) > 0 {
				open[len(open)-1].loops = true
			}
		}
	}
	if len(drop) == 0 {
		return line
	}
	var rest []string
	for i, token := range line {
		if !drop[i] {
			rest = append(rest, token)
		}
	}
	return rest
}

// idle reports whether parentheses that end at a token, in so many others,
// change nothing.
func (b bracket) idle(line []string, end, depth int) bool {
	before, last := beside(line, b.at, -1)
	after, _ := beside(line, end, 1)
	if last > 0 && before == ">" && line[last-1] == "-" {
		before = "="
	}
	if before == "for" && after == "in" {
		return true
	}
	if b.comma && before != "import" && (depth > 0 || after != "" || before != "return" && before != "=") {
		return false
	}
	return !b.loops && slices.Contains(begins, before) && slices.Contains(ends, after)
}

// beside is the next token in a direction that is no comment; empty at the end.
func beside(line []string, at, step int) (string, int) {
	for at += step; at >= 0 && at < len(line); at += step {
		if !strings.HasPrefix(line[at], "#") {
			return line[at], at
		}
	}
	return "", at
}

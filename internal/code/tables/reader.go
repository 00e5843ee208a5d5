package tables

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// reader is a scanned file whose tables are being read.
type reader struct {
	*lex.File
	out  *facts.File
	back []span // what takes a migration back

	revision, after string // of a migration that says so itself
}

// takenBack passes over what takes a migration back, from one token to another.
func (r *reader) takenBack(from, to int) int {
	r.back = append(r.back, span{from, to})
	return to
}

func (r *reader) add(t facts.Table) { r.out.Tables = append(r.out.Tables, t) }

// lineOf is the line of a token.
func (r *reader) lineOf(i int) int {
	if i < 0 || i >= len(r.Tokens) {
		return r.Lines
	}
	return int(r.At(i).Line)
}

// follow notes what could not be followed. Unless it makes a table, what it
// changes may be any.
func (r *reader) follow(i int, source, why string, makes bool) {
	r.out.Unresolved = append(r.out.Unresolved, facts.Unresolved{What: "table", Text: line(r.File, i), Why: why, Line: r.lineOf(i)})
	if !makes {
		r.add(anyTable(source, r.lineOf(i)))
	}
}

// longestHead is how many tokens the head of a declaration may have, so that
// source without any order is read in time linear in its size.
const longestHead = 300

// head is where the head of a declaration may end at most.
func (r *reader) head(i int) int { return min(len(r.Tokens), i+longestHead) }

// called reports whether a token is the name of a call.
func (r *reader) called(i int, names ...string) bool {
	if !r.IsWord(i) || !r.Is(i+1, "(") {
		return false
	}
	for _, n := range names {
		if r.Is(i, n) {
			return true
		}
	}
	return false
}

// argument is one argument of a call, one key of a literal.
type argument struct {
	name string // empty for one by position
	span        // of its value
}

// arguments are those of the call whose bracket is at open: by position, or by
// name as in a=1, a: 1, :a => 1 and 'a' => 1.
func (r *reader) arguments(open int) []argument {
	spans := args(r.File, open)
	out := make([]argument, 0, len(spans))
	for _, s := range spans {
		out = append(out, r.argument(s))
	}
	return out
}

func (r *reader) argument(s span) argument {
	f := s.from
	switch {
	case (r.IsWord(f) || r.IsString(f)) && (r.Is(f+1, "=") || r.Is(f+1, ":") || r.Is(f+1, "=>") && (r.Lang.Name == "ruby" || r.Lang.Name == "php")) && f+2 < s.to:
		return argument{r.Value(f), span{f + 2, s.to}}
	case r.Is(f, ":") && r.IsWord(f+1) && r.Is(f+2, "=>"):
		return argument{r.Text(f + 1), span{f + 3, s.to}}
	case r.IsWord(f) && r.Is(f+1, "?") && r.Is(f+2, ":"):
		return argument{r.Text(f), span{f + 3, s.to}}
	}
	return argument{"", s}
}

// find is the value given by name.
func find(list []argument, names ...string) (span, bool) {
	for _, a := range list {
		if slices.Contains(names, a.name) {
			return a.span, true
		}
	}
	return span{}, false
}

// positional are the arguments without a name.
func positional(list []argument) []span {
	var out []span
	for _, a := range list {
		if a.name == "" {
			out = append(out, a.span)
		}
	}
	return out
}

// text is the source of a span.
func (r *reader) text(s span) string {
	if s.from >= s.to {
		return ""
	}
	return r.Between(s.from, s.to-1)
}

// literal is the text of a string or symbol; false when it is computed.
func (r *reader) literal(s span) (string, bool) {
	f := s.from
	switch n := s.to - s.from; {
	case n == 1 && r.IsString(f) && !r.holes(f):
		return r.Value(f), true
	case n == 2 && r.Is(f, ":") && (r.IsWord(f+1) || r.IsString(f+1)):
		return r.Value(f + 1), true
	case n > 1 && r.Lang.Name == "python":
		var joined strings.Builder
		for i := f; i < s.to; i++ {
			if !r.IsString(i) || r.holes(i) {
				return "", false
			}
			joined.WriteString(r.Value(i))
		}
		return joined.String(), true
	}
	return "", false
}

// holes reports whether a string is put together when the program runs.
func (r *reader) holes(i int) bool {
	if r.At(i).Interp {
		return true
	}
	return r.Lang.Name == "php" && r.At(i).Byte == '"' && strings.Contains(r.Text(i), "$")
}

// text1 is the text of a literal by name; empty when it is not there or computed.
func (r *reader) text1(list []argument, names ...string) string {
	if s, ok := find(list, names...); ok {
		v, _ := r.literal(s)
		return v
	}
	return ""
}

// truth is the value of a boolean by name; nil when it is not there.
func (r *reader) truth(list []argument, names ...string) *bool {
	s, ok := find(list, names...)
	if !ok {
		return nil
	}
	switch strings.ToLower(r.text(s)) {
	case "true":
		return new(true)
	case "false":
		return new(false)
	}
	return nil
}

// yes reports whether a boolean is given as true.
func (r *reader) yes(list []argument, names ...string) bool {
	b := r.truth(list, names...)
	return b != nil && *b
}

// list are the literals of a list, or a single one. It is false when one of them
// is computed.
func (r *reader) list(s span) ([]string, bool) {
	if one, ok := r.literal(s); ok {
		if r.Lang.Name == "ruby" && strings.HasPrefix(r.Text(s.from), "%") {
			return strings.Fields(strings.Trim(r.Text(s.from)[2:], "()[]{}<>|!")), true
		}
		return []string{one}, true
	}
	open := s.from
	for open < s.to && (!r.Is(open, "[") && !r.Is(open, "(") && !r.Is(open, "{") || r.Is(open, "[") && r.Is(open+1, "]") && open+2 < s.to) {
		open++ // new[] { … } as well
	}
	if open >= s.to || r.Partner(open) < 0 {
		return nil, false
	}
	var out []string
	for _, part := range args(r.File, open) {
		one, ok := r.literal(part)
		if !ok {
			return out, false
		}
		out = append(out, one)
	}
	return out, true
}

// opposite is not b.
func opposite(b *bool) *bool {
	if b == nil {
		return nil
	}
	return new(!*b)
}

// sized is a type with the width that is given apart from it.
func sized(typ string, widths ...string) string {
	kept := widths[:0:0]
	for _, w := range widths {
		if w != "" {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 || strings.Contains(typ, "(") {
		return typ
	}
	return typ + "(" + strings.Join(kept, ", ") + ")"
}

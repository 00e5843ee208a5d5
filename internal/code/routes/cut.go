package routes

import (
	"strings"

	"kiro-mcp/internal/code/lex"
)

// cut is a run of tokens, its end excluded.
type cut struct{ from, to int }

func (c cut) empty() bool { return c.from >= c.to }

// bracket reports whether the token at i opens a bracket that closes.
func bracket(f *lex.File, i int) bool {
	return i >= 0 && i < len(f.Tokens) && f.Partner(i) > i
}

// inside is what stands between the bracket at i and its partner.
func inside(f *lex.File, i int) cut {
	if !bracket(f, i) {
		return cut{}
	}
	return cut{i + 1, f.Partner(i)}
}

// parts divides what stands inside a bracket at its commas.
func parts(f *lex.File, open int) []cut { return divide(f, inside(f, open), ",") }

// divide divides a run at a mark, passing over brackets.
func divide(f *lex.File, c cut, at string) []cut {
	var out []cut
	from := c.from
	for i := c.from; i < c.to; i++ {
		if f.Is(i, at) {
			out = append(out, cut{from, i})
			from = i + 1
		} else if bracket(f, i) {
			i = f.Partner(i)
		}
	}
	if from < c.to {
		out = append(out, cut{from, c.to})
	}
	return out
}

// text is the source of a run.
func (c cut) text(f *lex.File) string {
	if c.empty() {
		return ""
	}
	return f.Between(c.from, c.to-1)
}

// short is the source of a run on one line, cut to what a report can bear.
func (c cut) short(f *lex.File) string {
	text := strings.Join(strings.Fields(c.text(f)), " ")
	if len(text) > 100 {
		text = strings.ToValidUTF8(text[:100], "")
	}
	return text
}

// literal is the value of a run that is one string and nothing else.
func (c cut) literal(f *lex.File) (string, bool) {
	if c.to-c.from != 1 || !f.IsString(c.from) || f.At(c.from).Interp {
		return "", false
	}
	return f.Value(c.from), true
}

// name is a dotted or scoped name that makes up the whole run: "a.b", "A::b".
func (c cut) name(f *lex.File) (string, bool) {
	if c.empty() || !f.IsWord(c.from) {
		return "", false
	}
	end := nameEnd(f, c.from)
	return spelled(f, c.from, end), end == c.to
}

// nameEnd is the index behind the dotted or scoped name that begins at i.
func nameEnd(f *lex.File, i int) int {
	for i++; i+1 < len(f.Tokens); i += 2 {
		if f.Is(i, ":") && f.Is(i+1, ":") && f.IsWord(i+2) {
			i++
		} else if (!f.Is(i, ".") && !f.Is(i, "?.") && !f.Is(i, "->") && !f.Is(i, "::")) || !f.IsWord(i+1) {
			break
		}
	}
	return i
}

// spelled writes the tokens of a name without the space between them.
func spelled(f *lex.File, from, to int) string {
	if to-from == 1 {
		return f.Text(from)
	}
	var b strings.Builder
	for ; from < to; from++ {
		b.Write(f.Bytes(from))
	}
	return b.String()
}

// lastName is what stands behind the last point, colon or backslash of a name.
func lastName(name string) string {
	return name[strings.LastIndexAny(name, `.:\>`)+1:]
}

// lineOf is the line of a token; that of the last one for an index behind it.
func lineOf(f *lex.File, i int) int {
	if len(f.Tokens) == 0 {
		return 0
	}
	return int(f.At(min(max(i, 0), len(f.Tokens)-1)).Line)
}

// has reports whether a token of a run reads as text.
func (c cut) has(f *lex.File, text string) bool {
	for i := c.from; i < c.to; i++ {
		if f.Is(i, text) {
			return true
		}
	}
	return false
}

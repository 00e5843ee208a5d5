package symbols

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// piece is a run of tokens, end excluded.
type piece struct{ from, to int }

// split cuts what stands between brackets at its commas.
func (r *reader) split(open int) []piece {
	end := r.closer(open)
	var out []piece
	from := open + 1
	for i := from; i < end; i++ {
		t := r.At(i)
		if t.Kind != lex.Punct {
			continue
		}
		switch t.Byte {
		case '(', '[', '{':
			i = max(i, r.closer(i))
		case '<':
			if next := r.angles(i); next > i && next <= end {
				i = next - 1
			}
		case ',':
			if i > from {
				out = append(out, piece{from, i})
			}
			from = i + 1
		}
	}
	if end > from {
		out = append(out, piece{from, end})
	}
	return out
}

// params reads the parameters between brackets.
func (r *reader) params(open int) []facts.Param {
	pieces := r.split(open)
	if len(pieces) == 0 {
		return nil
	}
	out := make([]facts.Param, 0, len(pieces))
	for _, p := range pieces {
		if param, ok := r.param(p); ok {
			out = append(out, param)
		}
	}
	return out
}

// param reads one parameter, whose name stands before its type or behind it.
func (r *reader) param(p piece) (facts.Param, bool) {
	var out facts.Param
	out.Marks, p.from = r.marks(p.from, p.to)
	for p.from < p.to-1 && r.row.paramModifier(r.Bytes(p.from)) && (r.IsWord(p.from+1) || r.row.typeFirst) {
		p.from++
	}
	value := r.find(p, "=")
	if value < p.to {
		out.Default, out.Optional = r.text(value+1, p.to), true
	}
	if r.row.typeFirst {
		return r.typeThenName(piece{p.from, value}, out)
	}
	colon := r.find(piece{p.from, value}, ":")
	if colon < value {
		out.Type = r.text(colon+1, value)
	}
	name := piece{p.from, colon}
	for name.from < name.to && r.At(name.from).Kind == lex.Punct && !r.punct(name.from, '{') && !r.punct(name.from, '[') {
		name.from++ // ..., &, *
	}
	if name.to-name.from > 1 && r.punct(name.to-1, '?') {
		out.Optional = true
		name.to--
	}
	out.Name = r.text(name.from, name.to)
	return out, out.Name != ""
}

// typeThenName reads "final List<Order> orders", "Type $name" or "int a[]".
func (r *reader) typeThenName(p piece, out facts.Param) (facts.Param, bool) {
	name := -1
	for i := p.from; i < p.to; i++ {
		switch {
		case r.IsWord(i):
			name = i
		case r.punct(i, '<'):
			i = max(i, r.angles(i)-1)
		case r.punct(i, '(') || r.punct(i, '['):
			i = max(i, r.closer(i))
		}
	}
	if name < 0 {
		return out, false
	}
	if name == p.from && r.row.nameless { // a prototype names only types
		out.Type = r.text(p.from, p.to)
		return out, out.Type != "void"
	}
	out.Name, out.Type = r.Text(name), r.text(p.from, name)
	if r.row.dollar {
		out.Name, out.Type = trimDollar(out.Name), strings.TrimRight(out.Type, "&. ")
	}
	return out, true
}

// find is the first token of a piece, outside of brackets, that reads as mark;
// the piece's end when there is none.
func (r *reader) find(p piece, mark string) int {
	for i := p.from; i < p.to; i++ {
		t := r.At(i)
		if t.Kind != lex.Punct {
			continue
		}
		if r.Is(i, mark) {
			return i
		}
		switch t.Byte {
		case '(', '[', '{':
			i = max(i, r.closer(i))
		case '<':
			if next := r.angles(i); next > i && next <= p.to {
				i = next - 1
			}
		}
	}
	return p.to
}

func trimDollar(name string) string {
	if name != "" && name[0] == '$' {
		return name[1:]
	}
	return name
}

// mostMarks is how many marks above a declaration are read. A file of nothing else would
// cost the square of its length.
const mostMarks = 64

// marks reads decorators, annotations and attributes from i on and gives the
// index behind them.
func (r *reader) marks(i, limit int) ([]string, int) {
	var out []string
	for i < limit && r.At(i).Kind == lex.Punct && len(out) < mostMarks {
		switch {
		case r.row.at && r.punct(i, '@') && r.IsWord(i+1) && !r.Is(i+1, "interface"):
			end := r.markEnd(i + 1)
			out = append(out, r.text(i+1, end))
			i = end
		case r.row.brackets && r.punct(i, '['):
			for _, p := range r.split(i) {
				out = append(out, r.text(p.from, p.to))
			}
			i = r.after(i)
		case r.row.hash && r.punct(i, '#') && (r.punct(i+1, '[') || r.punct(i+1, '!') && r.punct(i+2, '[')):
			open := i + 1
			if r.punct(open, '!') {
				open++
			}
			for _, p := range r.split(open) {
				out = append(out, r.text(p.from, p.to))
			}
			i = r.after(open)
		default:
			return out, i
		}
	}
	return out, i
}

// markEnd is the index behind an annotation whose name begins at i.
func (r *reader) markEnd(i int) int {
	i++
	for (r.punct(i, '.') || r.punct(i, ':')) && r.IsWord(i+1) {
		i += 2
	}
	i = r.angles(i)
	if r.punct(i, '(') && r.At(i).Line == r.At(i-1).Line {
		i = r.after(i)
	}
	return i
}

package symbols

import (
	"kiro-mcp/internal/code/facts"
)

// prisma reads models, types and enums, and what a data source says of itself.
func (r *reader) prisma() {
	r.row = rowOf("prisma")
	r.scopes = []scope{{end: len(r.Tokens), in: file}}
	for i := 0; i < len(r.Tokens); {
		if !r.At(i).First || !r.IsWord(i) || !r.IsWord(i+1) || !r.punct(i+2, '{') {
			i++
			continue
		}
		end := r.closer(i + 2)
		s := facts.Symbol{Name: r.Text(i + 1), Public: true}
		switch r.Text(i) {
		case "model", "type", "view":
			s.Kind = facts.Class
		case "enum":
			s.Kind = facts.Enum
		default:
			s.Kind, s.Owner = facts.Key, r.Text(i)
		}
		r.enter(s, i+1, i+2, members)
		index := len(r.out.Symbols) - 1
		for k := i + 3; k < end; {
			next := k + 1
			for next < end && !r.At(next).First {
				if m := r.Partner(next); m > next {
					next = m
				}
				next++
			}
			r.prismaLine(s.Kind, index, piece{k, min(next, end)})
			k = next
		}
		r.scopes = r.scopes[:1]
		i = end + 1
	}
}

// prismaLine reads one line of a block.
func (r *reader) prismaLine(kind facts.SymbolKind, block int, p piece) {
	if r.punct(p.from, '@') { // @@map("orders")
		b := &r.out.Symbols[block]
		b.Marks = append(b.Marks, r.text(min(p.from+2, p.to), p.to))
		return
	}
	if !r.IsWord(p.from) {
		return
	}
	s := facts.Symbol{Name: r.Text(p.from), Public: true}
	first := r.find(p, "@")
	switch kind {
	case facts.Enum:
		s.Kind = facts.Member
	case facts.Key:
		s.Kind = facts.Key
		if r.punct(p.from+1, '=') {
			s.Value = r.literal(p.from+2, p.to)
		}
	default:
		s.Kind, s.Type = facts.Field, r.text(p.from+1, first)
	}
	for at := first; at < p.to; {
		next := r.find(piece{at + 1, p.to}, "@")
		s.Marks = append(s.Marks, r.text(at+1, next))
		at = next
	}
	r.add(s, p.from, p.to-1)
}

package symbols

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// sql reads what CREATE makes: tables with their columns, types, views,
// functions.
func (r *reader) sql(i int) int {
	if r.top().in != file || !r.fold(i, "create") {
		return i
	}
	k := i + 1
	for n := 0; n < 6 && has(" or replace alter temp temporary global local unlogged unique external materialized definer algorithm constraint aggregate recursive ", []byte(strings.ToLower(r.word(k)))); n++ {
		k++
	}
	what := strings.ToLower(r.word(k))
	k++
	if what == "index" || what == "" {
		return i
	}
	if r.fold(k, "if") {
		k += 3
	}
	name := k
	for r.punct(name+1, '.') && (r.IsWord(name+2) || r.IsString(name+2)) {
		name += 2
	}
	if !r.IsWord(name) && !r.IsString(name) {
		return i
	}
	s := facts.Symbol{Name: r.Value(name), Public: true}
	switch what {
	case "table":
		return r.sqlTable(s, name)
	case "type", "domain":
		return r.sqlType(s, name)
	case "view":
		s.Kind = facts.Class
	case "function", "procedure", "trigger":
		s.Kind = facts.Function
		if r.punct(name+1, '(') {
			s.Params = r.sqlParams(name + 1)
			if next := r.after(name + 1); r.fold(next, "returns") {
				s.Returns = r.text(next+1, next+2)
			}
		}
	case "schema", "package", "database":
		s.Kind = facts.Module
	default:
		return i
	}
	r.add(s, name, r.statementEnd(name))
	return name + 1
}

// fold reports whether a token is a word, in any case.
func (r *reader) fold(i int, word string) bool {
	if !r.IsWord(i) || int(r.At(i).End-r.At(i).Start) != len(word) {
		return false
	}
	return strings.EqualFold(string(r.Bytes(i)), word)
}

func (r *reader) sqlTable(s facts.Symbol, name int) int {
	s.Kind = facts.Struct
	open := name + 1
	if !r.punct(open, '(') {
		r.add(s, name, r.statementEnd(name))
		return open
	}
	r.enter(s, name, open, members)
	for _, p := range r.split(open) {
		first := strings.ToLower(r.word(p.from))
		if p.to-p.from < 2 || has(" primary foreign constraint unique check key index exclude like fulltext spatial period ", []byte(first)) {
			continue
		}
		if !r.IsWord(p.from) && !r.IsString(p.from) {
			continue
		}
		end := p.from + 2
		for end < p.to && !has(" not null default primary unique references check constraint collate generated auto_increment autoincrement comment on identity ", []byte(strings.ToLower(r.word(end)))) {
			end++
		}
		r.add(facts.Symbol{Kind: facts.Field, Name: r.Value(p.from), Type: r.text(p.from+1, end), Public: true}, p.from, p.to-1)
	}
	return r.top().end
}

func (r *reader) sqlType(s facts.Symbol, name int) int {
	k := name + 1
	if r.fold(k, "as") {
		k++
	}
	if !r.fold(k, "enum") || !r.punct(k+1, '(') {
		s.Kind = facts.Alias
		end := r.statementEnd(k)
		s.Type = r.text(k, end)
		r.add(s, name, end)
		return k
	}
	s.Kind = facts.Enum
	r.enter(s, name, k+1, members)
	for _, p := range r.split(k + 1) {
		r.add(facts.Symbol{Kind: facts.Member, Name: r.Value(p.from), Value: r.Value(p.from), Public: true}, p.from, p.to-1)
	}
	return r.top().end
}

func (r *reader) sqlParams(open int) []facts.Param {
	var out []facts.Param
	for _, p := range r.split(open) {
		for p.from < p.to-1 && has(" in out inout variadic ", []byte(strings.ToLower(r.word(p.from)))) {
			p.from++
		}
		if p.to-p.from > 1 {
			out = append(out, facts.Param{Name: r.Value(p.from), Type: r.text(p.from+1, p.to)})
		}
	}
	return out
}

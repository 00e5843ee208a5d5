package tables

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// span is a run of tokens, its end excluded.
type span struct{ from, to int }

// split cuts tokens at the commas that stand in no bracket.
func split(f *lex.File, from, to int) []span {
	var out []span
	start := from
	for i := from; i < to; i++ {
		switch f.At(i).Byte {
		case '(', '[', '{':
			if f.At(i).Kind == lex.Punct && f.Partner(i) > i {
				i = f.Partner(i)
			}
		case ',':
			if f.At(i).Kind == lex.Punct {
				out = append(out, span{start, i})
				start = i + 1
			}
		}
	}
	if start < to {
		out = append(out, span{start, to})
	}
	return out
}

// args are the parts between a bracket and its partner.
func args(f *lex.File, open int) []span {
	if open < 0 || open >= len(f.Tokens) || f.Partner(open) < open {
		return nil
	}
	return split(f, open+1, f.Close(open))
}

func (d *ddl) split(from, to int) []span { return split(d.File, from, to) }

func (d *ddl) list(open int) []span { return args(d.File, open) }

// kw reports whether a token is one of the words, in any case.
func (d *ddl) kw(i int, words ...string) bool {
	if i < 0 || i >= len(d.Tokens) || d.At(i).Kind != lex.Word {
		return false
	}
	text := d.Bytes(i)
	for _, w := range words {
		if len(w) == len(text) && text[0]|0x20 == w[0]|0x20 && strings.EqualFold(w, string(text)) {
			return true
		}
	}
	return false
}

// take passes over a word when it is the next one.
func (d *ddl) take(word string) bool {
	if d.i < d.stop && d.kw(d.i, word) {
		d.i++
		return true
	}
	return false
}

// skip passes over words when they all follow.
func (d *ddl) skip(words ...string) {
	for k, w := range words {
		if !d.kw(d.i+k, w) {
			return
		}
	}
	d.i += len(words)
}

// line is that of the next token.
func (d *ddl) line() int {
	if d.i < len(d.Tokens) {
		return int(d.At(d.i).Line)
	}
	return d.Lines
}

// readIdent reads a name, quoted as any of the databases does it, and says
// where it ends.
func (d *ddl) readIdent(i int) (string, int) {
	if i < 0 || i >= d.stop || i >= len(d.Tokens) {
		return "", i
	}
	switch t := d.At(i); {
	case t.Kind == lex.Word:
		return d.Text(i), i + 1
	case t.Kind == lex.String:
		return strings.Trim(d.Text(i), "\"'`"), i + 1
	case t.Byte == '[' && d.Partner(i) > i:
		return d.Between(i+1, d.Partner(i)-1), d.Partner(i) + 1
	}
	return "", i
}

func (d *ddl) identAt(i int) string {
	name, _ := d.readIdent(i)
	return name
}

func (d *ddl) ident() string {
	name, next := d.readIdent(d.i)
	d.i = next
	return name
}

// name takes a name and leaves its schema out.
func (d *ddl) name() string {
	name := d.ident()
	for d.Is(d.i, ".") && d.i+1 < d.stop {
		d.i++
		name = d.ident()
	}
	return name
}

func (d *ddl) nameAt(i int) string {
	at := d.i
	d.i = i
	name := d.name()
	d.i = at
	return name
}

// longest is how much of a line is kept as the text of what is unresolved.
const longest = 100

// line is the source of a token's line from the token on.
func line(f *lex.File, i int) string {
	if i < 0 || i >= len(f.Tokens) {
		return ""
	}
	text := string(f.Src[f.At(i).Start:min(len(f.Src), int(f.At(i).Start)+longest)])
	text, _, _ = strings.Cut(text, "\n")
	return strings.ToValidUTF8(strings.TrimSpace(text), "")
}

// anyTable stands for a change that may be to any table.
func anyTable(source string, line int) facts.Table {
	return facts.Table{Name: anyName, Source: source, Change: "alter", Line: line, End: line}
}

// anyName is the name of what may be any table.
const anyName = "*"

// moved gives a table and all in it other lines.
func moved(t facts.Table, by int) facts.Table {
	t.Line += by
	t.End += by
	for i := range t.Columns {
		t.Columns[i].Line += by
	}
	for i := range t.Indexes {
		t.Indexes[i].Line += by
	}
	return t
}

// downFrom is the index of the first token behind a mark that begins the way
// back of a migration: goose, sql-migrate, dbmate.
func downFrom(f *lex.File) int {
	for _, c := range f.Comments {
		text := strings.ToLower(strings.Trim(string(f.Src[c.Start:c.End]), "- \t\r"))
		if text != "+goose down" && text != "+migrate down" && text != "migrate:down" && text != "//@undo" {
			continue
		}
		for i, t := range f.Tokens {
			if t.Start > c.Start {
				return i
			}
		}
	}
	return len(f.Tokens)
}

package tables

import (
	"slices"

	"kiro-mcp/internal/code/lex"
)

// modelWords are identifiers of which a file with models has at least one. Most
// have none, and their classes need not be read.
var modelWords = []string{
	"models", "Model", "model", "db", "Base", "migrations",
	"Column", "mapped_column", "Mapped", "relationship", "__tablename__", "__table__", "__table_args__", "__abstract__",
	"SQLModel", "sqlmodel", "sqlalchemy", "declared_attr",
}

// python reads the tables of a Python file.
func (r *reader) python() {
	var classes []pyClass
	if r.names(modelWords...) {
		classes = r.classesOfPython()
	}
	usesSQLModel := r.names("sqlmodel") && r.uses("sqlmodel")
	for i := range classes {
		c := &classes[i]
		switch {
		case r.django(c):
		case r.sqlmodel(c, usesSQLModel):
		default:
			r.sqlalchemy(c)
		}
	}
	if r.names("Table", "declarative_base", "automap_base") {
		r.coreTables()
	}
	if r.names("alembic", "op", "revision", "downgrade") {
		r.alembic()
	}
	r.djangoMigration(classes)
}

// names reports whether one of some identifiers stands in the code of a file,
// or was not counted.
func (r *reader) names(words ...string) bool {
	return r.out.Words == nil || slices.ContainsFunc(words, func(w string) bool { return r.out.Words.Count(w) > 0 })
}

// pyClass is a class with the statements of its body.
type pyClass struct {
	name       string
	at         int // its name
	bases      []argument
	statements []span
	end        int // token behind its body
}

// classesOfPython are the classes of a file, with those inside of others.
func (r *reader) classesOfPython() []pyClass {
	var out []pyClass
	for i := 0; i+1 < len(r.Tokens); i++ {
		if !r.At(i).First || !r.Is(i, "class") || !r.IsWord(i+1) {
			continue
		}
		c := pyClass{name: r.Text(i + 1), at: i + 1}
		body := i + 2
		if r.Is(body, "(") {
			c.bases = r.arguments(body)
			body = r.Close(body) + 1
		}
		if !r.Is(body, ":") {
			continue
		}
		c.end = r.blockEnd(body+1, r.Column(i))
		c.statements = r.statements(body+1, c.end)
		out = append(out, c)
	}
	return out
}

// blockEnd is the token behind a block that is indented more than column.
func (r *reader) blockEnd(i, column int) int {
	for ; i < len(r.Tokens); i++ {
		if r.At(i).First && r.Column(i) <= column {
			return i
		}
		if r.Partner(i) > i {
			i = r.Partner(i)
		}
	}
	return len(r.Tokens)
}

// statements are those of a block at its own indentation; a compound one goes to
// the end of its body.
func (r *reader) statements(from, end int) []span {
	if from >= end {
		return nil
	}
	column := -1
	if r.At(from).First {
		column = r.Column(from)
	}
	var out []span
	start := from
	for i := from; i < end; i++ {
		if i > start && r.At(i).First && r.Column(i) <= column {
			out = append(out, span{start, i})
			start = i
		}
		if r.Partner(i) > i {
			i = r.Partner(i)
		}
	}
	return append(out, span{start, end})
}

// assignment splits name: type = value. The spans are empty where there is none.
func (r *reader) assignment(s span) (name string, typ, value span) {
	i := s.from
	if !r.IsWord(i) {
		return "", typ, value
	}
	name = r.Text(i)
	i++
	if r.Is(i, ":") {
		typ.from = i + 1
		for i++; i < s.to && !r.Is(i, "="); i++ {
			if r.Partner(i) > i {
				i = r.Partner(i)
			}
		}
		typ.to = min(i, s.to)
	}
	if r.Is(i, "=") && i < s.to {
		return name, typ, span{i + 1, s.to}
	}
	if typ.from == 0 {
		return "", typ, value
	}
	return name, typ, value
}

// callee is the last name of the call that a value is, and its bracket; -1 when
// it is no call.
func (r *reader) callee(s span) (string, int) {
	i := s.from
	for i < s.to && (r.IsWord(i) || r.Is(i, ".")) {
		i++
	}
	if i > s.from && i < s.to && r.Is(i, "(") && r.IsWord(i-1) {
		return r.Text(i - 1), i
	}
	return "", -1
}

// unqualified is a span as text, without the modules before its first name.
func (r *reader) unqualified(s span) string {
	i := s.from
	for i+2 < s.to && r.IsWord(i) && r.Is(i+1, ".") && r.IsWord(i+2) {
		i += 2
	}
	return r.text(span{i, s.to})
}

// number is the text of a span that is a number; empty when it is none.
func (r *reader) number(list []argument, names ...string) string {
	if s, ok := find(list, names...); ok && s.to-s.from == 1 && r.At(s.from).Kind == lex.Number {
		return r.Text(s.from)
	}
	return ""
}

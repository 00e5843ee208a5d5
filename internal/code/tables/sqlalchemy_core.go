package tables

import (
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// declaredAttr takes a column that a mixin makes in a function.
func (r *reader) declaredAttr(t *facts.Table, s span) {
	declared := false
	for i := s.from; i+1 < s.to; i++ {
		switch {
		case r.Is(i, "declared_attr"):
			declared = true
		case r.Is(i, "def") && !declared:
			return
		case r.Is(i, "def"):
			name := r.Text(i + 1)
			for k := i + 2; k < s.to; k++ {
				if r.called(k, "Column", "mapped_column") {
					c := facts.Column{Name: name, Field: name, Line: r.lineOf(i + 1)}
					r.columnCall(t, &c, k+1)
					t.Columns = append(t.Columns, c)
					return
				}
			}
			return
		}
	}
}

// coreTables reads Table("name", metadata, Column(…), …) and bases that
// declarative_base makes.
func (r *reader) coreTables() {
	for i := 0; i < len(r.Tokens); i++ {
		switch {
		case r.called(i, "declarative_base", "automap_base"):
			r.declarativeBase(i)
		case r.called(i, "Table") && !r.Is(i-1, "class") && !r.Is(i-1, "def"):
			r.coreTable(i)
		}
	}
}

func (r *reader) declarativeBase(i int) {
	at := i
	for at > 0 && !r.At(at).First {
		at--
	}
	name, _, _ := r.assignment(span{at, i + 1})
	t := facts.Table{Model: name, Source: "sqlalchemy", Change: "mixin", Whole: r.Is(i, "declarative_base"), Line: r.lineOf(i), End: r.lineOf(i)}
	if s, ok := find(r.arguments(i+1), "cls"); ok {
		t.Mixins = []string{lastName(r.text(s))}
	}
	if name != "" {
		r.add(t)
	}
}

func (r *reader) coreTable(i int) {
	list := r.arguments(i + 1)
	spans := positional(list)
	if len(spans) < 2 {
		return
	}
	if !r.holdsColumns(spans) {
		return // Table of another library
	}
	name, ok := r.literal(spans[0])
	if !ok {
		r.follow(i, "sqlalchemy", "the name of the table is computed", true)
		return
	}
	t := facts.Table{Name: name, Source: "sqlalchemy", Whole: true, Line: r.lineOf(i), End: r.lineOf(r.Close(i + 1))}
	r.parts(&t, spans[1:])
	r.add(t)
}

func (r *reader) holdsColumns(spans []span) bool {
	for _, s := range spans[1:] {
		if callee, _ := r.callee(s); callee == "Column" {
			return true
		}
	}
	return false
}

// parts takes columns and constraints that are arguments.
func (r *reader) parts(t *facts.Table, spans []span) {
	for _, s := range spans {
		callee, open := r.callee(s)
		switch {
		case callee == "Column":
			r.part(t, open)
		case r.Is(s.from, "*"):
			r.spread(t, s)
		default:
			r.tableArg(t, s)
		}
	}
}

// part takes one column; only those whose name is written are known.
func (r *reader) part(t *facts.Table, open int) {
	c := facts.Column{Line: r.lineOf(open)}
	r.columnCall(t, &c, open)
	if c.Name == "" {
		t.Whole = false
		return
	}
	c.Field = ""
	t.Columns = append(t.Columns, c)
}

// spread takes *columns(): what a function of the file gives back.
func (r *reader) spread(t *facts.Table, s span) {
	callee, _ := r.callee(span{s.from + 1, s.to})
	for i := 0; callee != "" && i+1 < len(r.Tokens); i++ {
		if !r.Is(i, "def") || !r.Is(i+1, callee) {
			continue
		}
		end := r.blockEnd(r.Close(i+2)+1, r.Column(i))
		for k := i + 3; k < end; k++ {
			if r.called(k, "Column") && k > r.Close(i+2) && !r.Is(k+2, ",") && r.IsString(k+2) {
				r.part(t, k+1)
			}
		}
		return
	}
	t.Whole = false
}

// sqlOf scans SQL that stands in a string.
func sqlOf(text string) *ddl {
	f := lex.Scan("", lex.Named("sql"), []byte(text))
	return &ddl{File: f, stop: len(f.Tokens)}
}

// checkSQL reads a check of one column: "x IN ('a', 'b')".
func (r *reader) checkSQL(c *facts.Column, text string) {
	d := sqlOf("(" + text + ")")
	if len(d.Tokens) > 2 {
		d.checkOf(c, 0)
	}
}

// checkTable reads a check of a table that is written as SQL.
func (r *reader) checkTable(t *facts.Table, text string) {
	d := sqlOf("(" + text + ")")
	if len(d.Tokens) > 2 {
		d.check(t, 0)
	}
}

package tables

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// drizzle takes export const users = pgTable('users', { … }, …).
func (r *reader) drizzle(i int) {
	list := r.arguments(i + 1)
	spans := positional(list)
	if len(spans) < 2 || !r.Is(spans[1].from, "{") || r.Is(i-1, ".") {
		return
	}
	name, ok := r.literal(spans[0])
	if !ok {
		r.follow(i, "drizzle", "the name of the table is computed", true)
		return
	}
	t := facts.Table{Name: name, Source: "drizzle", Whole: true, Line: r.lineOf(i), End: r.lineOf(r.Close(i + 1))}
	if r.Is(i-1, "=") && r.IsWord(i-2) {
		t.Model = r.Text(i - 2)
	}
	for _, s := range args(r.File, spans[1].from) {
		a := r.argument(s)
		callee, open := r.callee(a.span)
		if a.name == "" || open < 0 {
			t.Whole = false // ...timestamps and the like
			continue
		}
		t.Columns = append(t.Columns, r.drizzleColumn(a, callee, open))
	}
	for k := spans[1].to; k < r.Close(i+1); k++ {
		if r.called(k, "index", "uniqueIndex", "unique") {
			r.drizzleIndex(&t, k)
		} else if r.called(k, "primaryKey") {
			for n := k + 2; n < r.Close(k+1); n++ {
				if r.Is(n, ".") && !r.Is(n+2, ".") {
					r.keyOf(&t, r.Text(n+1))
				}
			}
		}
	}
	r.add(t)
}

func (r *reader) keyOf(t *facts.Table, field string) {
	for i := range t.Columns {
		if t.Columns[i].Field == field {
			t.Columns[i].PrimaryKey = true
		}
	}
}

func (r *reader) drizzleColumn(a argument, callee string, open int) facts.Column {
	c := facts.Column{Name: a.name, Field: a.name, Type: callee, Line: r.lineOf(a.from)}
	for _, s := range positional(r.arguments(open)) {
		if name, ok := r.literal(s); ok {
			c.Name = name
		} else if r.Is(s.from, "{") {
			options := r.arguments(s.from)
			c.Type = sized(c.Type, r.number(options, "length"))
			if p := r.number(options, "precision"); p != "" {
				c.Type = sized(c.Type, p, r.number(options, "scale"))
			}
			if values, ok := find(options, "enum"); ok {
				c.Values, _ = r.list(values)
			}
		}
	}
	calls, _ := r.chain(r.Close(open))
	for i := range calls {
		switch m := &calls[i]; m.name {
		case "primaryKey":
			c.PrimaryKey = true
		case "notNull":
			c.NotNull = new(true)
		case "unique":
			c.Unique = true
		case "default", "$default", "$defaultFn":
			c.Default = r.written(m, 0)
		case "defaultNow":
			c.Default = "now()"
		case "array":
			c.Type += "[]"
		case "references":
			to := r.written(m, 0)
			if _, target, ok := strings.Cut(to, "=>"); ok {
				c.References = strings.TrimSpace(target)
			}
		}
	}
	return c
}

// drizzleIndex takes index('i').on(t.a, t.b).
func (r *reader) drizzleIndex(t *facts.Table, i int) {
	calls, _ := r.chain(r.Close(i + 1))
	on := has(calls, "on", "using")
	if on == nil {
		return
	}
	x := facts.Index{Name: r.Value(i + 2), Unique: !r.Is(i, "index"), Line: r.lineOf(i)}
	if !r.IsString(i + 2) {
		x.Name = ""
	}
	for _, s := range positional(on.args) {
		x.Columns = append(x.Columns, columnOf(t.Columns, lastName(r.text(s))))
	}
	t.Indexes = append(t.Indexes, x)
}

// drizzleEnum takes export const role = pgEnum('role', ['a', 'b']).
func (r *reader) drizzleEnum(i int) {
	list := positional(r.arguments(i + 1))
	if !r.Is(i+1, "(") || len(list) < 2 {
		return
	}
	c := facts.Column{Line: r.lineOf(i)}
	c.Name, _ = r.literal(list[0])
	c.Values, _ = r.list(list[1])
	if r.Is(i-1, "=") && r.IsWord(i-2) {
		c.Name = r.Text(i - 2) // columns name the variable
	}
	r.add(facts.Table{Name: c.Name, Source: "drizzle", Change: "enum", Columns: []facts.Column{c}, Whole: true, Line: c.Line, End: c.Line})
}

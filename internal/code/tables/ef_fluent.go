package tables

import (
	"kiro-mcp/internal/code/facts"
)

// efEntity takes modelBuilder.Entity<T>(…), in one chain or with a function.
func (r *reader) efEntity(i int) {
	k := i + 3
	for r.Is(k, ".") {
		k += 2
	}
	model := r.Text(k - 1)
	if !r.Is(k, ">") || !r.Is(k+1, "(") {
		return
	}
	t := facts.Table{Model: model, Source: "ef", Change: "alter", Whole: true, Line: r.lineOf(i), End: r.lineOf(r.Close(k + 1))}
	if r.Close(k+1) == k+2 {
		calls, _ := r.chain(k + 2)
		r.fluent(&t, calls)
	} else {
		b := &builder{r}
		variable := b.lambda(k+2, r.Close(k+1))
		r.fluents(&t, k+2, r.Close(k+1), variable)
	}
	r.add(t)
}

// lambda is the parameter of x => …, (x) => ….
func (b *builder) lambda(from, to int) string {
	if b.Is(from, "(") {
		from++
	}
	if from < to && b.IsWord(from) {
		return b.Text(from)
	}
	return ""
}

// efConfiguration takes Configure(EntityTypeBuilder<T> builder) { … }.
func (r *reader) efConfiguration(i int) {
	k := i + 3
	for r.Is(k, ".") {
		k += 2
	}
	if !r.Is(k, ">") || !r.IsWord(k+1) || !r.Is(k+2, ")") {
		return
	}
	end := r.functionEnd(k + 3)
	t := facts.Table{Model: r.Text(k - 1), Source: "ef", Change: "alter", Whole: true, Line: r.lineOf(i), End: r.lineOf(end)}
	r.fluents(&t, k+3, end, r.Text(k+1))
	r.add(t)
}

// fluents takes all chains on a variable.
func (r *reader) fluents(t *facts.Table, from, to int, variable string) {
	for i := from; i < to && variable != ""; i++ {
		if r.Is(i, variable) && r.Is(i+1, ".") {
			calls, next := r.chain(i)
			r.fluent(t, calls)
			i = max(i, next-1)
		}
	}
}

// fluent takes one chain.
func (r *reader) fluent(t *facts.Table, calls []call) {
	if len(calls) == 0 {
		return
	}
	head := &calls[0]
	line := r.lineOf(head.at)
	switch head.name {
	case "ToTable":
		if name := r.first(head); name != "" {
			t.Name = name
		} else if !r.fluentChecks(t, head) {
			t.Whole = false
		}
		if len(calls) > 1 {
			r.fluent(t, calls[1:])
		}
	case "Property":
		r.fluentProperty(t, calls, line)
	case "HasIndex", "HasAlternateKey":
		x := facts.Index{Columns: r.lambdaNames(head), Unique: has(calls, "IsUnique") != nil || head.name == "HasAlternateKey", Line: line}
		x.Name = r.first(has(calls, "HasDatabaseName", "HasName"))
		t.Indexes = append(t.Indexes, x)
	case "HasKey":
		for _, n := range r.lambdaNames(head) {
			t.Columns = append(t.Columns, facts.Column{Name: n, Field: n, PrimaryKey: true, Change: "retype", Line: line})
		}
	case "Ignore":
		for _, n := range r.lambdaNames(head) {
			t.Columns = append(t.Columns, facts.Column{Name: n, Field: n, Change: "drop", Line: line})
		}
	case "OwnsOne", "ComplexProperty", "OwnsMany", "HasDiscriminator", "UseTphMappingStrategy":
		t.Whole = false
	}
}

func (r *reader) fluentProperty(t *facts.Table, calls []call, line int) {
	names := r.lambdaNames(&calls[0])
	if len(names) != 1 {
		return
	}
	c := facts.Column{Name: names[0], Field: names[0], Change: "retype", Line: line}
	if name := r.first(has(calls, "HasColumnName")); name != "" {
		c.Name = name
	}
	if m := has(calls, "IsRequired"); m != nil {
		c.NotNull = new(r.written(m, 0) != "false")
	}
	if m := has(calls, "HasMaxLength"); m != nil {
		c.Type = "string(" + r.written(m, 0) + ")"
	}
	if m := has(calls, "HasPrecision"); m != nil {
		c.Type = sized("decimal", r.written(m, 0), r.written(m, 1))
	}
	if m := has(calls, "HasColumnType"); m != nil {
		c.Type = r.first(m)
	}
	if m := has(calls, "HasDefaultValue", "HasDefaultValueSql"); m != nil {
		c.Default = r.written(m, 0)
	}
	t.Columns = append(t.Columns, c)
}

// lambdaNames are the members of x => x.A, x => new { x.A, x.B }, or literals.
func (r *reader) lambdaNames(c *call) []string {
	var out []string
	for _, s := range positional(c.args) {
		if text, ok := r.literal(s); ok {
			out = append(out, text)
			continue
		}
		for i := s.from; i+2 < s.to; i++ {
			if r.IsWord(i) && r.Is(i+1, ".") && r.IsWord(i+2) {
				out = append(out, r.Text(i+2))
				i += 2
			}
		}
	}
	return out
}

// fluentChecks takes ToTable(t => t.HasCheckConstraint("c", "a IN ('x')")), and
// reports whether the argument is a function, which gives the table no name.
func (r *reader) fluentChecks(t *facts.Table, head *call) bool {
	isFunction := false
	for _, s := range positional(head.args) {
		for i := s.from; i+1 < s.to; i++ {
			isFunction = isFunction || r.Is(i, "=>")
			if !r.called(i, "HasCheckConstraint") {
				continue
			}
			c := &call{name: r.Text(i), at: i, args: r.arguments(i + 1)}
			d := sqlOf("(" + r.nth(c, 1) + ")")
			column := facts.Column{Name: d.identAt(1), Change: "retype", Line: r.lineOf(i)}
			if column.Name != "" {
				d.checkOf(&column, 0)
				t.Columns = append(t.Columns, column)
			}
		}
	}
	return isFunction
}

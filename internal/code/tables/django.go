package tables

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// django reads a model of Django, abstract ones as what others take columns from.
func (r *reader) django(c *pyClass) bool {
	isModel := slices.ContainsFunc(c.bases, func(b argument) bool { return r.text(b.span) == "models.Model" })
	if !isModel && !r.hasDjangoField(c) {
		return false
	}
	t := facts.Table{Name: appLabel(r.Path) + "_" + strings.ToLower(c.name), Model: c.name, Source: "django", Whole: true, Line: r.lineOf(c.at), End: r.lineOf(c.end - 1)}
	for _, b := range c.bases {
		if b.name == "" {
			t.Mixins = append(t.Mixins, lastName(r.text(b.span)))
		}
	}
	for _, s := range c.statements {
		if name, _, value := r.assignment(s); name != "" {
			r.djangoField(&t, name, value)
		} else if r.Is(s.from, "class") && r.Is(s.from+1, "Meta") {
			r.djangoMeta(&t, s)
		}
	}
	if t.Change == "" {
		djangoKey(&t)
	}
	r.add(t)
	if t.Change == "" {
		r.manyToMany(&t, c)
	}
	return true
}

// manyToMany adds the tables between a model and others that Django makes.
func (r *reader) manyToMany(t *facts.Table, c *pyClass) {
	for _, s := range c.statements {
		name, _, value := r.assignment(s)
		callee, open := r.callee(value)
		if callee != "ManyToManyField" {
			continue
		}
		list := r.arguments(open)
		if _, own := find(list, "through"); own {
			continue
		}
		between := facts.Table{Name: t.Name + "_" + name, Source: "django", Line: r.lineOf(s.from), End: r.lineOf(s.from), Whole: true}
		if table := r.text1(list, "db_table"); table != "" {
			between.Name = table
		}
		to := ""
		if spans := positional(list); len(spans) > 0 {
			to = strings.ToLower(r.djangoTarget(spans[0]))
		}
		from := strings.ToLower(t.Model)
		if to == "self" || to == from || to == "" {
			from, to = "from_"+from, "to_"+from
		}
		for _, column := range []string{from, to} {
			between.Columns = append(between.Columns, facts.Column{Name: column + "_id", Type: "ForeignKey", NotNull: new(true), Line: between.Line})
		}
		djangoKey(&between)
		r.add(between)
	}
}

// djangoKey adds the key that Django gives a model without one.
func djangoKey(t *facts.Table) {
	if !slices.ContainsFunc(t.Columns, func(c facts.Column) bool { return c.PrimaryKey }) {
		t.Columns = append([]facts.Column{{Name: "id", Field: "id", Type: "AutoField", PrimaryKey: true, Line: t.Line}}, t.Columns...)
	}
}

// appLabel is the name of the application whose models a file holds: the folder
// they are in.
func appLabel(path string) string {
	parts := strings.Split(path, "/")
	for i := len(parts) - 1; i > 0; i-- {
		if parts[i] == "models.py" || parts[i] == "models" || parts[i] == "migrations" {
			return parts[i-1]
		}
	}
	if len(parts) > 1 {
		return parts[len(parts)-2]
	}
	return "app"
}

func (r *reader) hasDjangoField(c *pyClass) bool {
	return slices.ContainsFunc(c.statements, func(s span) bool {
		_, _, value := r.assignment(s)
		return r.Is(value.from, "models") && value.from > 0 && r.djangoType(value) != ""
	})
}

// djangoType is the kind of field that a call makes; empty when it makes none.
func (r *reader) djangoType(value span) string {
	callee, _ := r.callee(value)
	if strings.HasSuffix(callee, "Field") || callee == "ForeignKey" {
		return callee
	}
	return ""
}

func (r *reader) djangoField(t *facts.Table, name string, value span) {
	kind := r.djangoType(value)
	if kind == "" || kind == "ManyToManyField" {
		return
	}
	_, open := r.callee(value)
	c := r.djangoColumn(name, kind, open)
	t.Columns = append(t.Columns, c)
	if list := r.arguments(open); r.yes(list, "db_index") {
		t.Indexes = append(t.Indexes, facts.Index{Columns: []string{c.Name}, Line: c.Line})
	}
}

// djangoColumn is the column of models.CharField(…) and its like.
func (r *reader) djangoColumn(name, kind string, open int) facts.Column {
	list := r.arguments(open)
	c := facts.Column{Name: name, Field: name, Type: kind, NotNull: opposite(r.truth(list, "null")), PrimaryKey: r.yes(list, "primary_key"), Unique: r.yes(list, "unique") || kind == "OneToOneField", Line: r.lineOf(open)}
	c.Type = sized(c.Type, r.number(list, "max_length"))
	if digits := r.number(list, "max_digits"); digits != "" {
		c.Type = sized(c.Type, digits, r.number(list, "decimal_places"))
	}
	if kind == "ForeignKey" || kind == "OneToOneField" {
		c.Name = name + "_id"
		if s, ok := find(list, "to"); ok {
			c.References = r.djangoTarget(s)
		} else if spans := positional(list); len(spans) > 0 {
			c.References = r.djangoTarget(spans[0])
		}
	}
	if column := r.text1(list, "db_column"); column != "" {
		c.Name = column
	}
	if s, ok := find(list, "default"); ok {
		c.Default = r.text(s)
	}
	if s, ok := find(list, "choices"); ok && (r.Is(s.from, "[") || r.Is(s.from, "(")) {
		for _, pair := range args(r.File, s.from) {
			if parts := args(r.File, pair.from); len(parts) > 0 {
				if v, ok := r.literal(parts[0]); ok {
					c.Values = append(c.Values, v)
				}
			}
		}
	}
	return c
}

// djangoTarget is the model that a relation names: "app.Model", Model, 'self'.
func (r *reader) djangoTarget(s span) string {
	if text, ok := r.literal(s); ok {
		return lastName(text)
	}
	return lastName(r.text(s))
}

// djangoMeta takes what class Meta says of the table.
func (r *reader) djangoMeta(t *facts.Table, s span) {
	body := s.from
	for body < s.to && !r.Is(body, ":") {
		body++
	}
	for _, inner := range r.statements(body+1, s.to) {
		name, _, value := r.assignment(inner)
		switch name {
		case "db_table":
			if table, ok := r.literal(value); ok {
				t.Name = table
			} else {
				t.Whole = false
			}
		case "abstract":
			if r.text(value) == "True" {
				t.Change, t.Name = "mixin", ""
			}
		case "managed", "proxy":
		case "unique_together", "index_together":
			r.together(t, value, name == "unique_together")
		case "indexes", "constraints":
			for _, x := range args(r.File, value.from) {
				r.djangoIndex(t, x)
			}
		}
	}
}

// together takes ("a", "b") or a list of such.
func (r *reader) together(t *facts.Table, value span, unique bool) {
	sets := args(r.File, value.from)
	if len(sets) > 0 && r.IsString(sets[0].from) {
		sets = []span{value}
	}
	for _, s := range sets {
		if fields, ok := r.list(s); ok {
			t.Indexes = append(t.Indexes, facts.Index{Columns: djangoColumns(t, fields), Unique: unique, Line: r.lineOf(s.from)})
		}
	}
}

func (r *reader) djangoIndex(t *facts.Table, s span) {
	callee, open := r.callee(s)
	list := r.arguments(open)
	x := facts.Index{Name: r.text1(list, "name"), Unique: callee == "UniqueConstraint", Line: r.lineOf(s.from)}
	if fields, ok := find(list, "fields"); ok {
		x.Columns, _ = r.list(fields)
	}
	if len(x.Columns) > 0 {
		x.Columns = djangoColumns(t, x.Columns)
		t.Indexes = append(t.Indexes, x)
	}
}

// djangoColumns are the columns of fields.
func djangoColumns(t *facts.Table, fields []string) []string {
	var out []string
	for _, f := range fields {
		out = append(out, columnOf(t.Columns, strings.TrimPrefix(f, "-")))
	}
	return out
}

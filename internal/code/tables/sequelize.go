package tables

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// jsMigration takes what Knex, Sequelize and TypeORM do to tables in a
// migration. They are told apart by what they are given.
func (r *reader) jsMigration(i int) {
	list := r.arguments(i + 1)
	spans := positional(list)
	if len(spans) == 0 {
		return
	}
	what := r.Text(i)
	if r.Is(spans[0].from, "new") && r.Is(spans[0].from+1, "Table") {
		r.typeormTable(spans[0].from + 2)
		return
	}
	name, ok := r.literal(spans[0])
	if !ok && r.Is(spans[0].from, "{") {
		name = r.text1(r.arguments(spans[0].from), "tableName")
		ok = name != ""
	}
	if !ok {
		if r.migrates(i) && (r.IsWord(spans[0].from) || r.IsString(spans[0].from)) {
			r.follow(i, "migration", "the name of the table is computed", strings.HasPrefix(what, "create"))
		}
		return
	}
	t := facts.Table{Name: name, Source: "migration", Change: "alter", Whole: true, Line: r.lineOf(i), End: r.lineOf(r.Close(i + 1))}
	switch what {
	case "createTable", "createTableIfNotExists", "alterTable", "table":
		if len(spans) < 2 {
			return
		}
		if strings.HasPrefix(what, "create") {
			t.Change = ""
		}
		if r.Is(spans[1].from, "{") {
			r.attributesOf(&t, spans[1].from)
		} else if r.migrates(i) {
			b := &builder{r}
			b.closure(&t, spans[1])
		} else {
			return
		}
	case "dropTable", "dropTableIfExists":
		if len(spans) > 1 && !r.migrates(i) {
			return
		}
		t.Change = "drop"
	case "renameTable":
		if len(spans) < 2 {
			return
		}
		t.Change = "rename"
		t.Model, _ = r.literal(spans[1])
	default:
		if len(spans) < 2 || !r.migrates(i) || !r.jsChange(&t, what, spans) {
			return
		}
	}
	r.add(t)
}

// migrates reports whether a call is made on what changes a database's tables.
func (r *reader) migrates(i int) bool {
	for k, steps := i-1, 0; k > 0 && steps < 60; k, steps = k-1, steps+1 {
		switch {
		case r.Is(k, "schema"), r.Is(k, "queryInterface"), r.Is(k, "queryRunner"), r.Is(k, "knex"):
			return true
		case r.Is(k, ";"), r.Is(k, "{"):
			return false
		case r.Is(k, ")") && r.Partner(k) >= 0:
			k = r.Partner(k)
		}
	}
	return false
}

// jsChange takes a change of columns or indexes.
func (r *reader) jsChange(t *facts.Table, what string, spans []span) bool {
	name, ok := r.literal(spans[1])
	switch what {
	case "addColumn", "changeColumn", "addColumns":
		r.jsAdd(t, what, name, spans)
	case "removeColumn", "dropColumn", "dropColumns":
		names, known := r.list(spans[1])
		t.Whole = known
		for _, n := range names {
			t.Columns = append(t.Columns, facts.Column{Name: n, Change: "drop", Line: t.Line})
		}
	case "renameColumn":
		if len(spans) < 3 || !ok {
			return false
		}
		to, known := r.literal(spans[2])
		if !known {
			t.Whole = false
			return true
		}
		t.Columns = []facts.Column{{Name: to, Field: name, Change: "rename", Line: t.Line}}
	case "removeIndex", "dropIndex":
		t.Indexes = []facts.Index{{Name: name, Change: "drop", Line: t.Line}}
	case "addIndex", "createIndex", "addConstraint":
		x := facts.Index{Line: t.Line}
		if r.Is(spans[1].from, "[") {
			x.Columns, _ = r.list(spans[1])
			spans = spans[1:]
		}
		for _, s := range spans {
			open := s.from
			if r.Is(open, "new") {
				open += 3
			}
			if !r.Is(open, "{") {
				continue
			}
			options := r.arguments(open)
			x.Name = r.text1(options, "name", "indexName")
			x.Unique = r.yes(options, "unique", "isUnique") || r.text1(options, "type") == "unique" || r.text1(options, "type") == "UNIQUE"
			if f, ok := find(options, "fields", "columnNames"); ok {
				x.Columns, _ = r.list(f)
			}
			if kind := r.text1(options, "type"); what == "addConstraint" && !strings.EqualFold(kind, "unique") {
				return false
			}
		}
		if len(x.Columns) == 0 {
			return false
		}
		t.Indexes = []facts.Index{x}
	}
	return true
}

// jsAdd takes addColumn('t', 'c', { … }) and addColumn('t', new TableColumn({ … })).
func (r *reader) jsAdd(t *facts.Table, what, name string, spans []span) {
	found := false
	for i := spans[1].from; i < spans[1].to; i++ {
		if r.called(i, "TableColumn") && r.Is(i+2, "{") {
			c := facts.Column{Line: r.lineOf(i), NotNull: new(true)}
			r.columnOptions(t, &c, r.arguments(i+2))
			t.Columns = append(t.Columns, c)
			found = true
		}
	}
	if found {
		return
	}
	if name == "" || len(spans) < 3 {
		t.Whole = false
		return
	}
	c := facts.Column{Name: name, Line: t.Line}
	if r.Is(spans[2].from, "{") {
		r.columnOptions(t, &c, r.arguments(spans[2].from))
	} else {
		r.optionType(&c, spans[2])
	}
	if what == "changeColumn" {
		c.Change = "retype"
	}
	t.Columns = append(t.Columns, c)
}

// typeormTable takes new Table({ name, columns, indices }).
func (r *reader) typeormTable(open int) {
	if !r.Is(open, "(") || !r.Is(open+1, "{") {
		return
	}
	options := r.arguments(open + 1)
	t := facts.Table{Name: r.text1(options, "name"), Source: "migration", Whole: true, Line: r.lineOf(open), End: r.lineOf(r.Close(open))}
	if t.Name == "" {
		r.follow(open, "migration", "the name of the table is computed", true)
		return
	}
	columns, ok := find(options, "columns")
	if !ok || !r.Is(columns.from, "[") {
		t.Whole = false
	} else {
		for _, s := range args(r.File, columns.from) {
			if !r.Is(s.from, "{") {
				t.Whole = false
				continue
			}
			c := facts.Column{Line: r.lineOf(s.from), NotNull: new(true)}
			r.columnOptions(&t, &c, r.arguments(s.from))
			t.Columns = append(t.Columns, c)
		}
	}
	for _, kind := range []string{"indices", "uniques"} {
		if s, ok := find(options, kind); ok && r.Is(s.from, "[") {
			for _, x := range args(r.File, s.from) {
				r.typeormIndex(&t, kind, x)
			}
		}
	}
	r.add(t)
}

func (r *reader) typeormIndex(t *facts.Table, kind string, s span) {
	list := r.arguments(s.from)
	x := facts.Index{Name: r.text1(list, "name"), Unique: kind == "uniques" || r.yes(list, "isUnique"), Line: r.lineOf(s.from)}
	if names, ok := find(list, "columnNames"); ok {
		x.Columns, _ = r.list(names)
		t.Indexes = append(t.Indexes, x)
	}
}

// attributesOf takes { id: { type: DataTypes.INTEGER, … }, name: DataTypes.STRING }.
func (r *reader) attributesOf(t *facts.Table, open int) {
	for _, s := range args(r.File, open) {
		a := r.argument(s)
		if a.name == "" {
			t.Whole = false
			continue
		}
		c := facts.Column{Name: a.name, Field: a.name, Line: r.lineOf(s.from)}
		if r.Is(a.from, "{") {
			r.columnOptions(t, &c, r.arguments(a.from))
		} else {
			r.optionType(&c, a.span)
		}
		if c.Type == "VIRTUAL" || strings.HasPrefix(c.Type, "VIRTUAL(") {
			continue
		}
		t.Columns = append(t.Columns, c)
	}
}

// sequelize takes sequelize.define('User', { … }, { … }) and User.init({ … }, { … }).
func (r *reader) sequelize(i int) {
	spans := positional(r.arguments(i + 1))
	t := facts.Table{Source: "sequelize", Whole: true, Line: r.lineOf(i), End: r.lineOf(r.Close(i + 1))}
	if r.Is(i, "define") {
		if len(spans) < 2 {
			return
		}
		t.Model, _ = r.literal(spans[0])
		spans = spans[1:]
	} else if r.IsWord(i - 2) {
		t.Model = r.Text(i - 2)
	}
	if t.Model == "" || len(spans) == 0 || !r.Is(spans[0].from, "{") || !r.hasDataTypes(spans[0]) {
		return
	}
	t.Name = plural(t.Model)
	r.attributesOf(&t, spans[0].from)
	stamps, paranoid := true, false
	if len(spans) > 1 && r.Is(spans[1].from, "{") {
		options := r.arguments(spans[1].from)
		if name := r.text1(options, "tableName"); name != "" {
			t.Name = name
		} else if name := r.text1(options, "modelName"); name != "" {
			t.Name = plural(name)
		}
		if b := r.truth(options, "timestamps"); b != nil {
			stamps = *b
		}
		paranoid = r.yes(options, "paranoid")
		if s, ok := find(options, "indexes"); ok && r.Is(s.from, "[") {
			for _, x := range args(r.File, s.from) {
				r.sequelizeIndex(&t, x)
			}
		}
	}
	r.sequelizeOwn(&t, stamps, paranoid)
	r.add(t)
}

// sequelizeOwn adds the columns that Sequelize adds.
func (r *reader) sequelizeOwn(t *facts.Table, stamps, paranoid bool) {
	add := func(name, typ string, key bool) {
		if column(t, name) == nil && !slices.ContainsFunc(t.Columns, func(c facts.Column) bool { return c.Field == name }) {
			t.Columns = append(t.Columns, facts.Column{Name: name, Field: name, Type: typ, PrimaryKey: key, Line: t.Line})
		}
	}
	if !slices.ContainsFunc(t.Columns, func(c facts.Column) bool { return c.PrimaryKey }) {
		add("id", "INTEGER", true)
	}
	if stamps {
		add("createdAt", "DATE", false)
		add("updatedAt", "DATE", false)
	}
	if paranoid {
		add("deletedAt", "DATE", false)
	}
}

func (r *reader) hasDataTypes(s span) bool {
	for i := s.from; i < s.to; i++ {
		if r.Is(i, "DataTypes") || r.Is(i, "Sequelize") {
			return true
		}
	}
	return false
}

func (r *reader) sequelizeIndex(t *facts.Table, s span) {
	list := r.arguments(s.from)
	x := facts.Index{Name: r.text1(list, "name"), Unique: r.yes(list, "unique"), Line: r.lineOf(s.from)}
	if f, ok := find(list, "fields"); ok {
		x.Columns, _ = r.list(f)
		t.Indexes = append(t.Indexes, x)
	}
}

// belongsTo takes Post.belongsTo(User, { foreignKey: 'user_id' }).
func (r *reader) belongsTo(i int) {
	spans := positional(r.arguments(i + 1))
	if len(spans) == 0 {
		return
	}
	model, to := r.Text(i-2), lastName(r.text(spans[0]))
	name := strings.ToLower(to[:min(1, len(to))]) + to[min(1, len(to)):] + "Id"
	if len(spans) > 1 && r.Is(spans[1].from, "{") {
		if key := r.text1(r.arguments(spans[1].from), "foreignKey"); key != "" {
			name = key
		}
	}
	t := facts.Table{Model: model, Source: "sequelize", Change: "alter", Whole: true, Line: r.lineOf(i), End: r.lineOf(i)}
	t.Columns = []facts.Column{{Name: name, References: to, Line: t.Line}}
	r.add(t)
}

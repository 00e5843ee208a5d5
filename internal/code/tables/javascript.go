package tables

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// javascript reads the tables of a JavaScript or TypeScript file: entities and
// migrations of TypeORM, Drizzle, Knex, Sequelize and Mongoose.
func (r *reader) javascript() {
	for i := 0; i+1 < len(r.Tokens); i++ {
		if !r.IsWord(i) {
			continue
		}
		if r.Is(i, "down") && r.isDown(i) {
			i = r.takenBack(i, r.functionEnd(i))
			continue
		}
		switch {
		case r.Is(i, "class") && r.IsWord(i+1):
			r.typeorm(i)
		case r.Is(i, "pgEnum") || r.Is(i, "mysqlEnum"):
			r.drizzleEnum(i)
		case r.called(i, "createTable", "createTableIfNotExists", "alterTable", "table", "dropTable", "dropTableIfExists", "renameTable", "addColumn", "addColumns", "removeColumn", "dropColumn", "dropColumns", "renameColumn", "changeColumn", "addIndex", "createIndex", "removeIndex", "dropIndex", "addConstraint") && r.Is(i-1, "."):
			r.jsMigration(i)
		case r.called(i, "define") && r.Is(i-1, "."), r.called(i, "init") && r.Is(i-1, "."):
			r.sequelize(i)
		case r.called(i, "belongsTo") && r.Is(i-1, ".") && r.IsWord(i-2):
			r.belongsTo(i)
		case r.called(i, "pgTable", "mysqlTable", "sqliteTable", "singlestoreTable", "createTable") && !r.Is(i-1, "."):
			r.drizzle(i)
		case r.Is(i, "Schema") && (r.Is(i-1, "new") || r.Is(i-2, "mongoose") && r.Is(i-3, "new")):
			r.mongoose(i)
		case r.called(i, "model") && r.Is(i-1, ".") || r.called(i, "model") && r.IsWord(i+1), r.Is(i, "model") && r.Is(i+1, "<"):
			r.mongooseModel(i)
		}
	}
}

// isDown reports whether a word begins the way back of a migration: down(…) {,
// down: async (…) =>, exports.down = …, function down(….
func (r *reader) isDown(i int) bool {
	if r.Is(i+1, "(") {
		end := r.Close(i + 1)
		return r.Is(end+1, "{") || r.Is(end+1, ":") || r.Is(i-1, "function")
	}
	return (r.Is(i+1, ":") || r.Is(i+1, "=")) && (r.Is(i+2, "async") || r.Is(i+2, "function") || r.Is(i+2, "(") || r.IsWord(i+2) && r.Is(i+3, "=>"))
}

// typeorm takes a class whose decorators map it: TypeORM, MikroORM, and Nest's
// way to write a schema of Mongoose.
func (r *reader) typeorm(i int) {
	m := r.decoratorsBefore(i)
	name := r.Text(i + 1)
	t := facts.Table{Name: snake(name), Model: name, Source: "typeorm", Whole: true, Line: r.lineOf(i + 1)}
	mark := ""
	switch {
	case m.has("Entity", "ViewEntity"):
		mark = "Entity"
	case m.has("Table"):
		mark, t.Source = "Table", "sequelize"
		t.Name = plural(name)
	case m.has("Schema"):
		mark, t.Source, t.Name = "Schema", "mongoose", collection(name)
	default:
		t.Change, t.Name = "mixin", ""
	}
	if open, ok := m[mark]; ok && open >= 0 {
		r.entityName(&t, r.arguments(open))
	}
	body := i + 2
	for body < r.head(i) && !r.Is(body, "{") {
		if r.Is(body, "extends") && r.IsWord(body+1) {
			if base := r.Text(body + 1); base != "Document" && base != "Model" {
				t.Mixins = append(t.Mixins, base)
			}
		}
		body++
	}
	if !r.Is(body, "{") || r.Partner(body) < 0 {
		return
	}
	end := r.Close(body)
	t.End = r.lineOf(end)
	if t.Change == "mixin" && !r.decorated(body, end) {
		return
	}
	r.decoratedFields(&t, body+1, end)
	for _, mark := range []string{"Index", "Unique"} {
		if open, ok := m[mark]; ok && open >= 0 {
			r.decoratedIndex(&t, mark, open, "")
		}
	}
	if t.Source == "mongoose" {
		r.timestamped(&t, m)
	}
	if t.Change == "" || len(t.Columns) > 0 {
		r.add(t)
	}
}

// timestamped adds what timestamps: true and Mongoose's own key bring.
func (r *reader) timestamped(t *facts.Table, m marks) {
	t.Columns = append([]facts.Column{{Name: "_id", Type: "ObjectId", PrimaryKey: true, Line: t.Line}}, t.Columns...)
	if open, ok := m["Schema"]; ok && open >= 0 {
		for _, s := range positional(r.arguments(open)) {
			if r.Is(s.from, "{") {
				r.mongooseOptions(t, r.arguments(s.from))
			}
		}
	}
}

// decorated reports whether a class has a field that a mapper's decorator marks.
func (r *reader) decorated(open, end int) bool {
	for i := open; i < end; i++ {
		if r.Is(i, "@") && slices.Contains(columnMarks, r.Text(i+1)) {
			return true
		}
	}
	return false
}

// entityName takes @Entity('t') and @Entity({ name: 't' }).
func (r *reader) entityName(t *facts.Table, list []argument) {
	for _, s := range positional(list) {
		if name, ok := r.literal(s); ok {
			t.Name = name
		} else if r.Is(s.from, "{") {
			options := r.arguments(s.from)
			if name := r.text1(options, "name", "tableName", "collection"); name != "" {
				t.Name = name
			}
		} else {
			t.Whole = false
		}
	}
}

// decoratorsBefore reads the decorators in front of a class.
func (r *reader) decoratorsBefore(i int) marks {
	start := i
	for start > 0 && (r.Is(start-1, "export") || r.Is(start-1, "default") || r.Is(start-1, "abstract") || r.Is(start-1, "declare")) {
		start--
	}
	for start > max(0, i-longestHead) {
		p := start - 1
		if r.Is(p, ")") && r.Partner(p) >= 0 {
			p = r.Partner(p) - 1
		}
		for p > 1 && r.Is(p-1, ".") {
			p -= 2
		}
		if p < 1 || !r.IsWord(p) || !r.Is(p-1, "@") {
			break
		}
		start = p - 1
	}
	m, _ := r.marksAt(start)
	return m
}

// columnMarks are the decorators that make a column.
var columnMarks = []string{
	"Column", "PrimaryColumn", "PrimaryGeneratedColumn", "CreateDateColumn", "UpdateDateColumn", "DeleteDateColumn", "VersionColumn", "ObjectIdColumn", "Property", "PrimaryKey", "Prop", "Enum",
	"ManyToOne", "OneToOne", "JoinColumn", "ForeignKey", "SerializedPrimaryKey", "CreatedAt", "UpdatedAt", "DeletedAt",
}

// decoratedFields takes the fields of a class.
func (r *reader) decoratedFields(t *facts.Table, i, end int) {
	for i < end {
		if !r.Is(i, "@") {
			if r.Partner(i) > i {
				i = r.Partner(i)
			}
			i++
			continue
		}
		m, at := r.marksAt(i)
		for r.IsWord(at) && (slices.Contains(modifiers, r.Text(at)) || r.Is(at, "accessor")) && r.IsWord(at+1) {
			at++
		}
		if !r.IsWord(at) || (!r.Is(at+1, ":") && !r.Is(at+1, "!") && !r.Is(at+1, "?") && !r.Is(at+1, "=") && !r.Is(at+1, ";")) {
			i = max(at, i+1)
			continue
		}
		typ, next := r.fieldType(at, end)
		r.decoratedField(t, m, at, typ)
		i = max(next, i+1)
	}
}

// fieldType is what a field's annotation says, and the token behind the field.
func (r *reader) fieldType(at, end int) (typ string, next int) {
	k := at + 1
	for r.Is(k, "!") || r.Is(k, "?") {
		k++
	}
	from := k + 1
	stop := k
	for stop < end && !r.Is(stop, ";") && !r.Is(stop, "@") && (stop <= from || !r.At(stop).First || r.Is(stop, "|")) {
		if r.Partner(stop) > stop {
			stop = r.Partner(stop)
		}
		stop++
	}
	last := stop
	for k := from; k < stop; k++ {
		if r.Is(k, "=") {
			last = k
			break
		}
	}
	if r.Is(k, ":") && last > from {
		typ = r.Between(from, last-1)
	}
	return typ, stop
}

// decoratedField takes one field.
func (r *reader) decoratedField(t *facts.Table, m marks, at int, typ string) {
	field := r.Text(at)
	c := facts.Column{Name: field, Field: field, Line: r.lineOf(at)}
	kept := typ
	for part := range strings.SplitSeq(typ, "|") {
		if part = strings.TrimSpace(part); part != "null" && part != "undefined" {
			kept = part
		}
	}
	c.Type = kept
	switch {
	case m.has("OneToMany", "ManyToMany", "HasMany", "BelongsToMany", "HasOne", "BelongsTo"):
		r.jsJoinTable(m)
		return
	case m.has("ManyToOne", "OneToOne"):
		if m.has("OneToOne") && !m.has("JoinColumn") {
			return
		}
		c.Name, c.References = field+"Id", lastName(strings.TrimSuffix(c.Type, "[]"))
		c.Type = ""
		c.Unique = m.has("OneToOne")
	case !m.has(columnMarks...):
		return
	}
	for _, name := range columnMarks {
		if open, ok := m[name]; ok {
			r.decorator(t, &c, name, open)
		}
	}
	for _, name := range []string{"Index", "Unique"} {
		if open, ok := m[name]; ok {
			r.decoratedIndex(t, name, open, c.Name)
		}
	}
	t.Columns = append(t.Columns, c)
}

package tables

import (
	"slices"
	"sort"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// Join makes the tables as they stand after all that speaks of them: migrations
// and DDL in their order, then the models, with what they take over from others.
// Files of tests count for nothing.
func Join(files []*facts.File) []facts.JoinedTable {
	j := &joiner{byKey: map[string]*joined{}, byModel: map[string]*joined{}, mixins: map[string][]entry{}, classes: map[string][]string{}, enums: map[string][]string{}}
	j.collect(files)
	j.migrate()
	j.snapshot()
	j.model()
	return j.result()
}

// entry is a table as one file says it.
type entry struct {
	*facts.Table
	file string
}

// joined is a table while it is joined.
type joined struct {
	facts.JoinedTable
	created bool            // a migration or DDL makes it whole
	broken  bool            // something that speaks of it was not understood
	modeled bool            // a model with columns of its own stands for it
	weak    bool            // only structs of rows speak of it
	made    map[string]bool // columns that DDL makes, when all of it was understood
}

type joiner struct {
	migrations []entry
	models     []entry
	changes    []entry // to models, from elsewhere: contexts, fluent configuration
	weak       []entry
	mixins     map[string][]entry
	classes    map[string][]string // base classes by name of those that bring no column
	enums      map[string][]string
	order      []*joined
	byKey      map[string]*joined
	byModel    map[string]*joined
	anyAltered bool
}

// isModel are the sources that are no DDL.
func isModel(source string) bool { return source != "ddl" && source != "migration" }

func (j *joiner) collect(files []*facts.File) {
	for _, f := range files {
		if f.Test {
			continue
		}
		for i := range f.Tables {
			j.sort(entry{&f.Tables[i], f.Path})
		}
		for i := range f.Symbols {
			s := &f.Symbols[i]
			if s.Kind == facts.Class || s.Kind == facts.Struct {
				if _, ok := j.classes[s.Name]; !ok {
					j.classes[s.Name] = s.Extends
				}
			}
		}
	}
	j.enumValues(files)
	j.withoutScripts()
	sort.SliceStable(j.migrations, func(a, b int) bool { return earlier(j.migrations[a], j.migrations[b]) })
	j.migrations = chained(j.migrations)
}

func (j *joiner) sort(e entry) {
	switch {
	case e.Change == "enum":
		if len(e.Columns) > 0 {
			j.enums[strings.ToLower(e.Name)] = e.Columns[0].Values
		}
	case e.Name == anyName:
		j.anyAltered = true
	case e.Change == "mixin":
		j.mixins[e.Model] = append(j.mixins[e.Model], e)
	case !isModel(e.Source):
		j.migrations = append(j.migrations, e)
	case e.Source == "sqlx":
		j.weak = append(j.weak, e)
	case e.Change != "":
		j.changes = append(j.changes, e)
	default:
		j.models = append(j.models, e)
	}
}

// enumValues are the members of enums, for columns whose type they are.
func (j *joiner) enumValues(files []*facts.File) {
	from := map[string]string{}
	for _, f := range files {
		if f.Test {
			continue
		}
		for i := range f.Symbols {
			s := &f.Symbols[i]
			if s.Kind != facts.Member || s.Owner == "" {
				continue
			}
			value := s.Value
			if value == "" || value[0] >= '0' && value[0] <= '9' {
				value = s.Name
			}
			name := strings.ToLower(lastName(s.Owner))
			if _, said := from[name]; !said && len(j.enums[name]) > 0 {
				continue // DDL says it
			} else if !said {
				from[name] = f.Path
			}
			if from[name] == f.Path {
				j.enums[name] = append(j.enums[name], value)
			}
		}
	}
}

// table finds or makes a table.
func (j *joiner) table(e entry) *joined {
	t := j.byKey[key(e.Name)]
	if t == nil {
		t = &joined{}
		t.Name, t.File, t.Line = e.Name, e.file, e.Line
		j.byKey[key(e.Name)] = t
		j.order = append(j.order, t)
	}
	return t
}

func (j *joiner) migrate() {
	for _, e := range j.migrations {
		switch {
		case e.Change == "rename":
			j.rename(e)
		case e.Name == "":
			j.dropNamed(e)
		case e.Change == "drop":
			if t := j.byKey[key(e.Name)]; t != nil {
				t.Dropped = true
			}
		default:
			j.apply(e)
		}
	}
}

// apply takes one creation or alteration.
func (j *joiner) apply(e entry) {
	t := j.table(e)
	if e.Change == "" {
		if t.Dropped || !t.created || authoritative(e.file) {
			t.Name, t.File, t.Line = e.Name, e.file, e.Line
		}
		if t.Dropped || authoritative(e.file) {
			t.Columns, t.Files, t.Indexes, t.IndexFiles = nil, nil, nil, nil
			t.Unmade = nil
			t.broken = false
		}
		t.created, t.Dropped = true, false
	}
	t.broken = t.broken || !e.Whole
	for _, c := range e.Columns {
		t.column(implied(c, e), e.file)
	}
	for _, x := range e.Indexes {
		t.index(x, e.file)
	}
	for _, m := range e.Mixins {
		if other := j.byKey[key(m)]; other != nil {
			for i, c := range other.Columns {
				t.column(c, other.Files[i])
			}
		} else if !j.bring(t, m, e, 0) {
			t.broken = true
		}
	}
}

// snapshot notes the columns that there are before the models are added.
func (j *joiner) snapshot() {
	for _, t := range j.order {
		if !t.created || t.broken || j.anyAltered || t.Dropped {
			continue
		}
		t.made = map[string]bool{}
		for i := range t.Columns {
			t.made[folded(t.Columns[i].Name)] = true
		}
	}
}

// authoritative is a schema that Rails writes after all migrations.
func authoritative(file string) bool {
	return file == "db/schema.rb" || strings.HasSuffix(file, "/db/schema.rb") || file == "db/structure.sql" || strings.HasSuffix(file, "/db/structure.sql")
}

// rename gives a table its new name; what was known of another of that name goes.
func (j *joiner) rename(e entry) {
	t := j.byKey[key(e.Name)]
	if t == nil || e.Model == "" {
		return
	}
	delete(j.byKey, key(e.Name))
	if other := j.byKey[key(e.Model)]; other != nil && other != t {
		other.Dropped = true
	}
	t.Name = e.Model
	j.byKey[key(e.Model)] = t
}

// dropNamed takes away an index whose table is not said.
func (j *joiner) dropNamed(e entry) {
	for _, t := range j.order {
		for _, x := range e.Indexes {
			if slices.ContainsFunc(t.Indexes, func(y facts.Index) bool { return y.Name == x.Name && x.Name != "" }) {
				t.index(x, e.file)
			}
		}
	}
}

// result are the tables, sorted by name.
func (j *joiner) result() []facts.JoinedTable {
	out := make([]facts.JoinedTable, 0, len(j.order))
	for _, t := range j.order {
		if !t.created && len(t.Models) == 0 && len(t.Columns) == 0 {
			continue // a view that has an index
		}
		j.finish(t)
		out = append(out, t.JoinedTable)
	}
	slices.SortFunc(out, func(a, b facts.JoinedTable) int {
		return strings.Compare(a.Name+"\x00"+a.File, b.Name+"\x00"+b.File)
	})
	return out
}

// finish says what follows from all of it together.
func (j *joiner) finish(t *joined) {
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.PrimaryKey && c.NotNull == nil {
			c.NotNull = new(true)
		}
		if c.PrimaryKey && c.NotNull != nil && !*c.NotNull {
			c.NotNull = new(true)
		}
		if len(c.Values) == 0 {
			c.Values = j.valuesOf(c.Type)
		}
		c.Unmade = t.made != nil && !t.made[folded(c.Name)]
	}
	t.uniques()
	t.Whole = !t.broken && (t.created || t.modeled) && (!j.anyAltered || t.modeled)
}

// valuesOf are the values of the enum that a type names.
func (j *joiner) valuesOf(typ string) []string {
	for name := range strings.FieldsFuncSeq(strings.ToLower(typ), func(c rune) bool { return strings.ContainsRune("()[]<>|?,. *\"", c) }) {
		if values := j.enums[name]; len(values) > 0 && name != "enum" && name != "string" {
			return values
		}
	}
	return nil
}

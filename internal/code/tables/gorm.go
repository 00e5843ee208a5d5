package tables

import (
	"reflect"
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// gorm reads the structs that GORM maps, and those with db tags, which are weak
// evidence: a row of a query looks the same.
func (r *reader) gorm() {
	maps := r.mentions("gorm")
	for i := 0; i+3 < len(r.Tokens); i++ {
		switch {
		case r.Is(i, "type") && r.IsWord(i+1) && r.Is(i+2, "struct") && r.Is(i+3, "{"):
			r.goStruct(i, maps)
		case maps && r.called(i, "AutoMigrate"):
			r.autoMigrate(i)
		}
	}
	r.tableNames()
}

// mentions reports whether a word stands in a path that the file imports.
func (r *reader) mentions(word string) bool {
	for i := 0; i < len(r.Tokens) && !r.Is(i, "func") && !r.Is(i, "type"); i++ {
		if r.IsString(i) && strings.Contains(r.Text(i), word) {
			return true
		}
	}
	return false
}

// goStruct takes a struct. Without a tag of GORM it is only what others embed or
// what AutoMigrate names.
func (r *reader) goStruct(i int, maps bool) {
	name := r.Text(i + 1)
	end := r.Close(i + 3)
	t := facts.Table{Name: plural(snake(name)), Model: name, Source: "gorm", Change: "mixin", Whole: true, Line: r.lineOf(i + 1), End: r.lineOf(end)}
	weak := facts.Table{Name: t.Name, Model: name, Source: "sqlx", Line: t.Line, End: t.End}
	for k := i + 4; k < end; {
		next := r.goFieldEnd(k, end)
		tag := reflect.StructTag("")
		last := next
		if r.IsString(next - 1) {
			tag = reflect.StructTag(strings.Trim(r.Text(next-1), "`"))
			last--
		}
		if column, _, _ := strings.Cut(tag.Get("db"), ","); column != "" && column != "-" && last-k > 1 {
			weak.Columns = append(weak.Columns, facts.Column{Name: column, Field: r.Text(k), Type: r.Between(k+1, last-1), Line: r.lineOf(k)})
		}
		if maps {
			r.gormField(&t, k, last, tag.Get("gorm"))
		}
		k = max(next, k+1)
	}
	switch {
	case maps && (t.Change == "" || len(t.Columns)+len(t.Mixins) > 0):
		r.add(t)
	case len(weak.Columns) > 0:
		r.add(weak)
	}
}

// goFieldEnd is the token behind a field.
func (r *reader) goFieldEnd(i, end int) int {
	for k := i; k < end; k++ {
		if k > i && r.At(k).First || r.Is(k, ";") {
			return k
		}
		if r.Partner(k) > k {
			k = r.Partner(k)
		}
	}
	return end
}

// gormField takes one field of a struct.
func (r *reader) gormField(t *facts.Table, i, end int, tag string) {
	settings := gormSettings(tag)
	if tag != "" {
		t.Change = ""
	}
	if _, left := settings["-"]; left || i >= end {
		return
	}
	start := i
	if r.Is(i, "*") {
		i++
	}
	if end-i == 1 || end-i == 3 && r.Is(i+1, ".") { // embedded
		name := r.Text(end - 1)
		if name == "Model" && r.Is(i, "gorm") {
			t.Change = ""
			name = "gorm.Model"
		}
		t.Mixins = append(t.Mixins, name)
		return
	}
	names := []int{start}
	for r.Is(i+1, ",") {
		i += 2
		names = append(names, i)
	}
	typ := r.Between(i+1, end-1)
	if _, embedded := settings["EMBEDDED"]; embedded {
		t.Mixins = append(t.Mixins, lastName(strings.TrimPrefix(typ, "*")))
		t.Whole = t.Whole && settings["EMBEDDEDPREFIX"] == ""
		return
	}
	if settings["MANY2MANY"] != "" || strings.HasPrefix(typ, "[]") && typ != "[]byte" && settings["TYPE"] == "" && settings["SERIALIZER"] == "" {
		return
	}
	for _, at := range names {
		if name := r.Text(at); name[0] >= 'A' && name[0] <= 'Z' {
			r.gormColumn(t, name, typ, settings, r.lineOf(at))
		}
	}
}

// gormSettings are the parts of a tag, names in upper case.
func gormSettings(tag string) map[string]string {
	out := map[string]string{}
	for part := range strings.SplitSeq(tag, ";") {
		name, value, _ := strings.Cut(part, ":")
		if name = strings.ToUpper(strings.TrimSpace(name)); name != "" {
			out[strings.ReplaceAll(name, "_", "")] = strings.TrimSpace(value)
		}
	}
	return out
}

func (r *reader) gormColumn(t *facts.Table, name, typ string, settings map[string]string, line int) {
	_, isKey := settings["PRIMARYKEY"]
	_, notNull := settings["NOTNULL"]
	_, unique := settings["UNIQUE"]
	if !notNull {
		_, notNull = settings["NOT NULL"]
	}
	c := facts.Column{Name: snake(name), Field: name, Type: typ, PrimaryKey: isKey || name == "ID", Unique: unique, Default: settings["DEFAULT"], Line: line}
	if notNull {
		c.NotNull = new(true)
	}
	if settings["COLUMN"] != "" {
		c.Name = settings["COLUMN"]
	}
	if settings["TYPE"] != "" {
		c.Type = settings["TYPE"]
	} else if settings["PRECISION"] != "" {
		c.Type = sized(typ, settings["PRECISION"], settings["SCALE"])
	} else {
		c.Type = sized(typ, settings["SIZE"])
	}
	if check := settings["CHECK"]; check != "" {
		r.checkSQL(&c, check[strings.IndexByte(check, ',')+1:])
	}
	for setting, value := range settings {
		if setting != "INDEX" && setting != "UNIQUEINDEX" {
			continue
		}
		index, options, _ := strings.Cut(value, ",")
		isUnique := setting == "UNIQUEINDEX" || strings.Contains(options, "unique")
		gormIndex(t, facts.Index{Name: index, Columns: []string{c.Name}, Unique: isUnique, Line: line})
	}
	t.Columns = append(t.Columns, c)
}

// gormIndex adds a column to the index of its name, or an index.
func gormIndex(t *facts.Table, x facts.Index) {
	at := slices.IndexFunc(t.Indexes, func(y facts.Index) bool { return x.Name != "" && y.Name == x.Name })
	if at < 0 {
		t.Indexes = append(t.Indexes, x)
		return
	}
	t.Indexes[at].Columns = append(t.Indexes[at].Columns, x.Columns...)
}

// autoMigrate notes the structs that become tables whatever their tags say.
func (r *reader) autoMigrate(i int) {
	for _, s := range args(r.File, i+1) {
		at := s.from
		if r.Is(at, "&") {
			at++
		}
		for r.Is(at+1, ".") {
			at += 2
		}
		if r.IsWord(at) && r.Is(at+1, "{") {
			r.add(facts.Table{Model: r.Text(at), Source: "gorm", Change: "alter", Whole: true, Line: r.lineOf(at), End: r.lineOf(at)})
		}
	}
}

// tableNames takes func (T) TableName() string { return "t" }.
func (r *reader) tableNames() {
	for i := 0; i+8 < len(r.Tokens); i++ {
		if !r.Is(i, "func") || !r.Is(i+1, "(") {
			continue
		}
		end := r.Close(i + 1)
		if !r.Is(end+1, "TableName") || !r.IsWord(end-1) {
			continue
		}
		model := r.Text(end - 1)
		for k := end; k+1 < len(r.Tokens) && k < end+10; k++ {
			if !r.Is(k, "return") {
				continue
			}
			for n := range r.out.Tables {
				if t := &r.out.Tables[n]; t.Model == model && t.Source == "gorm" && t.Change != "alter" {
					if name, ok := r.literal(span{k + 1, k + 2}); ok {
						t.Name = lastName(name)
					} else {
						t.Whole = false
					}
					t.Change = ""
				}
			}
		}
	}
}

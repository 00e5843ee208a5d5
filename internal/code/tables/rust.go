package tables

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// rust reads what Diesel generates of the tables, entities of SeaORM, and
// structs of rows, which are weak evidence.
func (r *reader) rust() {
	for i := 0; i+3 < len(r.Tokens); i++ {
		switch {
		case r.Is(i, "table") && r.Is(i+1, "!") && r.Is(i+2, "{"):
			r.diesel(i + 2)
		case r.Is(i, "struct") && r.IsWord(i+1) && r.Is(i+2, "{"):
			r.rustStruct(i)
		}
	}
}

// diesel takes table! { users (id) { id -> Int4, name -> Varchar, } }.
func (r *reader) diesel(open int) {
	i := open + 1
	for r.Is(i, "use") || r.Is(i, "#") {
		for i < r.Close(open) && !r.Is(i, ";") && !r.Is(i, "]") {
			i++
		}
		i++
	}
	for r.Is(i+1, ".") {
		i += 2
	}
	if !r.IsWord(i) || !r.Is(i+1, "(") {
		return
	}
	t := facts.Table{Name: r.Text(i), Source: "ddl", Whole: true, Line: r.lineOf(i), End: r.lineOf(r.Close(open))}
	body := r.Close(i+1) + 1
	if !r.Is(body, "{") {
		return
	}
	name, width := "", ""
	for _, s := range args(r.File, body) {
		for s.from < s.to && r.Is(s.from, "#") {
			switch {
			case r.Is(s.from+2, "sql_name") && r.IsString(s.from+4):
				name = r.Value(s.from + 4)
			case r.Is(s.from+2, "max_length"):
				width = r.Text(s.from + 4)
			}
			s.from = r.Close(s.from+1) + 1
		}
		if s.to-s.from < 3 || !r.Is(s.from+1, "->") {
			continue
		}
		c := facts.Column{Name: r.Text(s.from), Type: r.Between(s.from+2, s.to-1), NotNull: new(true), Line: r.lineOf(s.from)}
		if name != "" {
			c.Name, name = name, ""
		}
		if inner, ok := strings.CutPrefix(c.Type, "Nullable<"); ok {
			c.Type, c.NotNull = strings.TrimSuffix(inner, ">"), new(false)
		}
		c.Type, width = sized(c.Type, width), ""
		t.Columns = append(t.Columns, c)
	}
	for _, key := range args(r.File, i+1) {
		if c := column(&t, r.text(key)); c != nil {
			c.PrimaryKey = true
		}
	}
	r.add(t)
}

// rustStruct takes an entity of SeaORM, or a struct that rows are read into.
func (r *reader) rustStruct(i int) {
	start := i
	for start > max(0, i-longestHead) && !r.Is(start-1, ";") && !r.Is(start-1, "}") {
		start--
	}
	before := r.Between(start, i)
	t := facts.Table{Model: r.Text(i + 1), Source: "sqlx", Line: r.lineOf(i + 1), End: r.lineOf(r.Close(i + 2))}
	switch {
	case strings.Contains(before, "sea_orm"):
		_, name, ok := strings.Cut(before, "table_name")
		if !ok {
			return
		}
		_, name, _ = strings.Cut(name, `"`)
		name, _, _ = strings.Cut(name, `"`)
		t.Name, t.Source, t.Whole = name, "seaorm", name != ""
	case strings.Contains(before, "FromRow"), strings.Contains(before, "Queryable"):
		t.Name = plural(snake(t.Model))
	default:
		return
	}
	for _, s := range args(r.File, i+2) {
		r.rustField(&t, s)
	}
	if t.Name != "" && len(t.Columns) > 0 {
		r.add(t)
	}
}

// rustField takes one field with its attributes.
func (r *reader) rustField(t *facts.Table, s span) {
	var attributes strings.Builder
	for s.from < s.to && r.Is(s.from, "#") && r.Is(s.from+1, "[") {
		end := r.Close(s.from + 1)
		attributes.WriteString(r.Between(s.from, end))
		s.from = end + 1
	}
	if r.Is(s.from, "pub") {
		if s.from++; r.Is(s.from, "(") {
			s.from = r.Close(s.from) + 1
		}
	}
	if s.to-s.from < 3 || !r.Is(s.from+1, ":") || strings.Contains(attributes.String(), "ignore") || strings.Contains(attributes.String(), "skip") || strings.Contains(attributes.String(), "flatten") {
		return
	}
	c := facts.Column{Name: r.Text(s.from), Field: r.Text(s.from), Type: r.Between(s.from+2, s.to-1), Line: r.lineOf(s.from)}
	if inner, ok := strings.CutPrefix(c.Type, "Option<"); ok {
		c.Type, c.NotNull = strings.TrimSuffix(inner, ">"), new(false)
	} else if t.Source == "seaorm" {
		c.NotNull = new(true)
	}
	c.PrimaryKey = strings.Contains(attributes.String(), "primary_key")
	c.Unique = strings.Contains(attributes.String(), "unique")
	for _, key := range []string{"column_name", "rename"} {
		if _, name, ok := strings.Cut(attributes.String(), key+" = \""); ok {
			c.Name, _, _ = strings.Cut(name, `"`)
		}
	}
	t.Columns = append(t.Columns, c)
}

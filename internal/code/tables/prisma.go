package tables

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// Prisma reads the models and enums of a scanned Prisma schema. An enum is a
// table of Change "enum", a composite type one of Change "mixin". A field whose
// type is a model is a relation and no column.
func Prisma(src *lex.File) []facts.Table {
	p := prisma{File: src, models: map[string]bool{}}
	blocks := p.blocks()
	for _, b := range blocks {
		if p.Is(b.from, "model") || p.Is(b.from, "view") {
			p.models[p.Text(b.from+1)] = true
		}
	}
	var out []facts.Table
	for _, b := range blocks {
		switch p.Text(b.from) {
		case "model", "type":
			out = append(out, p.model(b))
		case "enum":
			out = append(out, p.enum(b))
		}
	}
	out = withEnums(out)
	for i := range out {
		refer(&out[i], out)
	}
	return out
}

type prisma struct {
	*lex.File
	models map[string]bool
}

// blocks are the declarations, from keyword to closing brace.
func (p *prisma) blocks() []span {
	var out []span
	for i := 0; i+2 < len(p.Tokens); i++ {
		if p.IsWord(i) && p.IsWord(i+1) && p.Is(i+2, "{") && p.At(i).First {
			out = append(out, span{i, p.Close(i + 2)})
			i = p.Close(i + 2)
		}
	}
	return out
}

func (p *prisma) enum(b span) facts.Table {
	name, line := p.Text(b.from+1), int(p.At(b.from+1).Line)
	c := facts.Column{Name: name, Line: line}
	for i := b.from + 3; i < b.to; i++ {
		if p.IsWord(i) && p.At(i).First {
			value := p.Text(i)
			if at := p.attribute(i+1, p.nextLine(i, b.to), "map"); at >= 0 && p.IsString(at+1) {
				value = p.Value(at + 1)
			}
			c.Values = append(c.Values, value)
		}
	}
	return facts.Table{Name: name, Source: "prisma", Change: "enum", Columns: []facts.Column{c}, Whole: true, Line: line, End: int(p.At(b.to).Line)}
}

func (p *prisma) model(b span) facts.Table {
	name, line := p.Text(b.from+1), int(p.At(b.from+1).Line)
	t := facts.Table{Name: name, Model: name, Source: "prisma", Whole: p.Partner(b.from+2) >= 0, Line: line, End: int(p.At(b.to).Line)}
	if p.Is(b.from, "type") {
		t.Change = "mixin"
	}
	for i := b.from + 3; i < b.to; {
		next := p.nextLine(i, b.to)
		switch {
		case p.Is(i, "@") && p.Is(i+1, "@"):
			p.ofModel(&t, i+2)
		case p.IsWord(i) && p.IsWord(i+1):
			p.field(&t, i, next)
		default:
			t.Whole = false
		}
		i = next
	}
	return t
}

// nextLine is the token that begins the next line outside of brackets.
func (p *prisma) nextLine(i, end int) int {
	for i++; i < end; i++ {
		if p.At(i).First && p.At(i).Byte != ')' {
			return i
		}
		if p.Partner(i) > i {
			i = p.Close(i)
		}
	}
	return end
}

// field takes a column, or passes over a relation whose columns stand for it.
func (p *prisma) field(t *facts.Table, i, next int) {
	c := facts.Column{Name: p.Text(i), Field: p.Text(i), Type: p.Text(i + 1), NotNull: new(true), Line: int(p.At(i).Line)}
	at := i + 2
	if c.Type == "Unsupported" && p.Is(at, "(") {
		c.Type = p.Value(at + 1)
		at = p.Close(at) + 1
	}
	list := false
	if p.Is(at, "[") {
		list = true
		c.Type += "[]"
		at += 2
	}
	if p.Is(at, "?") {
		c.NotNull = new(false)
	}
	if p.models[strings.TrimSuffix(c.Type, "[]")] || p.attribute(i, next, "relation") >= 0 {
		p.relation(t, i, next)
		return
	}
	if native := p.native(i, next); native != "" {
		c.Type = native
		if list {
			c.Type += "[]"
		}
	}
	if a := p.attribute(i, next, "map"); a >= 0 && p.IsString(a+1) {
		c.Name = p.Value(a + 1)
	}
	if a := p.attribute(i, next, "default"); a >= 0 {
		c.Default = p.Between(a+1, p.Close(a)-1)
	}
	c.PrimaryKey = p.attribute(i, next, "id") >= 0
	c.Unique = p.attribute(i, next, "unique") >= 0
	t.Columns = append(t.Columns, c)
}

// relation notes at its column what a relation refers to.
func (p *prisma) relation(t *facts.Table, i, next int) {
	a := p.attribute(i, next, "relation")
	if a < 0 {
		return
	}
	var fields, references []string
	for _, s := range args(p.File, a) {
		switch {
		case p.Is(s.from, "fields"):
			fields = p.words(s.from+2, s.to)
		case p.Is(s.from, "references"):
			references = p.words(s.from+2, s.to)
		}
	}
	if len(fields) != 1 || len(references) != 1 {
		return
	}
	t.Columns = append(t.Columns, facts.Column{Name: fields[0], Field: fields[0], References: p.Text(i+1) + "." + references[0], Change: "reference"})
}

// ofModel takes an attribute of the model: its name, keys, indexes.
func (p *prisma) ofModel(t *facts.Table, i int) {
	if !p.Is(i+1, "(") {
		return
	}
	switch p.Text(i) {
	case "map":
		for k := i + 2; k < p.Close(i+1); k++ {
			if p.IsString(k) {
				t.Name = p.Value(k)
			}
		}
	case "id":
		for _, name := range p.keys(i + 1) {
			for k := range t.Columns {
				t.Columns[k].PrimaryKey = t.Columns[k].PrimaryKey || t.Columns[k].Field == name
			}
		}
	case "unique", "index", "fulltext":
		x := facts.Index{Columns: p.keys(i + 1), Unique: p.Is(i, "unique"), Line: int(p.At(i).Line)}
		for _, s := range args(p.File, i+1) {
			if p.Is(s.from, "map") && p.IsString(s.to-1) {
				x.Name = p.Value(s.to - 1)
			}
		}
		t.Indexes = append(t.Indexes, x)
	}
}

// keys are the fields that a key or index lists.
func (p *prisma) keys(open int) []string {
	for i := open + 1; i < p.Close(open); i++ {
		if p.Is(i, "[") {
			return p.words(i, p.Close(i))
		}
	}
	return nil
}

// words are the names of a list, their options left out.
func (p *prisma) words(from, to int) []string {
	var out []string
	for i := from; i < to; i++ {
		switch {
		case p.Is(i, "("):
			i = p.Close(i)
		case p.IsWord(i):
			out = append(out, p.Text(i))
		}
	}
	return out
}

// attribute finds @name of a field: the index of its opening bracket, or of its
// name when it has none; -1 when it is not there.
func (p *prisma) attribute(from, to int, name string) int {
	for i := from; i < to-1; i++ {
		if p.Is(i, "@") && p.Is(i+1, name) && (i == from || !p.Is(i-1, "@")) {
			if p.Is(i+2, "(") {
				return i + 2
			}
			return i + 1
		}
	}
	return -1
}

// native is the database's type of @db.Type.
func (p *prisma) native(from, to int) string {
	for i := from; i+3 < to; i++ {
		if p.Is(i, "@") && p.Is(i+1, "db") && p.Is(i+2, ".") {
			end := i + 3
			if end+1 < to && p.Is(end+1, "(") {
				end = p.Close(end + 1)
			}
			return p.Between(i+3, end)
		}
	}
	return ""
}

// refer moves what was noted of relations to their columns, and gives indexes
// the names that columns have in the database.
func refer(t *facts.Table, all []facts.Table) {
	kept := t.Columns[:0:0]
	for _, c := range t.Columns {
		if c.Change != "reference" {
			kept = append(kept, c)
		}
	}
	for _, c := range t.Columns {
		if c.Change != "reference" {
			continue
		}
		for k := range kept {
			if kept[k].Field == c.Field {
				kept[k].References = referred(c.References, all)
			}
		}
	}
	t.Columns = kept
	for i := range t.Indexes {
		for k, name := range t.Indexes[i].Columns {
			t.Indexes[i].Columns[k] = columnOf(kept, name)
		}
	}
}

// columnOf is the column of a field; the field when there is none.
func columnOf(columns []facts.Column, field string) string {
	for i := range columns {
		if columns[i].Field == field {
			return columns[i].Name
		}
	}
	return field
}

// referred is Model.field as table.column.
func referred(to string, all []facts.Table) string {
	model, field, _ := strings.Cut(to, ".")
	for i := range all {
		if all[i].Model == model {
			return all[i].Name + "." + columnOf(all[i].Columns, field)
		}
	}
	return to
}

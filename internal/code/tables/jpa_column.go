package tables

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// jpaColumn adds the column of a field, by the naming of Hibernate under Spring:
// words with underscores.
func (r *reader) jpaColumn(t *facts.Table, m marks, field, typ string, at int) {
	c := facts.Column{Name: snake(field), Field: field, Type: typ, Line: r.lineOf(at)}
	switch {
	case m.has("Transient", "OneToMany", "ElementCollection", "Formula"):
		r.oneToMany(t, m, typ)
		return
	case m.has("ManyToMany"):
		r.joinTable(m)
		return
	case m.has("Embedded", "EmbeddedId"):
		t.Mixins = append(t.Mixins, typ)
		if m.has("AttributeOverride", "AttributeOverrides") {
			t.Whole = false
		}
		return
	case m.has("ManyToOne", "OneToOne"):
		if open, ok := m["OneToOne"]; ok && open >= 0 && r.text1(r.arguments(open), "mappedBy") != "" {
			return
		}
		c.Name += "_id"
		c.References = typ
		r.notOptional(&c, m)
	}
	for _, name := range []string{"Column", "JoinColumn", "Field", "MongoId"} {
		if open, ok := m[name]; ok && open >= 0 {
			r.jpaArguments(&c, open)
		}
	}
	c.PrimaryKey = m.has("Id", "MongoId", "PrimaryKey")
	if m.has("NotNull", "NotBlank", "NotEmpty", "NonNull") || slices.Contains(primitive, typ) {
		c.NotNull = new(true)
	}
	c.Unique = c.Unique || m.has("NaturalId")
	if open, ok := m["Indexed"]; ok {
		c.Unique = open >= 0 && r.yes(r.arguments(open), "unique")
		t.Indexes = append(t.Indexes, facts.Index{Columns: []string{c.Name}, Unique: c.Unique, Line: c.Line})
	}
	if open, ok := m["Size"]; ok && open >= 0 && typ == "String" {
		c.Type = sized(c.Type, r.number(r.arguments(open), "max"))
	}
	t.Columns = append(t.Columns, c)
}

// primitive types hold no null.
var primitive = []string{"int", "long", "short", "byte", "boolean", "double", "float", "char"}

// notOptional reads optional = false of a relation.
func (r *reader) notOptional(c *facts.Column, m marks) {
	for _, name := range []string{"ManyToOne", "OneToOne"} {
		if open, ok := m[name]; ok && open >= 0 {
			if b := r.truth(r.arguments(open), "optional"); b != nil {
				c.NotNull = opposite(b)
			}
		}
	}
}

// jpaArguments takes @Column(name = …, length = …).
func (r *reader) jpaArguments(c *facts.Column, open int) {
	list := r.arguments(open)
	if name := r.text1(list, "name", "value"); name != "" {
		c.Name = snake(strings.Trim(name, "`\"\\"))
	} else if len(list) == 1 && list[0].name == "" {
		if name, ok := r.literal(list[0].span); ok {
			c.Name = name
		}
	}
	if b := r.truth(list, "nullable"); b != nil {
		c.NotNull = opposite(b)
	}
	c.Unique = c.Unique || r.yes(list, "unique")
	if definition := r.text1(list, "columnDefinition"); definition != "" {
		d := sqlOf("c " + definition)
		if def, ok := d.column(); ok && def.Type != "" {
			c.Type, c.Default = def.Type, def.Default
			if def.NotNull != nil {
				c.NotNull = def.NotNull
			}
		}
		return
	}
	c.Type = sized(c.Type, r.number(list, "length"))
	if p := r.number(list, "precision"); p != "" {
		c.Type = sized(c.Type, p, r.number(list, "scale"))
	}
}

// oneToMany takes the column that a list without the other side puts into the
// other table: it is not known there, so that table is not whole.
func (r *reader) oneToMany(t *facts.Table, m marks, typ string) {
	open, ok := m["JoinColumn"]
	if !ok || open < 0 || !m.has("OneToMany") {
		return
	}
	c := facts.Column{Line: t.Line, References: t.Model}
	r.jpaArguments(&c, open)
	other := elementOf(typ)
	if c.Name != "" && other != "" {
		r.add(facts.Table{Name: snake(other), Model: other, Source: "jpa", Change: "alter", Columns: []facts.Column{c}, Whole: true, Line: t.Line, End: t.Line})
	}
}

// elementOf is T of List<T>.
func elementOf(typ string) string {
	_, inner, ok := strings.Cut(typ, "<")
	if !ok {
		return ""
	}
	inner = strings.TrimSuffix(strings.TrimSpace(inner), ">")
	return lastName(inner[strings.LastIndexByte(inner, ',')+1:])
}

// joinTable takes the table between two others.
func (r *reader) joinTable(m marks) {
	open, ok := m["JoinTable"]
	if !ok || open < 0 {
		return
	}
	list := r.arguments(open)
	t := facts.Table{Name: r.text1(list, "name"), Source: "jpa", Whole: true, Line: r.lineOf(open), End: r.lineOf(r.Close(open))}
	if t.Name == "" {
		return
	}
	for i := open; i < r.Close(open); i++ {
		if r.called(i, "JoinColumn") {
			c := facts.Column{Line: r.lineOf(i), NotNull: new(true)}
			r.jpaArguments(&c, i+1)
			if c.Name == "" {
				t.Whole = false
				continue
			}
			t.Columns = append(t.Columns, c)
		}
	}
	r.add(t)
}

package tables

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// decorator takes the arguments of @Column('varchar', { length: 50 }) and others.
func (r *reader) decorator(t *facts.Table, c *facts.Column, name string, open int) {
	switch name {
	case "PrimaryColumn", "PrimaryGeneratedColumn", "PrimaryKey", "ObjectIdColumn", "SerializedPrimaryKey":
		c.PrimaryKey = true
	case "DeleteDateColumn", "DeletedAt":
		c.NotNull = new(false)
	}
	if open < 0 {
		return
	}
	for _, s := range positional(r.arguments(open)) {
		text, isText := r.literal(s)
		switch {
		case isText && (name == "Column" || name == "PrimaryColumn" || name == "PrimaryGeneratedColumn"):
			c.Type = text
		case r.Is(s.from, "{"):
			r.columnOptions(t, c, r.arguments(s.from))
		case name == "Column" && !r.Is(s.to-1, ")") && r.Is(s.from, "(") && strings.Contains(r.text(s), "=>"):
			t.Whole = false // columns of another class, with a prefix
		case r.Is(s.from, "DataType") || r.Is(s.from, "DataTypes"):
			c.Type = r.unqualified(s)
		}
	}
}

// columnOptions takes the options that all mappers of JavaScript name alike.
func (r *reader) columnOptions(t *facts.Table, c *facts.Column, list []argument) {
	if name := r.text1(list, "name", "fieldName", "field"); name != "" {
		c.Name = name
	}
	if s, ok := find(list, "type"); ok {
		r.optionType(c, s)
	}
	if b := r.truth(list, "nullable", "allowNull", "isNullable"); b != nil {
		c.NotNull = opposite(b)
	}
	if b := r.truth(list, "required"); b != nil {
		c.NotNull = b
	}
	c.PrimaryKey = c.PrimaryKey || r.yes(list, "primary", "primaryKey", "isPrimary")
	c.Unique = c.Unique || r.yes(list, "unique", "isUnique")
	if s, ok := find(list, "unique"); ok && r.IsString(s.from) {
		c.Unique = true
	}
	if s, ok := find(list, "length"); ok {
		text, isText := r.literal(s)
		if !isText {
			text = r.text(s)
		}
		c.Type = sized(c.Type, text)
	}
	if p := r.number(list, "precision"); p != "" {
		c.Type = sized(c.Type, p, r.number(list, "scale"))
	}
	if s, ok := find(list, "default", "defaultValue", "defaultRaw"); ok {
		c.Default = r.text(s)
	}
	if s, ok := find(list, "enum", "values", "items"); ok {
		if values, ok := r.list(s); ok {
			c.Values = values
		} else if r.IsWord(s.from) {
			c.Type = r.Text(s.to - 1) // the enum, whose values are joined later
			if r.Is(s.from+1, ".") || r.Is(s.from, "Object") {
				c.Type = strings.Trim(strings.TrimPrefix(r.text(s), "Object.values"), "()")
			}
		}
	}
	if s, ok := find(list, "references"); ok && r.Is(s.from, "{") {
		c.References = r.referenceOptions(r.arguments(s.from))
	}
	if ref := r.text1(list, "ref"); ref != "" {
		c.References = ref
	}
	if s, ok := find(list, "index"); ok && r.text(s) != "false" {
		t.Indexes = append(t.Indexes, facts.Index{Columns: []string{c.Name}, Unique: c.Unique, Line: c.Line})
	}
}

func (r *reader) referenceOptions(list []argument) string {
	to := r.text1(list, "model", "tableName")
	if s, ok := find(list, "model"); ok && to == "" {
		if r.Is(s.from, "{") {
			to = r.text1(r.arguments(s.from), "tableName")
		} else {
			to = r.text(s)
		}
	}
	if key := r.text1(list, "key"); key != "" && to != "" {
		to += "." + key
	}
	return to
}

// optionType takes type: 'varchar', DataTypes.STRING(50), () => Date, String.
func (r *reader) optionType(c *facts.Column, s span) {
	if text, ok := r.literal(s); ok {
		c.Type = text
		return
	}
	if r.Is(s.from, "(") { // () => T
		for i := s.from; i < s.to; i++ {
			if r.Is(i, "=>") {
				s.from = i + 1
				break
			}
		}
	}
	c.Type = r.unqualified(s)
	callee, open := r.callee(s)
	if callee == "ENUM" {
		c.Type = "ENUM"
		for _, p := range positional(r.arguments(open)) {
			if values, ok := r.list(p); ok {
				c.Values = append(c.Values, values...)
			}
		}
	}
}

// decoratedIndex takes @Index(['a', 'b'], { unique: true }) of a class or field.
func (r *reader) decoratedIndex(t *facts.Table, name string, open int, column string) {
	x := facts.Index{Unique: name == "Unique", Line: t.Line}
	if column != "" {
		x.Columns = []string{column}
	}
	if open >= 0 {
		x.Line = r.lineOf(open)
		for _, s := range positional(r.arguments(open)) {
			switch text, isText := r.literal(s); {
			case isText:
				x.Name = text
			case r.Is(s.from, "["):
				x.Columns, _ = r.list(s)
			case r.Is(s.from, "{"):
				options := r.arguments(s.from)
				x.Unique = x.Unique || r.yes(options, "unique")
				if p, ok := find(options, "properties", "columns"); ok {
					x.Columns, _ = r.list(p)
				}
			}
		}
	}
	if len(x.Columns) > 0 {
		t.Indexes = append(t.Indexes, x)
	}
}

// jsJoinTable takes @JoinTable({ name: 't' }): its columns are not all said.
func (r *reader) jsJoinTable(m marks) {
	open, ok := m["JoinTable"]
	if !ok || open < 0 {
		return
	}
	for _, s := range positional(r.arguments(open)) {
		if name := r.text1(r.arguments(s.from), "name"); name != "" {
			r.add(facts.Table{Name: name, Source: "typeorm", Line: r.lineOf(open), End: r.lineOf(r.Close(open))})
		}
	}
}

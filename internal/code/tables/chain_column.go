package tables

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// dropping takes what takes columns and indexes away or renames them.
func (b *builder) dropping(t *facts.Table, head *call, line int) {
	var names []string
	for _, s := range positional(head.args) {
		list, ok := b.list(s)
		if !ok {
			t.Whole = false
		}
		names = append(names, list...)
	}
	switch head.name {
	case "renameColumn":
		if len(names) > 1 {
			t.Columns = append(t.Columns, facts.Column{Name: names[1], Field: names[0], Change: "rename", Line: line})
		}
		return
	case "dropTimestamps":
		names = []string{"created_at", "updated_at"}
	case "dropSoftDeletes":
		names = []string{"deleted_at"}
	case "dropRememberToken":
		names = []string{"remember_token"}
	case "dropColumn", "dropColumns", "dropConstrainedForeignId":
	case "setNullable", "dropNullable":
		for _, n := range names {
			t.Columns = append(t.Columns, facts.Column{Name: n, NotNull: new(head.name == "dropNullable"), Change: "retype", Line: line})
		}
		return
	case "dropIndex", "dropUnique":
		x := facts.Index{Change: "drop", Line: line}
		if spans := positional(head.args); len(spans) > 0 && b.Is(spans[0].from, "[") {
			x.Columns = names
		} else if len(names) > 0 {
			x.Name = names[0]
		}
		t.Indexes = append(t.Indexes, x)
		return
	default:
		return
	}
	for _, n := range names {
		t.Columns = append(t.Columns, facts.Column{Name: n, Change: "drop", Line: line})
	}
}

// column takes string('name', 50)->nullable() and its like.
func (b *builder) column(t *facts.Table, calls []call, line int) {
	head := &calls[0]
	c := facts.Column{Name: b.first(head), Line: line}
	b.kind(&c, head)
	if c.Name == "" {
		t.Whole = false
		return
	}
	b.modifiers(t, &c, calls[1:])
	t.Columns = append(t.Columns, c)
}

// kind is the type that the head of a chain gives.
func (b *builder) kind(c *facts.Column, head *call) {
	switch kind := head.name; kind {
	case "id":
		c.Type, c.PrimaryKey = "bigint", true
		if c.Name == "" && len(head.args) == 0 {
			c.Name = "id"
		}
	case "increments", "bigIncrements", "mediumIncrements", "smallIncrements", "tinyIncrements", "bigincrements":
		c.Type, c.PrimaryKey = kind, true
		if c.Name == "" && len(head.args) == 0 {
			c.Name = "id"
		}
	case "uuid", "ulid":
		c.Type = kind
		if c.Name == "" && len(head.args) == 0 {
			c.Name = kind
		}
	case "foreignIdFor":
		model, _, _ := strings.Cut(b.written(head, 0), "::")
		c.Name, c.Type = snake(lastName(strings.ReplaceAll(model, "\\", ".")))+"_id", "foreignId"
	case "enum", "enu", "set":
		c.Type = kind
		if spans := positional(head.args); len(spans) > 1 {
			c.Values, _ = b.list(spans[1])
		}
	case "specificType", "rawColumn", "addColumn":
		c.Type = b.nth(head, 1)
		if kind == "addColumn" {
			c.Type, c.Name = b.first(head), b.nth(head, 1)
		}
	default:
		c.Type = sized(kind, b.digits(head, 1), b.digits(head, 2))
	}
}

// modifiers takes what a chain says of its column.
func (b *builder) modifiers(t *facts.Table, c *facts.Column, calls []call) {
	for i := range calls {
		switch m := &calls[i]; m.name {
		case "nullable":
			c.NotNull = new(b.written(m, 0) == "false")
		case "notNullable":
			c.NotNull = new(true)
		case "unique":
			c.Unique = true
		case "primary":
			c.PrimaryKey = true
		case "index":
			t.Indexes = append(t.Indexes, facts.Index{Name: b.first(m), Columns: []string{c.Name}, Line: c.Line})
		case "default", "defaultTo":
			c.Default = b.written(m, 0)
		case "useCurrent":
			c.Default = "CURRENT_TIMESTAMP"
		case "constrained":
			c.References = b.first(m)
			if c.References == "" {
				c.References = plural(strings.TrimSuffix(c.Name, "_id"))
			}
		case "references":
			c.References = b.target(calls)
		case "checkIn": // Knex
			if spans := positional(m.args); len(spans) > 0 {
				c.Values, _ = b.list(spans[0])
			}
		case "change", "alter":
			c.Change = "retype"
		}
	}
}

package fences

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/code/facts"
)

// tables makes the claims of the tables that a fence declares: DDL, Prisma, or
// the models of an object mapper.
func (d *declared) tables() []claims.Claim {
	var made []claims.Claim
	for i := range d.facts.Tables {
		t := &d.facts.Tables[i]
		found := d.table(t)
		if t.Model != "" && t.Source != "prisma" && len(found) > 0 { // a class that may be a model and has no table is a class
			d.modelled[t.Model] = true
		}
		made = append(made, found...)
	}
	return made
}

func (d *declared) table(t *facts.Table) []claims.Claim {
	if t.Name == "" || !names.IsUsual(t.Name) {
		return nil
	}
	line := d.fence.Line + t.Line - 1
	var found []claims.Claim
	switch t.Change {
	case "":
		found = append(found, claims.Claim{Kind: claims.KindTable, Line: line, Table: &claims.Table{Name: t.Name}})
	case "drop":
		return []claims.Claim{{Kind: claims.KindTable, Line: line, Negated: true, Table: &claims.Table{Name: t.Name}}}
	case "alter":
	default:
		return nil
	}
	for _, c := range t.Columns {
		found = append(found, d.column(t, c)...)
	}
	for _, x := range t.Indexes {
		if len(x.Columns) == 0 {
			continue
		}
		at := line
		if x.Line > 0 {
			at = d.fence.Line + x.Line - 1
		}
		found = append(found, claims.Claim{Kind: claims.KindIndex, Line: at, Index: &claims.Index{Table: t.Name, Name: x.Name, Columns: x.Columns, Unique: x.Unique}})
	}
	return found
}

func (d *declared) column(t *facts.Table, c facts.Column) []claims.Claim {
	line := d.fence.Line + max(c.Line, 1) - 1
	if c.Name == "" || !names.IsUsual(c.Name) {
		return nil
	}
	column := &claims.Column{Table: t.Name, Name: c.Name, Type: c.Type, NotNull: c.NotNull, Unique: c.Unique, PrimaryKey: c.PrimaryKey, References: c.References, Default: c.Default}
	found := []claims.Claim{{Kind: claims.KindColumn, Line: line, Column: column, Negated: c.Change == "drop"}}
	if c.Change == "drop" || c.Change == "rename" {
		return found[:1]
	}
	if len(c.Values) > 1 {
		found = append(found, claims.Claim{Kind: claims.KindEnum, Line: line, Enum: &claims.Enum{Owner: t.Name + "." + c.Name, Values: c.Values}})
	}
	if b := boundOf(t.Name, c); b != nil {
		found = append(found, claims.Claim{Kind: claims.KindBound, Line: line, Bound: b})
	}
	return found
}

// boundOf reads a check such as "quantity > 0".
func boundOf(table string, c facts.Column) *claims.Bound {
	fields := strings.Fields(strings.Trim(c.Check, "()"))
	if len(fields) != 3 || !strings.EqualFold(strings.Trim(fields[0], "\"`[]"), c.Name) || !words.IsNumber(fields[2]) {
		return nil
	}
	b := &claims.Bound{Owner: table, Field: c.Name, Value: fields[2]}
	switch fields[1] {
	case ">":
		b.What, b.Strict = "min", true
	case ">=":
		b.What = "min"
	case "<":
		b.What, b.Strict = "max", true
	case "<=":
		b.What = "max"
	default:
		return nil
	}
	return b
}

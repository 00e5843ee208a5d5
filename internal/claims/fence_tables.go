package claims

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// tables makes the claims of the tables that a fence declares: DDL, Prisma, or
// the models of an object mapper.
func (d *declared) tables() []Claim {
	var claims []Claim
	for i := range d.facts.Tables {
		t := &d.facts.Tables[i]
		found := d.table(t)
		if t.Model != "" && t.Source != "prisma" && len(found) > 0 { // a class that may be a model and has no table is a class
			d.modelled[t.Model] = true
		}
		claims = append(claims, found...)
	}
	return claims
}

func (d *declared) table(t *facts.Table) []Claim {
	if t.Name == "" || !usualName(t.Name) {
		return nil
	}
	line := d.fence.line + t.Line - 1
	var claims []Claim
	switch t.Change {
	case "":
		claims = append(claims, Claim{Kind: KindTable, Line: line, Table: &Table{Name: t.Name}})
	case "drop":
		return []Claim{{Kind: KindTable, Line: line, Negated: true, Table: &Table{Name: t.Name}}}
	case "alter":
	default:
		return nil
	}
	for _, c := range t.Columns {
		claims = append(claims, d.column(t, c)...)
	}
	for _, x := range t.Indexes {
		if len(x.Columns) == 0 {
			continue
		}
		at := line
		if x.Line > 0 {
			at = d.fence.line + x.Line - 1
		}
		claims = append(claims, Claim{Kind: KindIndex, Line: at, Index: &Index{Table: t.Name, Name: x.Name, Columns: x.Columns, Unique: x.Unique}})
	}
	return claims
}

func (d *declared) column(t *facts.Table, c facts.Column) []Claim {
	line := d.fence.line + max(c.Line, 1) - 1
	if c.Name == "" || !usualName(c.Name) {
		return nil
	}
	column := &Column{Table: t.Name, Name: c.Name, Type: c.Type, NotNull: c.NotNull, Unique: c.Unique, PrimaryKey: c.PrimaryKey, References: c.References, Default: c.Default}
	claims := []Claim{{Kind: KindColumn, Line: line, Column: column, Negated: c.Change == "drop"}}
	if c.Change == "drop" || c.Change == "rename" {
		return claims[:1]
	}
	if len(c.Values) > 1 {
		claims = append(claims, Claim{Kind: KindEnum, Line: line, Enum: &Enum{Owner: t.Name + "." + c.Name, Values: c.Values}})
	}
	if b := boundOf(t.Name, c); b != nil {
		claims = append(claims, Claim{Kind: KindBound, Line: line, Bound: b})
	}
	return claims
}

// boundOf reads a check such as "quantity > 0".
func boundOf(table string, c facts.Column) *Bound {
	fields := strings.Fields(strings.Trim(c.Check, "()"))
	if len(fields) != 3 || !strings.EqualFold(strings.Trim(fields[0], "\"`[]"), c.Name) || !isNumber(fields[2]) {
		return nil
	}
	b := &Bound{Owner: table, Field: c.Name, Value: fields[2]}
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

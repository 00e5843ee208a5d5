// Package tables reads what source says of a database: DDL, migrations and the
// models of object mappers, one file for each; and joins it to the tables as
// they are after all of it.
//
// Most callers want [Read] for a file and then [Join] for all.
package tables

import (
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// Read adds to out the tables of a scanned file, whose symbols and imports have
// been read.
func Read(src *lex.File, out *facts.File) {
	r := &reader{File: src, out: out}
	switch src.Lang.Name {
	case "sql":
		d := &ddl{File: src, stop: downFrom(src)}
		d.read()
		out.Tables = append(out.Tables, withEnums(d.tables)...)
		out.Unresolved = append(out.Unresolved, d.unresolved...)
	case "prisma":
		out.Tables = append(out.Tables, Prisma(src)...)
	case "python":
		r.python()
	case "java":
		r.jpa()
	case "ruby":
		r.rails()
	case "php":
		r.laravel()
	case "go":
		r.gorm()
	case "csharp":
		r.ef()
	case "javascript", "typescript":
		r.javascript()
	}
}

// Package tables reads what source says of a database: DDL, migrations and the
// models of object mappers, one file for each; and joins it to the tables as
// they are after all of it.
//
// Most callers want [Read] for a file and then [Join] for all.
package tables

import (
	"path"
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// Read adds to out the tables of a scanned file, whose symbols and imports have
// been read; its words, if they were, spare looking for what cannot be there.
func Read(src *lex.File, out *facts.File) {
	if takesBack(out.Path) {
		return
	}
	r := &reader{File: src, out: out}
	switch src.Lang.Name {
	case "sql":
		d := &ddl{File: src, stop: downFrom(src)}
		d.read()
		out.Tables = append(out.Tables, withEnums(d.tables)...)
		out.Unresolved = append(out.Unresolved, d.unresolved...)
		return
	case "prisma":
		out.Tables = append(out.Tables, Prisma(src)...)
		return
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
	case "kotlin":
		r.kotlin()
	case "rust":
		r.rust()
	case "scala", "cpp", "c", "shell":
	default:
		return
	}
	r.sqlInStrings()
	slices.SortStableFunc(out.Tables, func(a, b facts.Table) int { return a.Line - b.Line })
	for i := range out.Tables {
		out.Tables[i].Revision, out.Tables[i].After = r.revision, r.after
	}
}

// takesBack reports whether a file is the way back of a migration: a.down.sql,
// 1_a/down.sql, U2__a.sql.
func takesBack(file string) bool {
	name := strings.ToLower(path.Base(file))
	return strings.HasSuffix(name, ".down.sql") || name == "down.sql" || strings.HasSuffix(name, "_down.sql") || strings.HasSuffix(name, "rollback.sql") || strings.HasPrefix(path.Base(file), "U") && strings.Contains(name, "__") && strings.HasSuffix(name, ".sql")
}

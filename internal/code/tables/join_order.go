package tables

import (
	"path"
	"slices"
	"strings"
)

// withoutScripts leaves out what scripts say of tables that a migration or schema
// makes: a CREATE TABLE IF NOT EXISTS in the code of a seeder or a repair does
// nothing where the table is, and is seldom written with care.
func (j *joiner) withoutScripts() {
	made := map[string]bool{}
	for _, e := range j.migrations {
		if e.Change == "" && !ofScript(e.file) {
			made[key(e.Name)] = true
		}
	}
	j.migrations = slices.DeleteFunc(j.migrations, func(e entry) bool { return ofScript(e.file) && made[key(e.Name)] })
}

// ofScript reports whether a file is code, not DDL, in a folder of helpers that is
// no migration.
func ofScript(file string) bool {
	lower := strings.ToLower(file)
	if strings.HasSuffix(lower, ".sql") || isMigration(lower) {
		return false
	}
	folders := strings.Split(lower, "/")
	for _, f := range folders[:len(folders)-1] {
		switch f {
		case "script", "scripts", "tools", "bin", "seed", "seeds", "seeders", "example", "examples", "demo", "demos", "benchmark", "benchmarks":
			return true
		}
	}
	return false
}

// earlier orders migrations: whole schemas first, then numbered files by their
// numbers, a schema that Rails writes at the end.
func earlier(a, b entry) bool {
	if x, y := rank(a), rank(b); x != y {
		return x < y
	}
	if a.file != b.file {
		return natural(a.file, b.file)
	}
	return false // the order in the file
}

func rank(e entry) int {
	switch {
	case authoritative(e.file):
		return 2
	case e.Source == "migration" || numbered(e.file):
		return 1
	}
	return 0
}

// numbered reports whether a file's name, or that of its folder, begins with a
// number or version: 001_a.sql, V2__b.sql, 20240101_c/migration.sql.
func numbered(file string) bool {
	for _, name := range []string{path.Base(file), path.Base(path.Dir(file))} {
		name = strings.TrimLeft(name, "vVrR")
		if name != "" && name[0] >= '0' && name[0] <= '9' {
			return true
		}
	}
	return false
}

// natural compares paths with their numbers as numbers: a2 before a10.
func natural(a, b string) bool {
	i, k := 0, 0
	for i < len(a) && k < len(b) {
		if isDigit(a[i]) && isDigit(b[k]) {
			x, nextI := digitsAt(a, i)
			y, nextK := digitsAt(b, k)
			if len(x) != len(y) {
				return len(x) < len(y)
			}
			if x != y {
				return x < y
			}
			i, k = nextI, nextK
			continue
		}
		if a[i] != b[k] {
			return a[i] < b[k]
		}
		i++
		k++
	}
	return len(a)-i < len(b)-k
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// digitsAt are the digits at a place, without zeros before them.
func digitsAt(s string, i int) (string, int) {
	from := i
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return strings.TrimLeft(s[from:i], "0"), i
}

// chained puts migrations that name the one before them into that order; all
// others stay where they are.
func chained(list []entry) []entry {
	after := map[string]string{}
	for _, e := range list {
		if e.Revision != "" {
			after[e.Revision] = e.After
		}
	}
	if len(after) == 0 {
		return list
	}
	depth := map[string]int{}
	var of func(string, int) int
	of = func(r string, steps int) int {
		if d, ok := depth[r]; ok {
			return d
		}
		before, ok := after[r]
		if !ok || steps > len(after) {
			return 0
		}
		depth[r] = of(before, steps+1) + 1
		return depth[r]
	}
	var plain, rest []entry
	byDepth := map[int][]entry{}
	deepestOf := 0
	for _, e := range list {
		if e.Revision == "" {
			if authoritative(e.file) {
				rest = append(rest, e)
			} else {
				plain = append(plain, e)
			}
			continue
		}
		d := of(e.Revision, 0)
		byDepth[d] = append(byDepth[d], e)
		deepestOf = max(deepestOf, d)
	}
	for d := range deepestOf + 1 {
		plain = append(plain, byDepth[d]...)
	}
	return append(plain, rest...)
}

// Package draft writes first versions of the schemas that a contract lacks,
// from what a design says in its code: tables in SQL, types in TypeScript,
// Python, Java, C# and Go.
//
// Most callers want [Schemas]. A draft is never more than what stands in the
// design, with its line: where nothing speaks of a name, the draft says so.
package draft

import (
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// Design is a document that may speak of the schemas.
type Design struct {
	Path string // as comments call it
	Text []byte
}

// Draft is the first version of one schema.
type Draft struct {
	Name string
	From string // what it was made of: "table orders"; empty: nothing speaks of it
	File string // of the design
	Line int    // in it
	Text string // YAML, indented so that it can stand under components.schemas
}

// Schemas drafts one schema for every missing name, in their order. present
// are the schemas that the contract has, which fields may refer to as well.
func Schemas(designs []Design, missing, present []string) []Draft {
	var records []record
	enums := map[string][]string{}
	for _, d := range designs {
		for _, fence := range doc.Fences(d.Text) {
			r := reader{file: d.Path, line: fence.Line + 1, enums: enums}
			records = append(records, r.read(fence.Language, string(d.Text[fence.Span.Start:fence.Span.End]))...)
		}
	}
	w := writer{names: slices.Concat(missing, present), enums: enums}
	drafts := make([]Draft, 0, len(missing))
	for _, name := range missing {
		drafts = append(drafts, w.draft(name, bestFor(name, records), designs))
	}
	return drafts
}

// record is a table or a type of a design.
type record struct {
	name   string // as written
	what   string // table, interface, class, …
	file   string
	line   int
	fields []field
}

// field is a column or a member.
type field struct {
	name     string
	shape    shape
	required bool
	line     int
}

// shape is what a field's type comes to.
type shape struct {
	kind      string // of JSON; empty: anything
	format    string
	named     string // a type of the design, which may be a schema
	enum      []string
	maxLength int
	minimum   string
	maximum   string
	items     *shape
	values    *shape // of a map
	readOnly  bool
}

// bestFor is the record that speaks of a schema: one of exactly its name, else
// one that differs in number, case or a suffix such as Dto. nil: none.
func bestFor(name string, records []record) *record {
	var best *record
	score := 0
	for i := range records {
		if s := likeness(name, records[i].name); s > score && len(records[i].fields) > 0 {
			best, score = &records[i], s
		}
	}
	return best
}

// suffixes are what people add to the name of a thing for the type of it.
var suffixes = []string{"dto", "model", "entity", "schema", "response", "record", "type", "base", "table"}

// likeness is 0 for names of two different things.
func likeness(name, other string) int {
	a, b := plain(name), plain(other)
	switch {
	case name == other:
		return 4
	case a == b:
		return 3
	case singular(a) == singular(b):
		return 2
	}
	for _, s := range suffixes {
		cut := strings.TrimSuffix(b, s)
		if cut != b && singular(cut) == singular(strings.TrimSuffix(a, s)) {
			return 1
		}
	}
	return 0
}

// plain is a name without what languages write differently.
func plain(name string) string {
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		name = name[i+1:]
	}
	return strings.ToLower(strings.NewReplacer("_", "", "-", "", " ", "").Replace(name))
}

// singular is about the singular of an English word.
func singular(word string) string {
	switch {
	case strings.HasSuffix(word, "ies") && len(word) > 4:
		return word[:len(word)-3] + "y"
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "xes"), strings.HasSuffix(word, "ches"), strings.HasSuffix(word, "shes"):
		return word[:len(word)-2]
	case strings.HasSuffix(word, "ss"), len(word) < 3:
		return word
	default:
		return strings.TrimSuffix(word, "s")
	}
}

// add adds a field. One that comes again, in a method or a comment, is none.
func (r *record) add(f field) {
	if !slices.ContainsFunc(r.fields, func(o field) bool { return o.name == f.name }) {
		r.fields = append(r.fields, f)
	}
}

func (r *record) place() string { return fmt.Sprintf("%s:%d", r.file, r.line) }

// Package routes reads the pieces of routing of a source file, one file for
// each framework, and composes the routes of a project from them.
//
// Most callers want [Read] for a file and then [Compose] for all.
//
// It promises that a path which is computed is never guessed: what could not be
// followed is unresolved, and says so.
package routes

import (
	"bytes"
	"slices"
	"sync"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// framework is how one framework writes routes.
type framework struct {
	name      string
	languages []string
	// marks are bytes of which at least one must stand in a file that uses it: a
	// cheap look before reading. A file whose path alone makes it a route has none.
	marks []string
	read  func(src *lex.File, out *facts.File)
}

// frameworks are all that are known. A new one is a file here and a row in one
// of the two lists.
var frameworks = sync.OnceValue(func() []framework { return slices.Concat(frameworksA(), frameworksB()) })

// Read adds to out the pieces of routing of a scanned file, whose symbols and
// imports have been read.
func Read(src *lex.File, out *facts.File) {
	m := marksOf(src.Lang.Name)
	if m == nil {
		return
	}
	found := m.in(src.Src)
	for i, f := range frameworks() {
		if found&(1<<i) != 0 {
			f.read(src, out)
		}
	}
}

func marked(src []byte, marks []string) bool {
	for _, m := range marks {
		if bytes.Contains(src, []byte(m)) {
			return true
		}
	}
	return len(marks) == 0
}

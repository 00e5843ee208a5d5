// Package symbols reads the declarations of a source file: what is declared,
// with parameters, types, marks and lines.
//
// Most callers want [Read].
package symbols

import (
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// Read adds to out the package, imports and symbols of a scanned file.
func Read(src *lex.File, out *facts.File) {
}

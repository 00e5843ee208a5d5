// Package signs reads what source gives away of its conduct: statuses and errors
// it answers with, numbers that limit something, calls, names in strings, what
// manifests and infrastructure declare, comments that point back to specs.
//
// Most callers want [Read], and [Manifest] for files that are no code.
package signs

import (
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// Read adds to out the signs of a scanned file, whose symbols and imports have
// been read.
func Read(src *lex.File, out *facts.File) {
}

// IsManifest reports whether a file of this name declares what a project is
// built of: package.json, pom.xml, go.mod, Dockerfile, compose and Terraform
// files, settings of a framework.
func IsManifest(path string) bool { return false }

// Manifest adds to out what such a file declares.
func Manifest(path string, src []byte, out *facts.File) {
}

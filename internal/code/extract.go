package code

import (
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/code/routes"
	"kiro-mcp/internal/code/signs"
	"kiro-mcp/internal/code/symbols"
	"kiro-mcp/internal/code/tables"
)

// Extract says what one source file holds. It never fails: what was not read
// is in the facts' Skipped, Confidence and Unresolved.
func Extract(path string, src []byte) *facts.File {
	out := &facts.File{Path: path, Bytes: int64(len(src)), Confidence: facts.None}
	lang := lex.Of(path)
	if lang == nil {
		return out
	}
	out.Language, out.Confidence = lang.Name, facts.Scanned
	file := lex.Scan(path, lang, src)
	out.Lines = file.Lines
	if file.Broken {
		out.Confidence = facts.Partial
	}
	symbols.Read(file, out)
	routes.Read(file, out)
	tables.Read(file, out)
	signs.Read(file, out)
	if signs.IsManifest(path) {
		signs.Manifest(path, src, out)
	}
	return out
}

package code

import (
	"time"

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
	return extract(path, src, time.Time{})
}

// late is why a file has not all of its facts.
const late = "took too long"

// extract goes on from reader to reader until the deadline; zero is none. The
// facts that were found before it count.
func extract(path string, src []byte, deadline time.Time) *facts.File {
	out := &facts.File{Path: path, Bytes: int64(len(src)), Confidence: facts.None, Test: isTest(path)}
	if signs.IsManifest(path) {
		out.Confidence = facts.Scanned
		signs.Manifest(path, src, out)
	}
	lang := lex.Of(path)
	if lang == nil {
		return out
	}
	out.Language, out.Confidence = lang.Name, facts.Scanned
	file := lex.Scan(path, lang, src)
	defer file.Free()
	defer enter(out).leave(out)
	out.Lines = file.Lines
	if file.Broken {
		out.Confidence = facts.Partial
	}
	for _, read := range []func(*lex.File, *facts.File){symbols.Read, readWords, routes.Read, tables.Read, signs.Read} {
		if !deadline.IsZero() && time.Now().After(deadline) {
			out.Confidence, out.Skipped = facts.Partial, late
			return out
		}
		read(file, out)
	}
	return out
}

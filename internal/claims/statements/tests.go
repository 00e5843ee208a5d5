package statements

import (
	"strings"

	"kiro-mcp/internal/claims/fences"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/code/facts"
)

// declaresTest reports whether a line of a chapter on tests declares a function, or is a
// mark above one that is given something: "@Property(tries = 100)".
func declaresTest(f *pieces.Fence, p *pieces.Piece) bool {
	if f.Scanned() == nil {
		return false
	}
	at := p.Line - f.Line
	if strings.HasPrefix(p.Text, "@") {
		if !fences.MarksDeclare(f) || !strings.HasSuffix(p.Text, ")") {
			return false
		}
		at++
	}
	s := f.DeclaredOn(at + 1)
	return s != nil && (s.Kind == facts.Function || s.Kind == facts.Method)
}

package claims

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// namesTests reports whether a class is one of tests by its name. What builds on
// something that is no class of tests is a part with this name: "StressTest extends
// Screen".
func namesTests(s *facts.Symbol) bool {
	if !strings.HasSuffix(s.Name, "Tests") && !strings.HasSuffix(s.Name, "Test") {
		return false
	}
	for _, e := range s.Extends {
		if strings.Contains(e, "Test") || strings.Contains(e, "Spec") || strings.Contains(e, "Fixture") {
			return true
		}
	}
	return len(s.Extends) == 0
}

// declaresTest reports whether a line of a chapter on tests declares a function, or is a
// mark above one that is given something: "@Property(tries = 100)".
func (f *fence) declaresTest(b *block) bool {
	if f.scanned() == nil {
		return false
	}
	at := b.line - f.line
	if strings.HasPrefix(b.text, "@") {
		if !f.marksDeclare() || !strings.HasSuffix(b.text, ")") {
			return false
		}
		at++
	}
	s := f.declaredOn(at + 1)
	return s != nil && (s.Kind == facts.Function || s.Kind == facts.Method)
}

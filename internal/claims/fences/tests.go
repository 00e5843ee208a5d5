package fences

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

package facts_test

import (
	"slices"
	"testing"

	"kiro-mcp/internal/code/facts"
)

func TestLiterals(t *testing.T) {
	for typ, want := range map[string][]string{
		"'open' | 'paid'":              {"open", "paid"},
		"| \"open\" | \"paid\" | null": {"open", "paid"},
		"Literal['open', \"paid\"]":    {"open", "paid"},
		"'open' | string":              nil, // then any text may stand there
		"string":                       nil,
		"":                             nil,
	} {
		if got := facts.Literals(typ); !slices.Equal(got, want) {
			t.Errorf("%q lists %q, want %q", typ, got, want)
		}
	}
}

package doc

import (
	"strings"
	"testing"
	"time"
)

// TestHugeDocumentsAreReadInTime gives the readers documents that would cost
// the square of their size if any step did.
func TestHugeDocumentsAreReadInTime(t *testing.T) {
	const size = 1 << 18
	pieces := map[string]string{
		"slashes":              "/",
		"endpoints":            "GET /a ",
		"brackets":             "[",
		"links":                "[a](b) ",
		"parentheses":          "()",
		"code":                 "`a.py` ",
		"file references":      "`a` #[[file:b]] ",
		"quotations":           "> ",
		"nested lists":         "+ ",
		"nested numbers":       "1. ",
		"deeper and deeper":    "> + 1. ",
		"headings":             "### Requirement 1: A\n",
		"requirements":         "### Requirement 1: A\n1. a\n### Requirement 3: B\n",
		"criteria":             "1. a\n",
		"labels":               "**FR-1**: a\n\n",
		"lines of a term":      "a\n",
		"properties":           "**Property 1: A**\n\n",
		"fences":               "```\n```\n",
		"stories":              "As a x\n\n",
		"emphasis":             "*",
		"references":           "1.1,",
		"comments never ended": "<!--\n\n",
	}
	for name, piece := range pieces {
		t.Run(name, func(t *testing.T) {
			text := strings.Repeat(piece, size/len(piece))
			start := time.Now()
			ParseRequirements("requirements", []byte("## Glossary\n**A**: b\n## R\n### Requirement 1: A\n"+text))
			ParseRequirements("requirements", []byte("## Glossary\n**A**: b\n"+text))
			ParseDesign("design", []byte("### Property 1: A\n"+text))
			ParseReferences([]byte(text), Span{0, len(text)}, 1)
			FileReferences([]byte(text))
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("%d bytes took %v", len(text), took)
			} else {
				t.Log(took)
			}
		})
	}
}

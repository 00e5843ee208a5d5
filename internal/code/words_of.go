package code

import (
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// readWords notes which identifiers stand in a file's code.
func readWords(src *lex.File, out *facts.File) {
	counts := make(map[uint32]bool, len(src.Tokens)/8+8)
	for i := range src.Tokens {
		if src.Tokens[i].Kind == lex.Word {
			h := facts.WordHash(src.Bytes(i))
			_, seen := counts[h]
			counts[h] = seen
		}
		if src.Tokens[i].Interp {
			interpolated(src.Bytes(i), counts)
		}
	}
	out.Words = facts.MakeWords(counts)
}

// interpolated takes the words of a string that holds expressions: what stands in
// them is used.
func interpolated(text []byte, counts map[uint32]bool) {
	start := -1
	for i := 0; i <= len(text); i++ {
		if i < len(text) && isWordByte(text[i]) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			h := facts.WordHash(text[start:i])
			_, seen := counts[h]
			counts[h] = seen
			start = -1
		}
	}
}

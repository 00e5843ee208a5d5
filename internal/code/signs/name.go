package signs

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// keyword are words of languages, which say nothing of what a number is about.
func keyword(word []byte) bool {
	switch string(word) {
	case "self", "this", "const", "let", "var", "new", "return", "await", "async", "public", "private", "static", "final", "def", "func", "fn", "function",
		"int", "str", "string", "number", "float", "none", "null", "nil", "true", "false", "int32", "int64", "u32", "u64", "usize", "readonly", "val", "auto", "void", "the", "if", "else", "export", "default", "protected", "i32", "i64", "uint":
		return true
	}
	return false
}

// longestWord is how many bytes a word of a name may have.
const longestWord = 32

// folded is a word in lower case, of which one copy is kept.
func (r *reader) folded(word []byte) string {
	var buffer [longestWord]byte
	low := buffer[:min(len(word), len(buffer))]
	for i := range low {
		if word[i] >= utf8.RuneSelf {
			return r.intern(bytes.ToLower(word))
		}
		low[i] = lower(word[i])
	}
	if len(low) < len(word) {
		return strings.ToLower(string(word))
	}
	return r.intern(low)
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c |= 0x20
	}
	return c
}

// splitWords adds the words of a name in lower case, each once.
func splitWords(name string, words []string) []string {
	for start, end := nextWord(name, 0); start < end; start, end = nextWord(name, end) {
		word := strings.ToLower(name[start:end])
		if len(word) > 1 && len(word) <= longestWord && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words
}

// nextWord is where the first word of a name at or behind an offset begins and
// ends; empty when there is none. A capital begins a word, but within a run of
// capitals only the last does: HTTPServer, and IDs is one.
func nextWord[T string | []byte](name T, from int) (start, end int) {
	start = from
	for start < len(name) && !letterOf(name[start]) {
		start++
	}
	for end = start; end < len(name); end++ {
		c := name[end]
		if end > start && 'A' <= c && c <= 'Z' {
			before := name[end-1]
			after := end+1 < len(name) && 'a' <= name[end+1] && name[end+1] <= 'z'
			if 'a' <= before && before <= 'z' || '0' <= before && before <= '9' || after && (end+2 != len(name) || name[end+1] != 's') {
				return start, end
			}
		}
		if !letterOf(c) && (c < '0' || c > '9') { // digits belong to the word before them: s3, h2
			return start, end
		}
	}
	return start, end
}

func letterOf(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c >= utf8.RuneSelf }

package workflow

import (
	"bytes"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

// score ranks a part simply: the words in its title, the whole query as one
// phrase, then whole words rather than pieces of words; what is short and
// particular goes before a long section.
func (p part) score(text []byte, words []string) int {
	score := 0
	title := strings.ToLower(p.title)
	for _, w := range words {
		if p.kind != "criterion" && strings.Contains(title, w) {
			score += 4
		}
		if wholeWord(text, w) {
			score += 2
		}
	}
	if len(words) > 1 && bytes.Contains(text, []byte(strings.Join(words, " "))) {
		score += 6
	}
	if p.kind == "section" || p.kind == "document" {
		score--
	}
	return score
}

// wholeWord reports whether a word stands somewhere by itself.
func wholeWord(text []byte, word string) bool {
	for at := 0; ; {
		i := bytes.Index(text[at:], []byte(word))
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(word)
		before, _ := utf8.DecodeLastRune(text[:start])
		after, _ := utf8.DecodeRune(text[end:])
		if !isLetter(before) && !isLetter(after) {
			return true
		}
		at = end
	}
}

func isLetter(r rune) bool { return unicode.IsLetter(r) && r != utf8.RuneError }

// excerpt is the line that holds most of the words, as one line of text, and
// its number.
func (p part) excerpt(source []byte, words []string) (line int, text string) {
	best, at := -1, 0
	for _, s := range p.spans {
		for start := s.Start; start < s.End; {
			end := s.End
			if i := bytes.IndexByte(source[start:s.End], '\n'); i >= 0 {
				end = start + i + 1
			}
			folded := bytes.ToLower(source[start:end])
			count := 0
			for _, w := range words {
				if bytes.Contains(folded, []byte(w)) {
					count++
				}
			}
			if count > best {
				best, at, text = count, start, string(source[start:end])
			}
			start = end
		}
	}
	line, _ = doc.Position(source[p.start:], at-p.start)
	return p.line + line - 1, around(strings.Join(strings.Fields(text), " "), words[0])
}

// around cuts a long line to the neighbourhood of a word.
func around(text, word string) string {
	if len(text) <= excerptBytes {
		return text
	}
	at := strings.Index(strings.ToLower(text), word)
	if at < excerptBytes/2 {
		return prose.Short(text, excerptBytes)
	}
	start := min(at-excerptBytes/4, len(text)-1)
	for start > 0 && !utf8.RuneStart(text[start]) {
		start--
	}
	return "…" + prose.Short(text[start:], excerptBytes-len("…"))
}

func asFault(err error) (*doc.Fault, bool) { return errors.AsType[*doc.Fault](err) }

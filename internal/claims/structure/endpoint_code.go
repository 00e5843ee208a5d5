package structure

import (
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/internal/claims/words"
)

// codeWords stand before a status code in running text.
var codeWords = []string{"returns", "return", "answers", "answer", "replies", "gives", "→", "->", "status", "http", "with", "or", "and", ",", "/", "responds", "code", "(", "返回", ":"}

// codesIn are the status codes that a note gives, each behind a word that says
// so.
func codesIn(note string) []int {
	var codes []int
	for at := 0; at+3 <= len(note); at++ {
		if note[at] < '2' || note[at] > '5' || at > 0 && (words.InName(note[at-1]) || note[at-1] == '.' || note[at-1] == '-') {
			continue
		}
		n := 0
		for n < len(note)-at && words.IsDigit(note[at+n]) {
			n++
		}
		if n != 3 || at+3 < len(note) && (words.InName(note[at+3]) || note[at+3] == '%') || !codeBefore(note[:at]) || countBehind(note[at+3:]) {
			continue
		}
		code, _ := strconv.Atoi(note[at : at+3])
		if code%100 < 52 && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return codes
}

func codeBefore(before string) bool {
	before = strings.ToLower(strings.TrimRight(before, " `*"))
	for _, w := range codeWords {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// countBehind reports whether a number counts something: "200 items", "500 ms".
func countBehind(after string) bool {
	after = strings.TrimLeft(after, " ")
	return after != "" && 'a' <= after[0] && after[0] <= 'z' &&
		!strings.HasPrefix(after, "if") && !strings.HasPrefix(after, "on") && !strings.HasPrefix(after, "when") && !strings.HasPrefix(after, "for") && !strings.HasPrefix(after, "with") && !strings.HasPrefix(after, "or") && !strings.HasPrefix(after, "and")
}

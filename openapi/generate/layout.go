package generate

import (
	"bytes"
	"encoding/json"
	"path"
	"slices"
	"strings"
)

// sameButLayout reports whether two texts of a file say the same: what a
// formatter makes of a file is no edit of it. White space, the kind of quotes,
// commas before a closing bracket and parentheses that change nothing do not
// count; what does is never passed over, so that no edit is lost.
func sameButLayout(name string, a, b []byte) bool {
	if bytes.Equal(a, b) {
		return true
	}
	a, b = withEndsOf(nil, a), withEndsOf(nil, b)
	switch path.Ext(name) {
	case ".py":
		return slices.Equal(tokensOf(string(a), python), tokensOf(string(b), python))
	case ".ts", ".tsx", ".js", ".mjs":
		return slices.Equal(tokensOf(string(a), typescript), tokensOf(string(b), typescript))
	}
	if path.Ext(name) == ".json" && json.Valid(a) && json.Valid(b) {
		return bytes.Equal(compactJSON(a), compactJSON(b))
	}
	return slices.Equal(fieldLines(a), fieldLines(b))
}

func compactJSON(text []byte) []byte {
	var b bytes.Buffer
	if json.Compact(&b, text) != nil {
		return text
	}
	return b.Bytes()
}

// fieldLines are the lines of a text that are not blank, without white space at
// their ends.
func fieldLines(text []byte) []string {
	var lines []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimRight(line, " \t\r\n"); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

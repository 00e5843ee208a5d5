package tool

import (
	"encoding/json"
	"strings"
)

// cleanJSON makes every string of compact JSON safe. The strings are cleaned
// as they read, not as they are written, so that both faces come out alike.
func cleanJSON(raw []byte) []byte {
	var out []byte // nil while nothing had to change
	copied := 0
	for i := 0; i < len(raw); i++ {
		if raw[i] != '"' {
			continue
		}
		end := stringEnd(raw, i)
		if cleaned, changed := cleanToken(raw[i:end]); changed {
			out = append(append(out, raw[copied:i]...), cleaned...)
			copied = end
		}
		i = end - 1
	}
	if out == nil {
		return raw
	}
	return append(out, raw[copied:]...)
}

// stringEnd is the offset behind the JSON string that begins at start.
func stringEnd(raw []byte, start int) int {
	for i := start + 1; i < len(raw); i++ {
		switch raw[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(raw)
}

// cleanToken cleans one JSON string.
func cleanToken(token []byte) ([]byte, bool) {
	s := string(token[1 : len(token)-1])
	if strings.Contains(s, `\`) {
		if err := json.Unmarshal(token, &s); err != nil {
			return token, false
		}
	}
	cleaned := Clean(s)
	if cleaned == s {
		return token, false
	}
	raw, err := json.Marshal(cleaned)
	return raw, err == nil
}

package statements

import (
	"strings"

	"kiro-mcp/internal/pattern"
)

// onlyTexts is a line that lists texts: "'open', 'shut',".
var onlyTexts = pattern.Of(`^["'][\w ./-]+["'](?:, ?["'][\w ./-]+["'])*,?$`)

// allValues reports whether all texts of a line are values of an enum: "'open', 'shut',".
func allValues(line string, values map[string]bool) bool {
	for text := range strings.SplitSeq(strings.TrimRight(line, ","), ",") {
		if !values[strings.ToLower(strings.Trim(text, ` "'`))] {
			return false
		}
	}
	return true
}

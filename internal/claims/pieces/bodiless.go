package pieces

import (
	"strings"

	"kiro-mcp/internal/pattern"
)

// bodiless is a line that ends with the head of a method: its parameters, what it gives
// and what it throws.
var bodiless = pattern.Of(`^(?:(?:public|private|protected|internal|static|abstract|final|virtual|override|async) )+[^;={}]*\)(?: ?: ?\??[\w\\|<>\[\], ?]+| throws [\w., ]+)?$`)

// closeHeads ends the heads of methods that stand without their bodies and without the
// sign that closes them: "public function open(): void". Designs list methods so, and the
// reader of the language would take the next one for the body.
func closeHeads(text string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		code, comment := l, ""
		if at := strings.Index(l, " //"); at >= 0 {
			code, comment = l[:at], l[at:]
		}
		code = strings.TrimRight(code, " ")
		if bodiless().MatchString(strings.TrimSpace(code)) && !bodyFollows(lines[i+1:]) {
			lines[i] = code + ";" + comment
		}
	}
	return strings.Join(lines, "\n")
}

// bodyFollows reports whether what follows the head of a method is its body, or more of
// the head.
func bodyFollows(lines []string) bool {
	for _, l := range lines {
		l = strings.TrimSpace(l)
		if l == "" {
			continue
		}
		return l[0] == '{' || l[0] == ':' || strings.HasPrefix(l, "=>") || strings.HasPrefix(l, "where ") || strings.HasPrefix(l, "throws ")
	}
	return false
}

package claims

import (
	"strings"
	"unicode"

	"kiro-mcp/internal/pattern"
)

// tells reports whether a line of a fence says something that code could keep or
// break. Brackets, imports, marks and comments are how it is written.
func (f *fence) tells(line string) bool {
	line = strings.TrimSpace(line)
	if f.language() != "" && f.lang != "mermaid" && commentTells(line) {
		return true
	}
	if !strings.ContainsFunc(line, unicode.IsLetter) {
		return false
	}
	switch f.language() {
	case "":
		return f.lang == "mermaid" && arrow(line)
	case "json", "xml":
		return false
	case "yaml", "toml", "ini", "properties":
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			key, value, ok = strings.Cut(line, "=")
		}
		return ok && !strings.HasPrefix(key, "#") && strings.TrimSpace(value) != ""
	}
	return step(line)
}

// setsMember finds a line that sets what something holds to what is computed:
// "cart.open = cart.items.size > 0".
var setsMember = pattern.Of(`^\w+(?:\.\w+)+ [+-]?= .*[ ().]`)

func arrow(line string) bool {
	for _, a := range []string{"-->", "->>", "-->>", "==>", "---"} {
		if strings.Contains(line, a) {
			return true
		}
	}
	return false
}

// step reports whether a line of code does something: it calls, returns or raises.
func step(line string) bool {
	for _, begin := range []string{"//", "#", "*", "/*", "--", "import ", "from ", "use ", "using ", "package ", "@", "\"\"\"", "export {", "}", "REFERENCES ", "ON ", "FOREIGN "} {
		if strings.HasPrefix(line, begin) {
			return false
		}
	}
	for _, begin := range []string{"return ", "raise ", "throw ", "await ", "yield "} {
		if strings.HasPrefix(line, begin) {
			return true
		}
	}
	if memberCall().MatchString(line) || setsMember().MatchString(line) {
		return true
	}
	open := strings.IndexByte(line, '(')
	return open > 0 && (strings.HasSuffix(line, ")") || strings.HasSuffix(line, ");") || strings.HasSuffix(line, "("))
}

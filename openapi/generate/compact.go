package generate

import (
	"strings"

	"kiro-mcp/internal/pattern"
)

// compact writes a draft as short as YAML can, since an answer has little room:
// without the line of the design that each field comes from, which its
// head says for all, and each field on one line where it is simple.
func compact(yaml string) string {
	lines := strings.Split(strings.TrimRight(yaml, "\n"), "\n")
	var out []string
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		field, remark, found := strings.Cut(line, ": # ")
		if found && !strings.Contains(remark, " ") {
			line = field + ":"
		}
		members := 0
		if strings.HasSuffix(line, ":") {
			members = simpleBelow(lines[i+1:], indentOf(line))
		}
		if members == 0 {
			out = append(out, line)
			continue
		}
		var parts []string
		for _, m := range lines[i+1 : i+1+members] {
			parts = append(parts, strings.TrimSpace(m))
		}
		out = append(out, line+" {"+strings.Join(parts, ", ")+"}")
		i += members
	}
	return strings.Join(out, "\n") + "\n"
}

// simpleMember is a member that reads the same between braces.
var simpleMember = pattern.Of(`^\s*[$\w]+: (?:[\w.+-]+|"[^"\\]*"|\[[\w.+, -]*\])$`)

// simpleBelow is how many lines stand deeper than an indent, if all of them are
// simple members of one mapping; otherwise 0.
func simpleBelow(lines []string, indent int) int {
	n := 0
	for n < len(lines) && indentOf(lines[n]) > indent {
		if indentOf(lines[n]) != indentOf(lines[0]) || !simpleMember().MatchString(lines[n]) {
			return 0
		}
		n++
	}
	return n
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

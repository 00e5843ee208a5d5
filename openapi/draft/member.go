package draft

import (
	"strconv"
	"strings"
	"unicode"

	"kiro-mcp/internal/pattern"
)

var (
	tsMember     = pattern.Of(`^\s*(?:readonly\s+|public\s+|private\s+)*["']?([\w$-]+)["']?\s*(\?)?\s*:\s*([^;]+?)\s*[;,]?\s*$`)
	kotlinMember = pattern.Of(`^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:va[lr]\s+)(\w+)\s*:\s*([^=,]+?)\s*(=.*)?,?\s*$`)
	javaMember   = pattern.Of(`^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:private|public|protected|final)\s+)*([\w.]+(?:<.*>)?(?:\[\])?)\s+(\w+)\s*(?:=.*)?;?\s*$`)
	csMember     = pattern.Of(`^\s*(?:\[.*\]\s*)*(?:(?:public|required|virtual|override|init)\s+)*([\w.]+(?:<.*>)?\??(?:\[\])?\??)\s+(\w+)\s*(?:\{.*|=.*|;.*)?$`)
	goMember     = pattern.Of("^\\s*([A-Z]\\w*)\\s+(\\*?[\\w.\\[\\]*]+(?:\\{\\})?)\\s*(?:`([^`]*)`)?\\s*$")
	goJSON       = pattern.Of(`\bjson:"([^",]*)([^"]*)"`)
	notMembers   = map[string]bool{"return": true, "package": true, "import": true, "throw": true, "new": true, "case": true, "else": true, "class": true, "namespace": true, "using": true, "event": true}
)

// memberField reads one member as its language writes it.
func memberField(line, language string) (field, bool) {
	line, _, _ = strings.Cut(line, "//")
	switch language {
	case "typescript", "ts", "tsx":
		m := tsMember().FindStringSubmatch(line)
		if m == nil || strings.Contains(m[3], "=>") {
			return field{}, false // a function travels nowhere
		}
		return made(m[1], m[3], m[2] == "")
	case "kotlin", "kt":
		m := kotlinMember().FindStringSubmatch(line)
		if m == nil {
			return field{}, false
		}
		return made(m[1], m[2], m[3] == "")
	case "go", "golang":
		return goField(line)
	case "java":
		m := javaMember().FindStringSubmatch(line)
		if m == nil || notMembers[m[1]] {
			return field{}, false
		}
		f, ok := made(m[2], m[1], true)
		f.required = f.required && !strings.Contains(line, "@Nullable")
		return f, ok
	default:
		m := csMember().FindStringSubmatch(line)
		if m == nil || notMembers[m[1]] {
			return field{}, false
		}
		return made(lowerFirst(m[2]), m[1], true) // as its serialisers write it
	}
}

func made(name, typeText string, required bool) (field, bool) {
	s, optional := typeShape(typeText)
	return field{name: name, shape: s, required: required && !optional}, true
}

// goField reads a field under the name that its JSON has.
func goField(line string) (field, bool) {
	m := goMember().FindStringSubmatch(line)
	if m == nil {
		return field{}, false
	}
	name, more := lowerFirst(m[1]), ""
	if tag := goJSON().FindStringSubmatch(m[3]); tag != nil {
		if tag[1] == "-" {
			return field{}, false
		}
		if tag[1] != "" {
			name = tag[1]
		}
		more = tag[2]
	}
	pointer := strings.HasPrefix(m[2], "*")
	f, ok := made(name, strings.TrimPrefix(m[2], "*"), !strings.Contains(more, "omitempty"))
	f.required = f.required && !pointer
	return f, ok
}

func lowerFirst(name string) string {
	runes := []rune(name)
	for i := 0; i < len(runes) && unicode.IsUpper(runes[i]); i++ {
		if i > 0 && i+1 < len(runes) && unicode.IsLower(runes[i+1]) {
			break
		}
		runes[i] = unicode.ToLower(runes[i])
	}
	return string(runes)
}

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return n
}

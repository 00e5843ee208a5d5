package draft

import (
	"regexp"
	"strings"

	"kiro-mcp/internal/pattern"
)

// reader reads the code of one fence.
type reader struct {
	file  string
	line  int // of the first line of the code
	enums map[string][]string
}

// read gives the tables and types that a piece of code defines. Fences without
// a language are tried as SQL alone: prose is often set in them.
func (r reader) read(language, code string) []record {
	switch language {
	case "", "sql", "postgresql", "postgres", "mysql", "sqlite", "pgsql", "plpgsql", "tsql":
		return r.sql(code)
	case "python", "py":
		return r.python(code)
	case "typescript", "ts", "tsx", "java", "kotlin", "kt", "csharp", "cs", "c#", "go", "golang":
		return r.braces(language, code)
	default:
		return nil
	}
}

// lineAt is the line of the design that an offset in the code stands on.
func (r reader) lineAt(code string, offset int) int {
	return r.line + strings.Count(code[:offset], "\n")
}

var (
	pythonClass  = pattern.Of(`^(\s*)class\s+(\w+)\s*(?:\(([^)]*)\))?\s*:`)
	pythonField  = pattern.Of(`^\s+(\w+)\s*:\s*([^=#]+?)\s*(=.*)?(?:#.*)?$`)
	pythonValue  = pattern.Of(`^\s+\w+\s*=\s*["']([^"']*)["']`)
	pythonMaxLen = pattern.Of(`\bmax_length\s*=\s*(\d+)`)
)

// python reads classes with annotated fields: Pydantic models, dataclasses.
func (r reader) python(code string) []record {
	var out []record
	var now *record
	indent, members, enum := 0, 0, ""
	for i, line := range strings.Split(code, "\n") {
		if m := pythonClass().FindStringSubmatch(line); m != nil {
			indent, members, enum = len(m[1]), 0, ""
			if strings.Contains(m[3], "Enum") {
				enum, now = plain(m[2]), nil
				continue
			}
			out = append(out, record{name: m[2], what: "class", file: r.file, line: r.line + i})
			now = &out[len(out)-1]
			continue
		}
		depth := len(line) - len(strings.TrimLeft(line, " \t"))
		if strings.TrimSpace(line) != "" && depth <= indent {
			now, enum = nil, ""
		}
		if m := pythonValue().FindStringSubmatch(line); m != nil && enum != "" {
			r.enums[enum] = append(r.enums[enum], m[1])
		}
		m := pythonField().FindStringSubmatch(line)
		if m == nil || now == nil || strings.HasPrefix(m[1], "_") || members > 0 && depth != members {
			continue
		}
		members = depth
		s, optional := typeShape(m[2])
		if n := pythonMaxLen().FindStringSubmatch(m[3]); n != nil {
			s.maxLength = number(n[1])
		}
		byDefault := m[3] != "" && !strings.Contains(m[3], "Field(...") && !strings.Contains(m[3], "mapped_column")
		now.add(field{name: m[1], shape: s, required: !optional && !byDefault, line: r.line + i})
	}
	return out
}

var (
	braceType = pattern.Of(`^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:export|declare|public|private|protected|internal|static|final|abstract|sealed|partial|data|open|readonly)\s+)*(interface|class|struct|record(?:\s+(?:class|struct))?|type)\s+(\w+)(?:<[^>]*>)?\s*(.*)$`)
	braceEnum = pattern.Of(`^\s*(?:export\s+|public\s+|const\s+)*enum\s+(?:class\s+)?(\w+)[^{]*\{(.*)$`)
	tsUnion   = pattern.Of(`^\s*(?:export\s+)?type\s+(\w+)\s*=\s*(['"|].*)$`)
	quoted    = pattern.Of(`["']([^"']+)["']`)
	enumName  = pattern.Of(`^\s*([A-Za-z_]\w*)\s*(?:=\s*["']([^"']*)["'])?\s*[,;(}]?`)
)

// braces reads the types of languages that put their members between braces,
// or, records, between parentheses.
func (r reader) braces(language, code string) []record {
	var out []record
	lines := strings.Split(code, "\n")
	for i := 0; i < len(lines); i++ {
		if m := tsUnion().FindStringSubmatch(lines[i]); m != nil {
			end := i + 1
			for end < len(lines) && strings.HasPrefix(strings.TrimSpace(lines[end]), "|") {
				end++
			}
			r.enums[plain(m[1])] = all(quoted(), m[2]+strings.Join(lines[i+1:end], " "))
			continue
		}
		if m := braceEnum().FindStringSubmatch(lines[i]); m != nil {
			i = r.enum(lines, i, m[1], m[2])
			continue
		}
		m := braceType().FindStringSubmatch(lines[i])
		if m == nil {
			continue
		}
		now := record{name: m[2], what: strings.Fields(m[1])[0], file: r.file, line: r.line + i}
		if open := strings.IndexByte(m[3], '('); open >= 0 && !strings.Contains(m[3][:open], "{") && now.what != "type" {
			i = r.components(&now, lines, i, language)
		} else if strings.Contains(m[3], "{") || i+1 < len(lines) && strings.TrimSpace(lines[i+1]) == "{" {
			i = r.memberLines(&now, lines, i, language)
		}
		out = append(out, now)
	}
	return out
}

// memberLines reads members line by line until the brace that closes the type.
func (r reader) memberLines(now *record, lines []string, i int, language string) int {
	depth := strings.Count(lines[i], "{") - strings.Count(lines[i], "}")
	if open := strings.IndexByte(lines[i], '{'); open >= 0 && depth <= 0 {
		inner, _, _ := strings.Cut(lines[i][open+1:], "}")
		for part := range strings.SplitSeq(inner, ";") {
			r.member(now, part, i, language)
		}
		return i
	}
	for i++; i < len(lines); i++ {
		line := lines[i]
		flat := depth <= 1
		depth += strings.Count(line, "{") - strings.Count(line, "}")
		if depth <= 0 && strings.TrimSpace(line) != "{" {
			return i
		}
		if flat {
			r.member(now, line, i, language)
		}
	}
	return i
}

// components reads what a record has between its parentheses.
func (r reader) components(now *record, lines []string, i int, language string) int {
	text := strings.Join(lines[i:], "\n")
	open := strings.IndexByte(text, '(')
	body := parenthesis(text, open+1)
	for _, part := range topLevel(body, typeBrackets) {
		r.member(now, part.text, i+strings.Count(text[:open+1+part.start], "\n"), language)
	}
	return i + strings.Count(text[:open+1+len(body)], "\n")
}

// member reads one member of a type.
func (r reader) member(now *record, line string, i int, language string) {
	if f, ok := memberField(line, language); ok {
		f.line = r.line + i
		now.add(f)
	}
}

// enum reads the values of an enumeration, until its brace closes.
func (r reader) enum(lines []string, i int, name, rest string) int {
	read := func(text string) {
		text, _, _ = strings.Cut(text, "}")
		for part := range strings.SplitSeq(text, ",") {
			m := enumName().FindStringSubmatch(part)
			switch {
			case m == nil:
			case m[2] != "":
				r.enums[plain(name)] = append(r.enums[plain(name)], m[2])
			default:
				r.enums[plain(name)] = append(r.enums[plain(name)], m[1])
			}
		}
	}
	read(rest)
	for ; !strings.Contains(lines[i], "}") && i+1 < len(lines); i++ {
		read(lines[i+1])
	}
	return i
}

func all(pattern *regexp.Regexp, text string) []string {
	var out []string
	for _, m := range pattern.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	return out
}

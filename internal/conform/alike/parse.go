package alike

import (
	"slices"
	"strconv"
	"strings"
)

// typ is a type as all languages can say it.
type typ struct {
	family       family
	name         string // of a type of the project
	word         string // what its family was known by
	args         []typ  // of a list, map, union or generic type
	width, scale int
	unlimited    bool // a text that is said to have no width
	optional     bool
}

// deepest bounds how far a type is followed.
const deepest = 12

func parse(source, lang string) typ { return parseAt(source, strings.ToLower(lang), 0) }

func parseAt(source, lang string, depth int) typ {
	s := strings.TrimSpace(source)
	if depth > deepest || s == "" {
		return typ{}
	}
	s, optional := stripped(s)
	t := parseStripped(s, lang, depth)
	t.optional = t.optional || optional
	return t
}

// stripped takes away what stands around a type and does not change it.
func stripped(s string) (string, bool) {
	optional := false
	for {
		before := s
		for _, word := range []string{"readonly ", "final ", "const ", "mut ", "dyn ", "impl ", "out ", "ref ", "in ", "static ", "public ", "private ", "async ", "typing.", "t.", "sa.", "db.", "java.util.", "System."} {
			s = strings.TrimSpace(strings.TrimPrefix(s, word))
		}
		if strings.HasPrefix(s, "&'") { // &'a str
			if i := strings.IndexByte(s, ' '); i > 0 {
				s = s[i+1:]
			}
		}
		if strings.HasPrefix(s, "*") || strings.HasPrefix(s, "?") {
			s, optional = s[1:], true
		}
		s = strings.TrimSpace(strings.TrimPrefix(s, "&"))
		if strings.HasSuffix(s, "?") {
			s, optional = s[:len(s)-1], true
		}
		s = strings.TrimSpace(strings.TrimRight(s, "!*&;,"))
		if n := len(s); n > 1 && (s[0] == '"' || s[0] == '\'') && s[n-1] == s[0] && !strings.ContainsAny(s[1:n-1], `"'|`) && s[1] >= 'A' && s[1] <= 'Z' {
			s = s[1 : n-1] // a name that is declared later in Python
		}
		if s == before {
			return s, optional
		}
	}
}

func parseStripped(s, lang string, depth int) typ {
	if parts := top(s, '|'); len(parts) > 1 {
		return parseUnion(parts, lang, depth)
	}
	switch {
	case s == "":
		return typ{}
	case s[0] == '(':
		return parseRound(s, lang, depth)
	case s[0] == '{':
		if strings.HasPrefix(s, "{ [") || strings.HasPrefix(s, "{[") {
			return typ{family: mapping, word: "{}"}
		}
		return typ{family: object, word: "{}"}
	case s[0] == '[':
		return parseSquare(s, lang, depth)
	case strings.HasSuffix(s, "[]") || strings.HasSuffix(s, "[ ]"):
		return typ{family: list, args: []typ{parseAt(s[:strings.LastIndexByte(s, '[')], lang, depth+1)}}.bytes()
	case strings.HasPrefix(s, "map["):
		if end := closing(s, 3); end > 0 {
			return typ{family: mapping, args: []typ{parseAt(s[4:end], lang, depth+1), parseAt(s[end+1:], lang, depth+1)}}
		}
	case s[0] == '"' || s[0] == '\'' || s[0] == '`':
		return typ{family: enum, word: "literal"}
	case strings.Contains(s, "=>") || strings.Contains(s, "->"):
		return typ{}
	}
	return parseName(s, lang, depth)
}

// parseUnion reads A | B. Null and its like only say that it may lack.
func parseUnion(parts []string, lang string, depth int) typ {
	t := typ{family: union}
	literals := 0
	for _, p := range parts {
		one := parseAt(p, lang, depth+1)
		if one.family == nothing {
			t.optional = true
			continue
		}
		if one.word == "literal" {
			if literals++; literals > 1 {
				continue
			}
		}
		t.args = append(t.args, one)
	}
	if len(t.args) == 1 {
		t.args[0].optional = t.args[0].optional || t.optional
		return t.args[0]
	}
	if len(t.args) == 0 {
		return typ{family: nothing}
	}
	return t
}

// parseRound reads (T), (T, error) and what else begins with a bracket.
func parseRound(s, lang string, depth int) typ {
	end := closing(s, 0)
	if end < 0 {
		return typ{}
	}
	if rest := strings.TrimSpace(s[end+1:]); rest != "" {
		if rest == "[]" {
			return typ{family: list, args: []typ{parseAt(s[1:end], lang, depth+1)}}
		}
		return typ{}
	}
	parts := top(s[1:end], ',')
	switch {
	case strings.TrimSpace(s[1:end]) == "":
		return typ{family: nothing}
	case len(parts) == 1:
		return parseAt(parts[0], lang, depth+1)
	case len(parts) == 2 && strings.TrimSpace(parts[1]) == "error":
		return parseAt(parts[0], lang, depth+1)
	}
	return typ{}
}

// parseSquare reads []T, [4]T and [T].
func parseSquare(s, lang string, depth int) typ {
	end := closing(s, 0)
	if end < 0 {
		return typ{}
	}
	inner, rest := s[1:end], s[end+1:]
	switch {
	case rest != "":
		return typ{family: list, args: []typ{parseAt(rest, lang, depth+1)}}.bytes()
	case len(top(inner, ',')) > 1:
		return typ{}
	}
	element, _, _ := strings.Cut(inner, ";") // [u8; 4]
	return typ{family: list, args: []typ{parseAt(element, lang, depth+1)}}.bytes()
}

// bytes makes bytes of a list of single ones.
func (t typ) bytes() typ {
	if t.family == list && len(t.args) == 1 && (t.args[0].word == "byte" || t.args[0].word == "u8" || t.args[0].word == "uint8") {
		return typ{family: raw, word: "byte[]"}
	}
	return t
}

// parseName reads a name with the arguments behind it.
func parseName(s, lang string, depth int) typ {
	end := strings.IndexAny(s, "<[(")
	head, inner, tail := s, "", ""
	open := byte(0)
	if end > 0 {
		if closes := closing(s, end); closes > 0 {
			head, open, inner, tail = s[:end], s[end], s[end+1:closes], strings.TrimSpace(s[closes+1:])
		}
	}
	switch {
	case tail == "[]":
		return typ{family: list, args: []typ{parseAt(s[:len(s)-2], lang, depth+1)}}
	case strings.HasSuffix(strings.ToLower(tail), "array"):
		return typ{family: list, args: []typ{parseAt(s[:strings.LastIndexByte(s, ')')+1], lang, depth+1)}}
	}
	word := wordOf(head, lang)
	args := top(inner, ',')
	if open == '<' || open == '[' || open == '(' && (word == "array" || word == "arraytype") {
		return parseGeneric(head, word, args, lang, depth)
	}
	return parseScalar(head, word, args, lang)
}

// wordOf is the word of a type's name, in lower case, that its family is known
// by: the last of a qualified name, the first that counts of several.
func wordOf(head, lang string) string {
	lowered := strings.ToLower(strings.TrimSpace(head))
	switch {
	case strings.HasSuffix(lowered, "time.time"), strings.HasSuffix(lowered, "time.duration"):
		return lowered[strings.LastIndexAny(lowered, "*]")+1:]
	case strings.HasPrefix(lowered, "double"), strings.HasPrefix(lowered, "long double"):
		return "double"
	case strings.HasPrefix(lowered, "character"), strings.HasPrefix(lowered, "national char"):
		return "varchar"
	case strings.HasPrefix(lowered, "timestamp"):
		return "timestamp"
	case strings.HasPrefix(lowered, "time with"):
		return "time"
	case strings.HasPrefix(lowered, "unsigned "), strings.HasPrefix(lowered, "long "), strings.HasPrefix(lowered, "signed "):
		return "int"
	}
	if i := strings.LastIndexAny(lowered, ".:\\"); i >= 0 && i+1 < len(lowered) {
		lowered = lowered[i+1:]
	}
	if fields := strings.Fields(lowered); len(fields) > 1 {
		if _, ok := scalar(fields[0]); !ok {
			return strings.Join(fields, " ")
		}
		lowered = fields[0]
	}
	if lowered == "date" && slices.Contains([]string{"javascript", "typescript", "java", "kotlin", "scala", "ts", "js"}, lang) {
		return "moment"
	}
	return lowered
}

func parseGeneric(head, word string, args []string, lang string, depth int) typ {
	parsed := func(i int) typ {
		if i < len(args) {
			return parseAt(args[i], lang, depth+1)
		}
		return typ{}
	}
	if i, optional, ok := wrapper(word); ok && len(args) > 0 {
		t := parsed(min(i, len(args)-1))
		t.optional = t.optional || optional
		return t
	}
	switch {
	case word == "union":
		return parseUnion(args, lang, depth)
	case word == "literal":
		return typ{family: enum, word: "literal"}
	case slices.Contains(maps, word):
		return typ{family: mapping, args: []typ{parsed(0), parsed(1)}}
	case slices.Contains(lists, word) || word == "arraytype" || word == "arrayfield":
		return typ{family: list, args: []typ{parsed(0)}}.bytes()
	}
	if f, ok := scalar(word); ok {
		return typ{family: f, word: word}
	}
	t := typ{family: named, name: lastName(head)}
	for i := range args {
		t.args = append(t.args, parsed(i))
	}
	return t
}

// parseScalar reads a name, with a width if it has one.
func parseScalar(head, word string, args []string, lang string) typ {
	t := typ{word: word}
	f, ok := scalar(word)
	switch {
	case word == "moment":
		t.family = moment
		return t
	case word == "task" || word == "promise" || word == "completable" || word == "coroutine":
		t.family = nothing // a task without a value
		return t
	case slices.Contains(lists, word):
		t.family = list
		return t
	case slices.Contains(maps, word) && word != "dict":
		t.family = mapping
		return t
	case !ok:
		t.family, t.name = named, lastName(head)
		return t
	}
	t.family = f
	t.unlimited = strings.Contains(word, "text") || strings.Contains(word, "clob") || word == "citext"
	return t.sized(args, lang)
}

// sized takes a width, or what a design says in brackets: string (UUID).
func (t typ) sized(args []string, lang string) typ {
	if len(args) == 0 || args[0] == "" {
		return t
	}
	n, err := strconv.Atoi(strings.TrimSpace(args[0]))
	if err != nil {
		switch arg := strings.ToLower(strings.TrimSpace(args[0])); {
		case arg == "max":
			t.unlimited = true
		case arg == "uuid" || arg == "guid":
			t.family = uuid
		case lang == "" && t.family == text:
			t.family = anything // "string (ISO 8601)" may be a time
		}
		return t
	}
	t.width = n
	if len(args) > 1 {
		t.scale, _ = strconv.Atoi(strings.TrimSpace(args[1]))
	}
	switch {
	case t.word == "tinyint" && n == 1, t.word == "bit" && n == 1:
		t.family = boolean
	case t.word == "number":
		t.family = decimal // of Oracle
	}
	return t
}

// lastName is the last of a qualified name.
func lastName(head string) string {
	head = strings.TrimSpace(head)
	return head[strings.LastIndexAny(head, ".:\\")+1:]
}

// closing is where the bracket at i closes; -1 when it does not.
func closing(s string, i int) int {
	depth := 0
	for k := i; k < len(s); k++ {
		switch s[k] {
		case '(', '[', '{', '<':
			depth++
		case '>':
			if k > 0 && (s[k-1] == '=' || s[k-1] == '-') {
				continue
			}
			depth--
		case ')', ']', '}':
			depth--
		}
		if depth == 0 {
			return k
		}
	}
	return -1
}

// top cuts at a separator that stands in no bracket and no string.
func top(s string, separator byte) []string {
	if s == "" {
		return nil
	}
	var out []string
	depth, start := 0, 0
	quote := byte(0)
	for i := range len(s) {
		c := s[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' && (i == 0 || s[i-1] != '&' && s[i-1] != '<'):
			quote = c
		case c == '(' || c == '[' || c == '{' || c == '<':
			depth++
		case c == ')' || c == ']' || c == '}' || c == '>' && (i == 0 || s[i-1] != '=' && s[i-1] != '-'):
			depth--
		case c == separator && depth == 0:
			out = append(out, strings.TrimSpace(s[start:i]))
			start = i + 1
		}
	}
	last := strings.TrimSpace(s[start:])
	if len(out) > 0 && out[0] == "" {
		out = out[1:] // a union that begins with its separator
	}
	if last == "" {
		return out
	}
	return append(out, last)
}

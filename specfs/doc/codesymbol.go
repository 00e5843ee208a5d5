package doc

import (
	"slices"
	"strings"
)

// codeReader finds the symbols that a code block defines, line by line. It
// knows no language: a word such as class or func, or a signature in the first
// level of indentation inside a type, is enough for sketches in a design.
type codeReader struct {
	language string
	owner    string // the type that is open; empty outside
	indent   int    // of its line
	members  int    // indentation of its members; 0 before the first
}

// read gives the symbol that a line defines.
func (r *codeReader) read(line string) (Mention, bool) {
	skip, indent := indentOf(line)
	text := line[skip:]
	if text == "" || isComment(text) {
		return Mention{}, false
	}
	if indent <= r.indent && r.owner != "" && text[0] != '}' && text[0] != '{' && text[0] != ')' {
		r.owner, r.members = "", 0
	}
	rest := cutModifiers(text)
	keyword := wordAt(rest)
	after := strings.TrimLeft(rest[len(keyword):], " ")
	switch {
	case len(after) == len(rest[len(keyword):]):
	case r.language == "prisma" && keyword == "model":
		return r.symbol(line, after, MentionTable)
	case slices.Contains(typeWords, keyword):
		m, ok := r.symbol(line, after, MentionSymbol)
		if ok && r.owner == "" {
			r.owner, r.indent, r.members = m.Name, indent, 0
		}
		return m, ok
	case slices.Contains(functionWords, keyword):
		return r.function(line, after)
	}
	return r.member(line, rest, indent)
}

var (
	typeWords     = []string{"class", "interface", "struct", "enum", "trait", "record", "protocol", "type", "object", "actor"}
	functionWords = []string{"def", "func", "fn", "fun", "function"}
	modifierWords = []string{
		"export", "default", "public", "private", "protected", "internal", "static", "async", "abstract", "final", "pub", "sealed",
		"partial", "data", "open", "override", "readonly", "declare", "const", "virtual", "mut", "suspend",
	}
	notMembers = []string{
		"if", "for", "while", "switch", "return", "await", "new", "catch", "throw", "super", "this", "else", "match", "assert", "print",
		"require", "raise", "with", "except", "elif", "yield", "using", "lock", "import", "from", "and", "or", "not", "in",
	}
)

func cutModifiers(s string) string {
	for {
		word := wordAt(s)
		rest := strings.TrimLeft(s[len(word):], " ")
		if !slices.Contains(modifierWords, word) || len(rest) == len(s[len(word):]) {
			return s
		}
		s = rest
	}
}

func isComment(text string) bool {
	for _, mark := range []string{"//", "#", "/*", "*", "--", "\"\"\"", "'''"} {
		if strings.HasPrefix(text, mark) {
			return true
		}
	}
	return false
}

// symbol makes a mention of the identifier that s, the end of line, begins with.
func (r *codeReader) symbol(line, s string, kind MentionKind) (Mention, bool) {
	name := identifierAt(s)
	if name == "" {
		return Mention{}, false
	}
	start := len(line) - len(s)
	m := Mention{Kind: kind, Name: name, Span: Span{start, start + len(name)}, Defines: true}
	if kind == MentionTable {
		m.Name = tableName(name)
	}
	return m, true
}

// function reads what follows def, func, fn: a name, in Go perhaps behind the
// receiver.
func (r *codeReader) function(line, after string) (Mention, bool) {
	owner := r.owner
	if strings.HasPrefix(after, "(") {
		receiver, rest, ok := strings.Cut(after[1:], ") ")
		if !ok {
			return Mention{}, false
		}
		kind := receiver[strings.LastIndexAny(receiver, " *")+1:]
		owner, after = identifierAt(kind), rest
	}
	m, ok := r.symbol(line, after, MentionSymbol)
	if ok && owner != "" {
		m.Name = owner + "." + m.Name
	}
	return m, ok
}

// member reads a signature inside a type: "create(order: Order): Promise<Id>",
// "public Task<Order> Create(…)". Deeper lines are bodies.
func (r *codeReader) member(line, text string, indent int) (Mention, bool) {
	open := strings.IndexByte(text, '(')
	if r.owner == "" || indent <= r.indent || open <= 0 {
		return Mention{}, false
	}
	if r.members == 0 {
		r.members = indent
	}
	head := text[:open]
	if generic := strings.IndexByte(head, '<'); generic > 0 && strings.HasSuffix(head, ">") && !strings.Contains(head[:generic], " ") {
		head = head[:generic]
	}
	name := head[strings.LastIndexAny(head, " *&")+1:]
	before := strings.TrimSpace(head[:len(head)-len(name)])
	if indent != r.members || !isIdentifier(name) || slices.Contains(notMembers, name) || slices.Contains(notMembers, wordAt(text)) || strings.ContainsAny(before, "=.(\"'`") {
		return Mention{}, false
	}
	start := len(line) - len(text) + len(head) - len(name)
	return Mention{Kind: MentionSymbol, Name: r.owner + "." + name, Span: Span{start, start + len(name)}, Defines: true}, true
}

// identifierAt is the identifier that s begins with.
func identifierAt(s string) string {
	n := 0
	for n < len(s) && (isASCIILetter(s[n]) || s[n] == '_' || n > 0 && '0' <= s[n] && s[n] <= '9') {
		n++
	}
	return s[:n]
}

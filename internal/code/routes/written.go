package routes

import (
	"net/http"
	"strings"
	"unicode"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// unread stands in a path for what cannot be read.
const unread = "${?}"

// pathText is a path as an expression writes it: literals and names joined by +
// or a point, names as ${name}. It is not ok when there is nothing that names a
// path, such as a call or a number.
func pathText(f *lex.File, c cut) (text string, ok bool) {
	plus := "+"
	if f.Lang.Name == "php" {
		plus = "."
	}
	var b strings.Builder
	for _, part := range divide(f, c, plus) {
		if f.IsString(part.from) && part.to-part.from == 1 {
			text, ok := stringText(f, part.from)
			if !ok {
				return "", false
			}
			b.WriteString(text)
		} else if name, isName := part.name(f); isName {
			b.WriteString("${" + name + "}")
		} else {
			return "", false
		}
	}
	return b.String(), !c.empty()
}

// stringText is the text of a string in which expressions that are names stand
// as ${name}.
func stringText(f *lex.File, i int) (string, bool) {
	text := f.Value(i)
	switch f.Lang.Name {
	case "kotlin":
		return dollarNames(text)
	case "csharp":
		if f.At(i).Interp {
			return bracedNames(text)
		}
	case "ruby":
		if strings.Contains(text, "#{") {
			return bracedNames(strings.ReplaceAll(text, "#{", "{"))
		}
	case "java":
		if strings.Contains(text, "${") { // a property, with or without a default
			return strings.ReplaceAll(text, "${", "${@"), true
		}
	}
	return text, true
}

// dollarNames makes $name to ${name} and takes ${name} as it stands.
func dollarNames(text string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		b.WriteByte(text[i])
		if text[i] != '$' || i+1 >= len(text) {
			continue
		}
		if text[i+1] == '{' {
			end := strings.IndexByte(text[i:], '}')
			if end < 0 || !plainName(text[i+2:i+end]) {
				return "", false
			}
			continue
		}
		end := i + 1
		for end < len(text) && (text[end] == '_' || unicode.IsLetter(rune(text[end])) || unicode.IsDigit(rune(text[end]))) {
			end++
		}
		b.WriteString("{" + text[i+1:end] + "}")
		i = end - 1
	}
	return b.String(), true
}

// bracedNames makes {name} to ${name}.
func bracedNames(text string) (string, bool) {
	var b strings.Builder
	for text != "" {
		before, after, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			break
		}
		name, rest, closed := strings.Cut(after, "}")
		if strings.HasPrefix(after, "{") { // doubled: a bracket as it stands
			b.WriteString("{")
			text = strings.Replace(after[1:], "}}", "}", 1)
			continue
		}
		if !closed || !plainName(name) {
			return "", false
		}
		b.WriteString("${" + name + "}")
		text = rest
	}
	return b.String(), true
}

// plainName reports whether an expression is a name, with points in it perhaps.
func plainName(text string) bool {
	for _, r := range text {
		if r != '_' && r != '.' && r != ':' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return text != ""
}

// guardWords say of a guard what it is by words in its name; the first that fits
// decides.
var guardWords = []struct {
	kind  string
	words []string
}{
	{"rate_limit", []string{"ratelimit", "throttle", "limiter", "bucket4j", "governor"}},
	{"audit", []string{"audit"}},
	{"role", []string{"role", "permission", "admin", "abilit", "requirescope", "policy", "can:"}},
	{"auth", []string{
		"auth", "jwt", "token", "login", "logged", "signedin", "signed_in", "currentuser", "session", "protected", "protect", "secured", "principal", "bearer", "verifyuser", "requireuser", "identity",
		"apikey", "claims", "loggedin",
	}},
	{"validation", []string{"valid"}},
}

// guardKind is what a guard of that name is.
func guardKind(name string) string {
	name = strings.ToLower(name)
	flat := strings.ReplaceAll(strings.ReplaceAll(name, "_", ""), "-", "")
	for _, g := range guardWords {
		for _, w := range g.words {
			if strings.Contains(name, w) || strings.Contains(flat, w) {
				return g.kind
			}
		}
	}
	return "other"
}

// symbolOf is the index in Symbols of a function of that name and owner, at that
// line when there are several; -1 if none.
func symbolOf(out *facts.File, owner, name string, line int) int32 {
	found := int32(-1)
	for i := range out.Symbols {
		s := &out.Symbols[i]
		if s.Name != name || s.Kind != facts.Method && s.Kind != facts.Function || owner != "" && lastName(s.Owner) != owner {
			continue
		}
		if found = int32(i); line == 0 || s.Line == line {
			return found
		}
	}
	return found
}

// statusNamed is the code of a status by its name in any spelling: NOT_FOUND,
// StatusNotFound, Status404NotFound; 0 if it is none.
func statusNamed(name string) int {
	flat := flatName(strings.TrimPrefix(name, "Status"))
	for code := 200; code < 600; code++ {
		if text := http.StatusText(code); text != "" && flatName(text) == flat {
			return code
		}
	}
	return 0
}

// flatName is a name in lower case, letters alone.
func flatName(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

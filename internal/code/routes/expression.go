package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// chainOf writes an expression of Python or JavaScript as a name of a Ref:
// members and calls without their arguments. It is not ok when the expression is
// anything else.
func chainOf(f *lex.File, c cut) (string, bool) {
	c = unwrapped(f, c)
	end, name := chainAt(f, c.from)
	return name, name != "" && end == c.to
}

// unwrapped takes away what does not change what an expression stands for:
// await, new, brackets around, a type asserted at its end.
func unwrapped(f *lex.File, c cut) cut {
	for !c.empty() {
		switch {
		case f.Is(c.from, "await") || f.Is(c.from, "new") || f.Is(c.from, "..."):
			c.from++
		case f.Is(c.from, "(") && f.Close(c.from) == c.to-1:
			c = cut{c.from + 1, c.to - 1}
		case f.Is(c.to-1, "!"):
			c.to--
		default:
			for i := c.from + 1; i < c.to; i++ {
				if f.Is(i, "as") || f.Is(i, "satisfies") {
					return cut{c.from, i}
				}
				if bracket(f, i) {
					i = f.Partner(i)
				}
			}
			return c
		}
	}
	return c
}

// chainAt reads such a name from a token on, and gives the index behind it.
func chainAt(f *lex.File, i int) (end int, name string) {
	if !f.IsWord(i) {
		return i, ""
	}
	var b strings.Builder
	switch {
	case (f.Is(i, "require") || f.Is(i, "import")) && f.Is(i+1, "(") && f.IsString(i+2) && f.Close(i+1) == i+3:
		b.WriteString("require('" + f.Value(i+2) + "')")
		i += 4
	case f.Is(i, "self") || f.Is(i, "cls") && f.Lang.Name == "python":
		b.WriteString("this")
		i++
	default:
		b.Write(f.Bytes(i))
		i++
	}
	for i < len(f.Tokens) {
		switch {
		case (f.Is(i, ".") || f.Is(i, "?.")) && f.IsWord(i+1):
			b.WriteByte('.')
			b.Write(f.Bytes(i + 1))
			i += 2
		case f.Is(i, "!") && f.Is(i+1, "."):
			i++
		case f.Is(i, "(") && bracket(f, i):
			b.WriteString("()")
			i = f.Partner(i) + 1
		case f.Is(i, "<") && f.Lang.Name == "typescript" && genericEnd(f, i) > 0:
			i = genericEnd(f, i)
		default:
			return i, b.String()
		}
	}
	return i, b.String()
}

// genericEnd is the index behind type arguments, when a call follows them.
func genericEnd(f *lex.File, i int) int {
	depth := 0
	for k := i; k < len(f.Tokens) && k < i+40; k++ {
		switch {
		case f.Is(k, "<"):
			depth++
		case f.Is(k, ">"):
			if depth--; depth == 0 {
				if f.Is(k+1, "(") {
					return k + 1
				}
				return 0
			}
		case f.Is(k, ";") || f.Is(k, ")") || f.Is(k, "=>"):
			return 0
		case bracket(f, k):
			k = f.Partner(k)
		}
	}
	return 0
}

// pathOf is a path as an expression of Python or JavaScript writes it, names as
// ${name} and what cannot be read as ${?}. It is not ok when nothing of it can
// be read.
func pathOf(f *lex.File, c cut) (string, bool) {
	c = unwrapped(f, c)
	if !c.empty() && !c.has(f, "+") {
		return pieceOf(f, unwrapped(f, c))
	}
	var b strings.Builder
	known := false
	for _, part := range divide(f, c, "+") {
		text, ok := pieceOf(f, unwrapped(f, part))
		known = known || ok
		b.WriteString(text)
	}
	return b.String(), known
}

// pieceOf is one piece of a path that is joined.
func pieceOf(f *lex.File, c cut) (string, bool) {
	if c.empty() {
		return unread, false
	}
	if f.IsString(c.from) {
		var b strings.Builder
		for i := c.from; i < c.to; i++ {
			if !f.IsString(i) {
				return unread, false
			}
			b.WriteString(templateText(f, i))
		}
		return b.String(), true
	}
	if fallback, ok := fallbackOf(f, c); ok {
		return pieceOf(f, fallback)
	}
	name, ok := chainOf(f, c)
	if last := lastPart(name); ok && (last == "get()" || last == "getOrThrow()") && f.Is(c.to-1, ")") {
		// config.get('app.prefix'): what the settings say below that name
		if args := parts(f, f.Partner(c.to-1)); len(args) > 0 && f.IsString(args[0].from) && plainName(f.Value(args[0].from)) {
			return "${" + f.Value(args[0].from) + "}", true
		}
	}
	if !ok || strings.HasPrefix(name, "process.env") || strings.HasPrefix(name, "os.") {
		return unread, false
	}
	return "${" + name + "}", true
}

// fallbackOf is the literal that stands for a value when the environment gives
// none: process.env.X || '/api', os.getenv("X", "/api").
func fallbackOf(f *lex.File, c cut) (cut, bool) {
	for _, or := range []string{"||", "or", "??"} {
		if !c.has(f, or) {
			continue
		}
		if parts := divide(f, c, or); len(parts) > 1 && f.IsString(parts[len(parts)-1].from) {
			return parts[len(parts)-1], true
		}
	}
	end, name := chainAt(f, c.from)
	if end != c.to || name != "os.getenv()" && name != "os.environ.get()" && name != "getenv()" {
		return cut{}, false
	}
	args := parts(f, f.Partner(c.to-1))
	if len(args) != 2 || !f.IsString(args[1].from) {
		return cut{}, false
	}
	return args[1], true
}

// templateText is the text of a string, its expressions as ${name} or ${?}.
func templateText(f *lex.File, i int) string {
	text := f.Value(i)
	if !f.At(i).Interp {
		return strings.ReplaceAll(text, "${", "$ {")
	}
	python := f.Lang.Name == "python"
	open := "${"
	if python {
		open = "{"
	}
	var b strings.Builder
	for text != "" {
		before, after, found := strings.Cut(text, open)
		if python {
			before = strings.ReplaceAll(before, "}}", "}")
		}
		b.WriteString(before)
		if !found {
			break
		}
		if python && strings.HasPrefix(after, "{") {
			b.WriteByte('{')
			text = after[1:]
			continue
		}
		name, rest, _ := strings.Cut(after, "}")
		name = strings.TrimPrefix(strings.TrimSpace(name), "self.")
		if plainName(name) {
			b.WriteString("${" + name + "}")
		} else {
			b.WriteString(unread)
		}
		text = rest
	}
	return b.String()
}

// arguments are those of a call, by position and by name. In JavaScript names
// are the keys of an object that is the last.
type arguments struct {
	f     *lex.File
	list  []cut
	named map[string]cut
}

// argumentsAt reads those of the call whose bracket is at open.
func argumentsAt(f *lex.File, open int) arguments {
	a := arguments{f: f}
	for _, c := range parts(f, open) {
		if c.to-c.from > 2 && f.IsWord(c.from) && f.Is(c.from+1, "=") {
			a.name(f.Text(c.from), cut{c.from + 2, c.to})
			continue
		}
		a.list = append(a.list, c)
	}
	return a
}

func (a *arguments) name(key string, c cut) {
	if a.named == nil {
		a.named = map[string]cut{}
	}
	a.named[key] = c
}

// at is an argument by its position, or by one of its names.
func (a arguments) at(i int, names ...string) cut {
	if i >= 0 && i < len(a.list) {
		return a.list[i]
	}
	for _, n := range names {
		if c, ok := a.named[n]; ok {
			return c
		}
	}
	return cut{}
}

// items are the elements of a list or tuple that makes up a run.
func items(f *lex.File, c cut) []cut {
	c = unwrapped(f, c)
	if c.empty() {
		return nil
	}
	if bracket(f, c.from) && f.Close(c.from) == c.to-1 {
		return parts(f, c.from)
	}
	return divide(f, c, ",")
}

// unresolved notes a registration that cannot be followed.
func unresolved(out *facts.File, f *lex.File, c cut, what, why string) {
	if len(out.Unresolved) < 200 {
		out.Unresolved = append(out.Unresolved, facts.Unresolved{What: what, Text: c.short(f), Why: why, Line: lineOf(f, c.from)})
	}
}

// guardOf is the guard that an expression stands for.
func guardOf(f *lex.File, c cut) facts.Guard {
	g := facts.Guard{Name: c.short(f), Line: lineOf(f, c.from)}
	head := g.Name
	if i := strings.IndexByte(head, '('); i > 0 {
		head = head[:i]
	}
	g.What = guardKind(withoutAuthors(head))
	if low := strings.ToLower(head); g.What == "other" && (strings.Contains(low, "guard") || strings.Contains(low, "middleware")) {
		g.What = guardKind(withoutAuthors(g.Name))
	}
	if slices.Contains(harmless, strings.ToLower(head)) {
		g.What = "other"
	}
	if low := strings.ToLower(g.Name); strings.Contains(low, "optional") || strings.Contains(low, "required=false") {
		g.What = "other" // it lets everybody in
	}
	if g.What == "role" || g.What == "auth" {
		for i := c.from; i < c.to; i++ {
			if f.IsString(i) {
				g.Roles = append(g.Roles, strings.ToLower(f.Value(i)))
			} else if f.IsWord(i) && f.Is(i-1, ".") && strings.HasSuffix(strings.ToLower(f.Text(i-2)), "role") {
				g.Roles = append(g.Roles, strings.ToLower(f.Text(i)))
			}
		}
		if len(g.Roles) > 0 && g.What == "auth" && !strings.Contains(strings.ToLower(head), "passport") {
			g.What = "role"
		}
	}
	return g
}

// harmless are names that sound like guards and let everybody in.
var harmless = []string{"session", "sessionmiddleware", "cookiesession", "expresssession", "passport.initialize", "passport.session", "cookieparser"}

// withoutAuthors takes away the word that begins like authorisation and is none.
func withoutAuthors(name string) string {
	low := strings.ToLower(name)
	for from := 0; ; {
		i := strings.Index(low[from:], "author")
		if i < 0 {
			return low
		}
		i += from
		if rest := low[i+len("author"):]; strings.HasPrefix(rest, "i") {
			from = i + 1
			continue
		}
		low = low[:i] + low[i+len("author"):]
	}
}

// routerish reports whether a name may be that of a router or app, so that it is
// worth following.
func routerish(name string) bool {
	name = strings.ToLower(name)
	for _, w := range []string{"app", "rout", "api", "server", "blueprint", "bp", "controller", "endpoint", "v1", "v2", "module"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

package fences

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/pattern"
)

var (
	// entryLine is an entry of an object, of a call's arguments or of a list: "open: true,",
	// `title="Till",`, "{ to: '/carts', label: 'Carts' },", "'open', 'shut',".
	entryLine = pattern.Of(`^(?:["']?[\w.$-]+["']?\?? *(?::|=>?) *[^=\s].*|\{ ?["']?\w+["']?: .*\}[,;]?|["'][^"']+["'](?:, ?["'][^"']+["'])*,?)$`)
	// keyOpens is a key that holds an object: "cookie: {".
	keyOpens = pattern.Of(`^["']?[\w.$-]+["']?: *[\[{]$`)
	// argument is one that is given by its name, or an object or a text that is given.
	argument = pattern.Of(`^\*{0,2}\w+ ?=|^[{"']`)
	// constantOpens is a constant that holds an object or a list.
	constantOpens = pattern.Of(`^(?:export )?(?:(?:const|val|final|static|readonly|private|public|protected) )+(\w+)(?: ?:[^=]+)? = (?:Object\.freeze\(|new (?:Map|Set)(?:<[^()]*>)?\(|mapOf\(|listOf\(|setOf\()?[\[{(]|^([A-Z][A-Z0-9_]{2,})(?: ?: ?[^=]+)? = [\[{(]`)
	// namesOpener are the ways in which a line names what it opens: a constant, a key, a
	// call.
	namesOpener = pattern.Of(`^(?:(?:export|const|let|var|val|final|static|readonly|private|public|protected) )*["']?([\w$-]+)["']?\??(?: ?:[^=({]+)? ?(?:=>?|:) ?|([\w.]+)\(?[\[{(]*$`)
	// opensBody are lines behind whose bracket something is done.
	opensBody = pattern.Of(`=> ?[({]$|\)(?: ?: ?[^{]+)? ?\{$|\) ?->.*\{$|^(?:if|for|while|switch|try|catch|else|do|return|when|with|def|async|function|describe|it|test|import)\b|\{ ?\w+(?:, ?\w+)* ?->$`)
)

// mostOpen is how many brackets within brackets are followed.
const mostOpen = 40

// opened is a bracket that is open, and what the line that opened it names.
type opened struct {
	name string
	body bool // something is done in it
	typ  bool // it is a type's own: its members are claims by themselves

	round bool // of arguments or parameters: "cart: Cart" says there what may be given
}

// entryReader reads what stands in the brackets of a fence, outside of functions.
type entryReader struct {
	r       *reading.Design
	fence   *pieces.Fence
	part    string
	classes []*facts.Symbol // of Python, by line
	open    []opened
	claims  []claims.Claim
}

// Entries reads what constants, settings and calls of a fence hold, outside of
// functions: a constant that is an object or a list, each of its entries, the
// arguments of a call that is written over several lines, the members of an object
// that a type holds. Code may keep the same in another form, so that the entries are
// for a reader, under the name of what holds them.
func Entries(r *reading.Design, f *pieces.Fence) []claims.Claim {
	switch f.Language() {
	case "typescript", "javascript", "python", "php", "kotlin", "java", "go", "ruby", "rust", "csharp", "dart":
	default:
		return nil
	}
	if f.Frame.Testing || f.Frame.Motive || f.Frame.Negated || !f.IsCode() {
		return nil
	}
	out := f.Scanned()
	if out == nil || holdsTests(out) {
		return nil
	}
	e := &entryReader{r: r, fence: f, part: r.PartOfFence(f)}
	if f.Language() == "python" {
		e.classes = classesOf(out, len(f.Lines))
	}
	for _, p := range f.Lines {
		text, _ := cutRemark(p.Text)
		e.line(p, text)
	}
	return e.claims
}

// cutRemark cuts a remark from the end of a line of code.
func cutRemark(line string) (code, remark string) {
	for _, mark := range []string{"  //", " // ", "  # ", " # "} {
		if before, after, ok := strings.Cut(line, mark); ok {
			return strings.TrimSpace(before), strings.TrimSpace(after)
		}
	}
	return line, ""
}

// line reads one line of code, without its remark.
func (e *entryReader) line(p *pieces.Piece, text string) {
	if text == "" {
		return
	}
	if _, comment := pieces.CommentText(text); comment {
		return
	}
	if fn := e.fence.Function(p); fn == "" && e.r.Made[p.Line] == 0 && !e.inBody() {
		e.read(p, text)
	}
	e.brackets(p, text)
}

// read makes the claim of a line that is an entry or a constant.
func (e *entryReader) read(p *pieces.Piece, text string) {
	if m := constantOpens().FindStringSubmatch(text); m != nil && !opensBody().MatchString(text) {
		name := m[1] + m[2]
		if names.IsUsual(name) {
			owner := ""
			if n := len(e.open); n > 0 && e.open[n-1].typ {
				owner = e.open[n-1].name
			}
			e.claims = append(e.claims, claims.Claim{Kind: claims.KindConstant, Line: p.Line, Constant: &claims.Constant{Owner: owner, Name: name}})
		}
		return
	}
	shown := len(e.open) == 0 && keyOpens().MatchString(text) // a piece of an object, without what holds it
	if !e.holds() && !shown || !entryLine().MatchString(text) || opensBody().MatchString(text) || strings.Contains(text, "...") {
		return
	}
	if n := len(e.open); n > 0 && e.open[n-1].round && !argument().MatchString(text) {
		return
	}
	name := e.path()
	if at := p.Line - e.fence.Line; e.classes != nil && at < len(e.classes) && e.classes[at] != nil {
		name = claims.Owned(claims.Owned(e.classes[at].Owner, e.classes[at].Name), name)
	}
	if name == "" {
		name, _, _ = strings.Cut(strings.Trim(text, `"'`), ":")
	}
	e.claims = append(e.claims, claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, name, text), Component: &claims.Component{Name: name}})
}

// inBody reports whether a bracket is open in which something is done.
func (e *entryReader) inBody() bool {
	for _, o := range e.open {
		if o.body {
			return true
		}
	}
	return false
}

// holds reports whether the innermost bracket is of something that holds entries.
func (e *entryReader) holds() bool {
	n := len(e.open)
	return n > 0 && !e.open[n-1].typ && e.path() != ""
}

// path names what is open: "Cart.buyer", "cookie".
func (e *entryReader) path() string {
	name := ""
	for _, o := range e.open {
		if o.name != "" {
			name = claims.Owned(name, o.name)
		}
	}
	if name == "" {
		return e.part
	}
	return name
}

// brackets opens and closes what a line opens and closes.
func (e *entryReader) brackets(p *pieces.Piece, text string) {
	first := true
	var quote byte
	depth := len(e.open)
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote != 0:
			switch c {
			case '\\':
				i++
			case quote:
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case (c == '{' || c == '[' || c == '(') && len(e.open) < mostOpen:
			e.open = append(e.open, opened{round: c == '('})
		case c == '}' || c == ']' || c == ')':
			e.open = e.open[:max(0, len(e.open)-1)]
			depth = min(depth, len(e.open))
		}
	}
	for i := depth; i < len(e.open); i++ {
		if first {
			round := e.open[i].round
			e.open[i], first = e.opens(p, text), false
			e.open[i].round = round
		}
	}
}

// opens says what a line names that leaves a bracket open.
func (e *entryReader) opens(p *pieces.Piece, text string) opened {
	if s := e.fence.DeclaredOn(p.Line - e.fence.Line + 1); s != nil {
		switch s.Kind {
		case facts.Class, facts.Interface, facts.Struct, facts.Enum, facts.Alias, facts.Module:
			return opened{name: s.Name, typ: true}
		case facts.Function, facts.Method:
			return opened{body: true}
		default:
		}
	}
	if opensBody().MatchString(text) || text[0] == '@' {
		return opened{body: true}
	}
	if m := namesOpener().FindStringSubmatch(text); m != nil {
		name := m[1] + m[2]
		return opened{name: name[strings.LastIndexByte(name, '.')+1:]}
	}
	return opened{}
}

package symbols

import (
	"sync"

	"kiro-mcp/internal/code/lex"
)

// row is what the reader has to know of a language with braces.
type row struct {
	declare   func(r *reader, i int) int // the index behind what declares something at i; i when nothing does
	newline   bool                       // a statement may begin on every line
	typeFirst bool                       // "int a", not "a: int"
	nameless  bool                       // parameters may lack their name
	dollar    bool                       // names begin with $
	at        bool                       // marks are written @Name(…)
	brackets  bool                       // or [Name(…)]
	hash      bool                       // or #[name(…)]
	modifiers string                     // words before a declaration, with blanks around each
	params    string                     // and before a parameter
	none      string                     // words that never begin a declaration
}

var rows = sync.OnceValue(func() map[string]*row {
	java := &row{
		declare: (*reader).typed, typeFirst: true, at: true, params: " final ", none: statements,
		modifiers: " public private protected static final abstract default synchronized native transient volatile strictfp sealed non ",
	}
	csharp := &row{
		declare: (*reader).typed, typeFirst: true, brackets: true, params: " this ref out in params scoped readonly ", none: statements,
		modifiers: " public private protected internal static readonly sealed abstract virtual override async partial extern unsafe new volatile required file event ref global ",
	}
	c := &row{
		declare: (*reader).typed, typeFirst: true, nameless: true, none: statements,
		modifiers: " static extern inline register volatile _Noreturn __inline __inline__ ",
	}
	cpp := &row{
		declare: (*reader).typed, typeFirst: true, nameless: true, brackets: true, none: statements,
		modifiers: " static extern inline register volatile virtual explicit constexpr consteval constinit friend mutable thread_local typename ",
	}
	kotlin := &row{
		declare: (*reader).worded, newline: true, at: true, params: " val var private public internal protected override vararg noinline crossinline open final lateinit ",
		modifiers: " public private protected internal open final abstract sealed data inner enum annotation companion override lateinit const suspend inline tailrec operator infix external expect actual value ",
	}
	scala := &row{
		declare: (*reader).worded, newline: true, at: true, params: " val var private protected override implicit final using inline ",
		modifiers: " private protected override final sealed abstract implicit lazy case inline transparent open opaque erased infix ",
	}
	rust := &row{
		declare: (*reader).worded, hash: true, params: " mut ref ",
		modifiers: " pub async unsafe extern default const move ",
	}
	php := &row{
		declare: (*reader).worded, typeFirst: true, dollar: true, hash: true, params: " public private protected readonly ",
		modifiers: " public private protected static final abstract readonly var ",
	}
	script := &row{
		declare: (*reader).script, newline: true, at: true, params: " public private protected readonly override ",
		modifiers: " export default declare abstract async public private protected static readonly override accessor ",
	}
	none := &row{}
	shell := &row{declare: (*reader).shell}
	sql := &row{declare: (*reader).sql}
	return map[string]*row{
		"python": none, "ruby": none, "prisma": none, "shell": shell, "sql": sql,
		"java": java, "csharp": csharp, "c": c, "cpp": cpp, "kotlin": kotlin, "scala": scala, "rust": rust, "php": php,
		"javascript": script, "typescript": script,
	}
})

// statements begin with these words.
const statements = " return throw else new goto case delete await if for while switch catch try lock foreach do yield break continue finally assert default when fixed synchronized using namespace typedef import package "

// control are words that have brackets behind them and are no function's name.
const control = " if for while switch catch return throw new else do foreach "

func rowOf(language string) *row { return rows()[language] }

// has reports whether a word is in a list of words with blanks around each.
func has(list string, w []byte) bool {
	n := len(w)
	if n == 0 {
		return false
	}
	for i := 0; i+n+1 < len(list); {
		if list[i+n+1] == ' ' && list[i+1] == w[0] && list[i+1:i+1+n] == string(w) {
			return true
		}
		for i++; list[i] != ' '; i++ {
		}
	}
	return false
}

func (o *row) modifier(w []byte) bool      { return has(o.modifiers, w) }
func (o *row) paramModifier(w []byte) bool { return has(o.params, w) }

// starts reports whether a statement or a member may begin at i.
func (r *reader) starts(i int) bool {
	if i == 0 || i == r.fresh {
		return true
	}
	before := r.At(i - 1)
	if before.End-before.Start == 1 {
		switch before.Byte {
		case ';', '{', '}':
			return true
		}
	}
	return r.row.newline && r.At(i).First && !r.goesOn(i)
}

// goesOn reports whether the statement of the line before goes on at i.
func (r *reader) goesOn(i int) bool {
	switch t := r.At(i - 1); t.Byte {
	case ',', '=', '.', '(', '[', '|', '&', '+', '-', '*', '<', ':':
		return t.Kind == lex.Punct
	}
	switch t := r.At(i); t.Byte {
	case '.', ',', ')', ']', '?', ':', '|', '&', '=', '+':
		return t.Kind == lex.Punct
	}
	return false
}

// before reads marks and modifiers; it gives the index behind them.
func (r *reader) before(i int) (marks []string, mods string, next int) {
	limit := r.top().end
	marks, i = r.marks(i, limit)
	from := i
	for i < limit {
		switch {
		case r.IsWord(i) && r.row.modifier(r.Bytes(i)):
			i++
			if r.punct(i, '(') && r.Is(i-1, "pub") || r.punct(i, '[') && r.row.newline && r.At(i).Line == r.At(i-1).Line && (r.Is(i-1, "private") || r.Is(i-1, "protected")) {
				i = r.after(i) // pub(crate), private[this]
			}
		case i > from && r.row.at && r.punct(i, '@'):
			more, next := r.marks(i, limit)
			if next == i {
				return marks, " " + r.text(from, i) + " ", i
			}
			marks, i = append(marks, more...), next
		default:
			if i == from {
				return marks, "", i
			}
			return marks, " " + r.text(from, i) + " ", i
		}
	}
	return marks, " " + r.text(from, i) + " ", i
}

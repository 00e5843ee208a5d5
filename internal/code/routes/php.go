package routes

import (
	"strings"

	"kiro-mcp/internal/code/lex"
)

// phpCall is one call of a chain such as Route::prefix('x')->group(…).
type phpCall struct {
	name string
	at   int
	open int
	args []cut
}

// phpChain are the calls that begin with the one whose name stands at i, behind
// :: or ->; end is the last token.
func phpChain(f *lex.File, i int) (calls []phpCall, end int) {
	end = i
	for f.IsWord(i) && f.Is(i+1, "(") && bracket(f, i+1) {
		calls = append(calls, phpCall{name: f.Text(i), at: i, open: i + 1, args: parts(f, i+1)})
		end = f.Partner(i + 1)
		if !f.Is(end+1, "->") {
			break
		}
		i = end + 2
	}
	return calls, end
}

// phpNames are the strings of an argument: one, or those of a list. Of classes
// they are the last part of the name.
func phpNames(f *lex.File, c cut) []string {
	var out []string
	for i := c.from; i < c.to; i++ {
		switch {
		case f.IsString(i) && !f.Is(i+1, "=>"):
			out = append(out, f.Value(i))
		case f.Is(i, "::") && f.Is(i+1, "class"):
			out = append(out, f.Text(i-1))
		}
	}
	return out
}

// phpKey is the value of a key in ['key' => value].
func phpKey(f *lex.File, list cut, key string) (cut, bool) {
	if list.empty() || !f.Is(list.from, "[") && !f.Is(list.from, "array") {
		return cut{}, false
	}
	open := list.from
	if f.Is(open, "array") {
		open++
	}
	for _, p := range parts(f, open) {
		if f.IsString(p.from) && f.Value(p.from) == key && f.Is(p.from+1, "=>") {
			return cut{p.from + 2, p.to}, true
		}
	}
	return cut{}, false
}

// phpBody is the body of a closure, or what stands behind the arrow of a short
// one.
func phpBody(f *lex.File, c cut) (cut, bool) {
	for i := c.from; i < c.to; i++ {
		switch {
		case f.Is(i, "{") && bracket(f, i):
			return inside(f, i), true
		case f.Is(i, "=>"):
			return cut{i + 1, c.to}, true
		case bracket(f, i):
			i = f.Partner(i)
		}
	}
	return cut{}, false
}

// phpClosure reports whether an argument is a function written in place.
func phpClosure(f *lex.File, c cut) bool {
	return f.Is(c.from, "function") || f.Is(c.from, "fn") || f.Is(c.from, "static") && (f.Is(c.from+1, "function") || f.Is(c.from+1, "fn"))
}

// phpFile is the path that an argument such as base_path('routes/api.php')
// names; empty if none.
func phpFile(f *lex.File, c cut) string {
	for i := c.from; i < c.to; i++ {
		if f.IsString(i) && strings.HasSuffix(f.Value(i), ".php") {
			return strings.TrimPrefix(strings.TrimPrefix(strings.TrimSuffix(f.Value(i), ".php"), "/"), "../")
		}
	}
	return ""
}

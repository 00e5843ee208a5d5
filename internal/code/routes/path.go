package routes

import "strings"

// colons are the frameworks that write a parameter as :name.
var colons = map[string]bool{
	"express": true, "nest": true, "fastify": true, "hono": true, "koa": true, "gin": true, "echo": true, "fiber": true,
	"axum": true, "rails": true, "sinatra": true,
}

// normal writes a path in the notation of endpoints: parameters as {name}, one
// slash between segments, none at the end.
func normal(framework, path string) string {
	var b strings.Builder
	for i := 0; i < len(path); {
		switch c := path[i]; {
		case c == '{':
			i = braced(&b, path, i)
		case c == '<':
			i = angled(&b, path, i)
		case c == ':' && colons[framework] && i+1 < len(path) && letter(path[i+1]):
			i = named(&b, path, i)
		case c == '*' && i+1 < len(path) && letter(path[i+1]) && (i == 0 || path[i-1] == '/'):
			end := wordEnd(path, i+1)
			b.WriteString("{" + path[i+1:end] + "}")
			i = end
		case c == '(' && framework == "rails":
			i = matching(path, i)
		case c == '/':
			if !strings.HasSuffix(b.String(), "/") {
				b.WriteByte(c)
			}
			i++
		default:
			b.WriteByte(c)
			i++
		}
	}
	return "/" + strings.Trim(b.String(), "/")
}

// braced writes {id:int}, {id?}, {*rest}, {rest...} as {id}.
func braced(b *strings.Builder, path string, i int) int {
	end := matching(path, i)
	inner := strings.TrimRight(strings.TrimLeft(path[i+1:max(i+1, end-1)], "*"), "?.")
	if at := strings.IndexAny(inner, ":=?"); at >= 0 {
		inner = inner[:at]
	}
	if inner = strings.TrimSpace(inner); inner != "$" {
		b.WriteString("{" + inner + "}")
	}
	return end
}

// angled writes <int:id> as {id}.
func angled(b *strings.Builder, path string, i int) int {
	end := matching(path, i)
	inner := path[i+1 : max(i+1, end-1)]
	b.WriteString("{" + strings.TrimSpace(inner[strings.LastIndexByte(inner, ':')+1:]) + "}")
	return end
}

// named writes :id, :id? and :id(\d+) as {id}.
func named(b *strings.Builder, path string, i int) int {
	end := wordEnd(path, i+1)
	b.WriteString("{" + path[i+1:end] + "}")
	if end < len(path) && (path[end] == '(' || path[end] == '{') {
		end = matching(path, end)
	}
	for end < len(path) && (path[end] == '?' || path[end] == '+' || path[end] == '*') {
		end++
	}
	return end
}

// matching is the index behind the bracket that closes the one at i.
func matching(path string, i int) int {
	closer := map[byte]byte{'{': '}', '<': '>', '(': ')'}[path[i]]
	depth := 0
	for k := i; k < len(path); k++ {
		switch path[k] {
		case '\\':
			k++
		case path[i]:
			depth++
		case closer:
			if depth--; depth == 0 {
				return k + 1
			}
		}
	}
	return len(path)
}

func letter(c byte) bool { return c == '_' || 'a' <= c|0x20 && c|0x20 <= 'z' }

func wordEnd(s string, i int) int {
	for i < len(s) && (letter(s[i]) || '0' <= s[i] && s[i] <= '9') {
		i++
	}
	return i
}

// join puts a path below a prefix; both are normal.
func join(prefix, path string) string {
	if prefix == "/" || prefix == "" {
		return path
	}
	if path == "/" || path == "" {
		return prefix
	}
	return prefix + path
}

// covers reports whether a path is below a pattern: "/admin" is itself and all
// below it, "*" is any run within a segment, "**" any rest; "=/admin" is itself alone.
func covers(pattern, path string) bool {
	if pattern == "" || pattern == "/" || pattern == "/**" || pattern == "/*" && strings.Count(path, "/") == 1 {
		return true
	}
	exact, ok := strings.CutPrefix(pattern, "=")
	if ok && strings.Count(exact, "/") != strings.Count(path, "/") {
		return false
	}
	want, have := strings.Split(strings.Trim(exact, "/"), "/"), strings.Split(strings.Trim(path, "/"), "/")
	for i, w := range want {
		if w == "**" {
			return true
		}
		if i >= len(have) || !segment(w, have[i]) {
			return false
		}
	}
	return true
}

// segment reports whether a segment of a pattern, which may hold * and {name},
// is one of a path.
func segment(pattern, have string) bool {
	if strings.HasPrefix(pattern, "{") || pattern == "*" || pattern == have {
		return true
	}
	before, after, ok := strings.Cut(pattern, "*")
	return ok && len(have) >= len(before)+len(after) && strings.HasPrefix(have, before) && strings.HasSuffix(have, after)
}

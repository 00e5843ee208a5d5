package names

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims/words"
)

// HTTPMethods are what may stand before a path.
var HTTPMethods = []string{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"}

// Endpoint is a method with a path as a text has it.
type Endpoint struct {
	Methods []string // one for each route: "GET/PUT /orders" are two
	Path    string   // parameters as {name}, without query and host
	Host    string   // that stands before the path
	Start   int
	End     int
}

// EndpointsIn finds "METHOD /path" in a text: plain, in back-ticks, in cells,
// with a whole URL.
func EndpointsIn(text string) []Endpoint {
	var found []Endpoint
	for at := 0; at < len(text); {
		slash := strings.IndexByte(text[at:], '/')
		if slash < 0 {
			break
		}
		slash += at
		at = slash + 1
		host, pathAt, methodEnd := HostBefore(text, slash)
		if pathAt < 0 {
			continue
		}
		methods, start := methodsBefore(text, methodEnd)
		if len(methods) == 0 {
			at = max(at, pathAt)
			continue
		}
		path, end := ScanPath(text, pathAt)
		at = max(at, end)
		if path == "" {
			continue
		}
		found = append(found, Endpoint{Methods: methods, Path: path, Host: host, Start: start, End: end})
	}
	return found
}

// HostBefore reads a scheme and host or a variable that stands for them around
// a slash. It gives where the path begins and where what is before the URL ends.
func HostBefore(text string, slash int) (host string, pathAt, before int) {
	if strings.HasPrefix(text[slash:], "//") {
		if slash == 0 || text[slash-1] != ':' {
			return "", -1, 0
		}
		end := slash + 2
		for end < len(text) && hostByte(text[end]) {
			end++
		}
		begin := slash - 1
		for begin > 0 && 'a' <= text[begin-1] && text[begin-1] <= 'z' {
			begin--
		}
		if end >= len(text) || text[end] != '/' {
			return "", -1, 0
		}
		return text[slash+2 : end], end, begin
	}
	begin := slash
	if slash > 1 && text[slash-1] == '}' { // ${BASE_URL}/orders, {base}/orders
		if open := strings.LastIndexByte(text[:slash], '{'); open >= 0 && slash-open < 30 {
			begin = open
			if begin > 0 && text[begin-1] == '$' {
				begin--
			}
			return text[begin:slash], slash, begin
		}
	}
	return "", slash, begin
}

func hostByte(c byte) bool {
	return words.InName(c) || strings.IndexByte(".-:{}$<>", c) >= 0
}

// methodsBefore reads back from where a path begins to the methods before it.
func methodsBefore(text string, end int) (methods []string, start int) {
	trimmed := len(strings.TrimRight(text[:end], " \t|`*:\"'({[])-–—→"))
	if trimmed == end || end-trimmed > 24 {
		return nil, 0
	}
	start = trimmed
	for {
		word := start
		for word > 0 && words.IsUpper(text[word-1]) {
			word--
		}
		if !slices.Contains(HTTPMethods, text[word:start]) || word > 0 && (words.InName(text[word-1]) || text[word-1] == '.') {
			break
		}
		methods = append(methods, text[word:start])
		start = word
		before := strings.TrimRight(text[:start], " `")
		if before == "" || strings.IndexByte("/,|", before[len(before)-1]) < 0 {
			break
		}
		next := len(strings.TrimRight(before[:len(before)-1], " `"))
		if next == 0 || !words.IsUpper(text[next-1]) {
			break
		}
		if !endsWithMethod(text[:next]) {
			break
		}
		start = next
	}
	slices.Reverse(methods)
	return methods, start
}

func endsWithMethod(s string) bool {
	at := len(s)
	for at > 0 && words.IsUpper(s[at-1]) {
		at--
	}
	return slices.Contains(HTTPMethods, s[at:])
}

// ScanPath reads a path with its parameters as {name}. It is empty when what
// stands there is none, or is more than one.
func ScanPath(text string, start int) (path string, end int) {
	var b strings.Builder
	at := start
	for at < len(text) {
		n, seen := pathPart(text[at:])
		if n < 0 {
			return "", at + 1
		}
		if n == 0 {
			break
		}
		b.WriteString(seen)
		at += n
	}
	raw := b.String()
	path = strings.TrimRight(raw, ".:-_~,")
	if strings.Contains(raw, "//") || strings.Contains(raw, "..") || at < len(text) && text[at] == '*' {
		return "", at
	}
	if len(path) > 1 {
		path = strings.TrimSuffix(path, "/")
	}
	return path, at
}

// pathPart reads one character of a path, or one parameter. A negative length
// says that this is no single path.
func pathPart(s string) (n int, seen string) {
	switch c := s[0]; {
	case strings.HasPrefix(s, "${"):
		return closedParam(s[1:], '}', 1)
	case c == '{':
		return closedParam(s, '}', 0)
	case c == '[':
		return closedParam(s, ']', 0)
	case c == '<':
		return closedParam(s, '>', 0)
	case strings.HasPrefix(s, "/:"), strings.HasPrefix(s, "/$"):
		n := 2
		for n < len(s) && words.InName(s[n]) {
			n++
		}
		if n > 2 {
			return n, "/{" + s[2:n] + "}"
		}
		return 1, "/"
	case words.InName(c), strings.IndexByte("/-.~%@:", c) >= 0:
		return 1, s[:1]
	}
	return 0, ""
}

// closedParam reads a parameter up to its closing bracket, which must be near:
// {id}, [id], <int:id>, {id:uuid}.
func closedParam(s string, closing byte, extra int) (n int, seen string) {
	end := strings.IndexByte(s, closing)
	if end < 2 || end > 40 {
		return 0, ""
	}
	name := s[1:end]
	if strings.ContainsAny(name, "|,") {
		return -1, ""
	}
	if strings.ContainsAny(name, " \t/(") {
		return 0, ""
	}
	name = strings.TrimLeft(name, "*.:")
	if before, after, ok := strings.Cut(name, ":"); ok {
		if closing == '>' { // <int:id>
			name = after
		} else { // {id:uuid}
			name = before
		}
	}
	name = strings.TrimRight(name, "?*")
	return end + 1 + extra, "{" + name + "}"
}

package doc

import (
	"slices"
	"strings"
)

var httpMethods = []string{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"}

// endpoints finds "METHOD /path" on a line in every shape of docs/kiro-format.md 4: plain,
// in back-ticks, in the cells of a table, in a label, with a whole URL, or as
// a route in code. Defines says that the line begins with it.
func endpoints(line string) []Mention {
	var found []Mention
	for at := 0; at < len(line); {
		slash := strings.IndexByte(line[at:], '/')
		if slash < 0 {
			break
		}
		slash += at
		at = slash + 1
		method, start := methodBefore(line, slash)
		if method == "" {
			continue
		}
		path, end := scanPath(line, slash)
		if path == "" {
			continue
		}
		found = append(found, Mention{
			Kind:    MentionEndpoint,
			Name:    method + " " + path,
			Span:    Span{start, end},
			Defines: strings.TrimLeft(line[:start], " \t-*+#|`0123456789.:>") == "",
		})
		at = end
	}
	return found
}

// methodBefore reads back from the slash that begins a path to the method. A
// host may stand between: "curl -X GET https://example.com/x".
func methodBefore(line string, slash int) (method string, start int) {
	at := slash
	if host := strings.LastIndexByte(line[:at], ' ') + 1; strings.Contains(line[host:at], "://") {
		at = host + strings.IndexAny(line[host:at], "h/") // its scheme, behind a quote or not
	}
	end := len(strings.TrimRight(line[:at], " \t|`*:：\"'({"))
	if end == at && at == slash || at-end > 24 {
		return "", 0
	}
	start = end
	for start > 0 && isASCIILetter(line[start-1]) {
		start--
	}
	word := line[start:end]
	if slices.Contains(httpMethods, word) && (start == 0 || !inBareWord(line[start-1]) || line[start-1] == '/') {
		return word, start
	}
	return routeMethod(line, start, end)
}

// routeMethod reads ".get(" and "@GetMapping(" before a quoted path.
func routeMethod(line string, start, end int) (method string, at int) {
	if end >= len(line) || line[end] != '(' || start == 0 {
		return "", 0
	}
	word := strings.ToUpper(strings.TrimSuffix(line[start:end], "Mapping"))
	if before := line[start-1]; slices.Contains(httpMethods, word) && (before == '.' || before == '@') {
		return word, start
	}
	return "", 0
}

// scanPath reads a path and writes its parameters as {}.
func scanPath(line string, start int) (path string, end int) {
	var b strings.Builder
	at := start
	for at < len(line) {
		n, seen := pathPart(line[at:])
		if n == 0 {
			break
		}
		b.WriteString(seen)
		at += n
	}
	path = strings.TrimRight(b.String(), ".:-_~")
	end = at - (b.Len() - len(path))
	if strings.Contains(b.String(), "//") || strings.Contains(b.String(), "..") {
		return "", 0
	}
	if len(path) > 1 {
		path = strings.TrimSuffix(path, "/")
	}
	return path, end
}

// pathPart reads one character of a path, or one parameter: {id}, :id, [id],
// <int:id>, $id, ${id}.
func pathPart(s string) (n int, seen string) {
	switch c := s[0]; {
	case strings.HasPrefix(s, "${"):
		return closedParameter(s[1:], '}', 1)
	case c == '{':
		return closedParameter(s, '}', 0)
	case c == '[':
		return closedParameter(s, ']', 0)
	case c == '<':
		return closedParameter(s, '>', 0)
	case strings.HasPrefix(s, "/:"), strings.HasPrefix(s, "/$"):
		n := 2
		for n < len(s) && (isASCIILetter(s[n]) || s[n] == '_' || '0' <= s[n] && s[n] <= '9') {
			n++
		}
		if n > 2 {
			return n, "/{}"
		}
		return 1, "/"
	case isASCIILetter(c), '0' <= c && c <= '9', strings.IndexByte("/-_.~%@:", c) >= 0:
		return 1, s[:1]
	default:
		return 0, ""
	}
}

// closedParameter reads up to a closing bracket, which must come soon.
func closedParameter(s string, closing byte, extra int) (n int, seen string) {
	end := strings.IndexByte(s, closing)
	if end < 2 || end > 40 || strings.ContainsAny(s[1:end], " \t/(") {
		return 0, ""
	}
	return end + 1 + extra, "{}"
}

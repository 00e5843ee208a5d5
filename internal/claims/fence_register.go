package claims

import (
	"path"
	"slices"
	"strings"
)

// registered reads a line that registers a route: a decorator, an annotation,
// a call of a router.
func (l *routeLines) registered(b *block) []Claim {
	method, on, rest := registration(b.text)
	if method == "" {
		return nil
	}
	text, given := routePath(rest)
	if !given {
		return nil
	}
	prefix := l.class
	if on != "" {
		known, ok := l.groups[on]
		if !ok && !routerName(on) {
			return nil
		}
		prefix = known
	}
	if prefix == "" && text == "" {
		return nil
	}
	full := strings.ReplaceAll(prefix, "[controller]", "{controller}")
	if text != "" && text != "/" {
		full += slashed(text)
	}
	if full == "" {
		full = "/"
	}
	clean, _ := scanPath(full, 0)
	if clean == "" || strings.Contains(clean, "{controller}") {
		return nil
	}
	return l.served(b, foundEndpoint{methods: []string{method}, path: clean}, rest)
}

// routePath is the path in a registration's arguments; an empty one stands for
// the router's own.
func routePath(rest string) (text string, given bool) {
	trimmed := strings.TrimSpace(rest)
	if trimmed == "" || strings.HasPrefix(trimmed, ")") || strings.HasPrefix(trimmed, "]") {
		return "", true
	}
	if at := strings.IndexAny(trimmed, "\"'`"); at < 0 || at > 12 {
		return "", false
	}
	text = quotedText(trimmed)
	return text, !strings.ContainsAny(text, " ") && !strings.Contains(text, "://")
}

// annotations by the method that they register.
var annotations = map[string]string{
	"@GetMapping": "GET", "@PostMapping": "POST", "@PutMapping": "PUT", "@PatchMapping": "PATCH", "@DeleteMapping": "DELETE",
	"@Get": "GET", "@Post": "POST", "@Put": "PUT", "@Patch": "PATCH", "@Delete": "DELETE",
	"[HttpGet": "GET", "[HttpPost": "POST", "[HttpPut": "PUT", "[HttpPatch": "PATCH", "[HttpDelete": "DELETE",
}

// registration reads what a line registers: the method, the router's variable
// if any, and the arguments.
func registration(text string) (method, on, rest string) {
	head, rest, ok := strings.Cut(text, "(")
	if !ok {
		head, rest = strings.TrimSuffix(text, "]"), ""
	}
	if m := annotations[head]; m != "" {
		return m, "", rest
	}
	if !ok {
		return "", "", ""
	}
	decorated := strings.HasPrefix(head, "@")
	receiver, name, dotted := cutLast(strings.TrimPrefix(head, "@"), ".")
	if !dotted {
		receiver, name, dotted = cutLast(head, "::") // Route::get
	}
	if !dotted || strings.ContainsAny(receiver, " =(") {
		return "", "", ""
	}
	name = strings.TrimPrefix(name, "Map") // ASP.NET's MapGet
	upper := strings.ToUpper(name)
	if !slices.Contains(httpMethods, upper) {
		return "", "", ""
	}
	on = lastWord(receiver)
	if !decorated && !strings.Contains(rest, ",") && !strings.HasSuffix(strings.TrimSpace(rest), "{") && on != "Route" {
		return "", "", "" // one argument: a client's call
	}
	return upper, on, rest
}

func cutLast(s, sep string) (before, after string, found bool) {
	if at := strings.LastIndex(s, sep); at >= 0 {
		return s[:at], s[at+len(sep):], true
	}
	return s, "", false
}

// routerName reports whether a variable is called like something that serves.
func routerName(name string) bool {
	lower := strings.ToLower(name)
	return slices.Contains([]string{"app", "router", "routes", "route", "server", "fastify", "bp", "blueprint", "mux", "v1", "r", "e", "group"}, lower) ||
		strings.HasSuffix(lower, "router") || strings.HasSuffix(lower, "routes") || strings.HasSuffix(lower, "_bp") || strings.HasSuffix(lower, "group")
}

// fileRoute reads a file whose path is the route: "// app/api/orders/route.ts"
// with functions named like methods.
func (l *routeLines) fileRoute() []Claim {
	file, _, _ := strings.Cut(firstComment(l.fence), " ")
	clean := routeOfFile(file)
	if clean == "" {
		return nil
	}
	var claims []Claim
	for _, b := range l.fence.blocks {
		for _, m := range httpMethods {
			if strings.Contains(b.text, "function "+m+"(") || strings.Contains(b.text, "const "+m+" =") {
				claims = append(claims, l.served(b, foundEndpoint{methods: []string{m}, path: clean}, "")...)
			}
		}
	}
	return claims
}

// routeOfFile is the route that a file stands for by its path: "app/api/orders/[id]/route.ts".
func routeOfFile(file string) string {
	dir, base := path.Split(file)
	if name, _, _ := strings.Cut(base, "."); name != "route" {
		return ""
	}
	_, dir, ok := strings.Cut("/"+dir, "/app/")
	if !ok {
		return ""
	}
	var segments []string
	for s := range strings.SplitSeq(strings.Trim(dir, "/"), "/") {
		if !strings.HasPrefix(s, "(") {
			segments = append(segments, s)
		}
	}
	clean, _ := scanPath("/"+strings.Join(segments, "/"), 0)
	return clean
}

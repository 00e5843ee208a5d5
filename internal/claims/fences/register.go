package fences

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/words"
)

// registered reads a line that registers a route: a decorator, an annotation,
// a call of a router.
func (l *routeLines) registered(p *pieces.Piece) []claims.Claim {
	method, on, rest := registration(p.Text)
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
	clean, _ := names.ScanPath(full, 0)
	if clean == "" || strings.Contains(clean, "{controller}") {
		return nil
	}
	return l.served(p, names.Endpoint{Methods: []string{method}, Path: clean}, rest)
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
	receiver, name, dotted := words.CutLast(strings.TrimPrefix(head, "@"), ".")
	if !dotted {
		receiver, name, dotted = words.CutLast(head, "::") // Route::get
	}
	if !dotted || strings.ContainsAny(receiver, " =(") {
		return "", "", ""
	}
	name = strings.TrimPrefix(name, "Map") // ASP.NET's MapGet
	upper := strings.ToUpper(name)
	if !slices.Contains(names.HTTPMethods, upper) {
		return "", "", ""
	}
	on = lastWord(receiver)
	if !decorated && !strings.Contains(rest, ",") && !strings.HasSuffix(strings.TrimSpace(rest), "{") && on != "Route" {
		return "", "", "" // one argument: a client's call
	}
	return upper, on, rest
}

// routerName reports whether a variable is called like something that serves.
func routerName(name string) bool {
	lower := strings.ToLower(name)
	return slices.Contains([]string{"app", "router", "routes", "route", "server", "fastify", "bp", "blueprint", "mux", "v1", "r", "e", "group"}, lower) ||
		strings.HasSuffix(lower, "router") || strings.HasSuffix(lower, "routes") || strings.HasSuffix(lower, "_bp") || strings.HasSuffix(lower, "group")
}

// fileRoute reads a file whose path is the route: "// app/api/orders/route.ts"
// with functions named like methods.
func (l *routeLines) fileRoute() []claims.Claim {
	file, _, _ := strings.Cut(pieces.FirstComment(l.fence), " ")
	clean := names.RouteOfFile(file)
	if clean == "" {
		return nil
	}
	var found []claims.Claim
	for _, p := range l.fence.Lines {
		for _, m := range names.HTTPMethods {
			if strings.Contains(p.Text, "function "+m+"(") || strings.Contains(p.Text, "const "+m+" =") {
				found = append(found, l.served(p, names.Endpoint{Methods: []string{m}, Path: clean}, "")...)
			}
		}
	}
	return found
}

package names

import (
	"path"
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/pattern"
)

var routePattern = pattern.Of("\\b(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)`?\\s+`?(/[A-Za-z0-9_\\-/{}:.\\[\\]*<>]*)")

// RouteIn is the endpoint that a text names, nil if it names none or several.
func RouteIn(text string) *claims.Endpoint {
	if !strings.Contains(text, "/") || !hasMethod(text) {
		return nil
	}
	found := routePattern().FindAllStringSubmatch(text, 2)
	if len(found) != 1 {
		return nil
	}
	return &claims.Endpoint{Method: found[0][1], Path: strings.TrimRight(found[0][2], ".:*`")}
}

func hasMethod(text string) bool {
	for _, m := range []string{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"} {
		if strings.Contains(text, m) {
			return true
		}
	}
	return false
}

// RoutesIn are all endpoints that a text names, as "METHOD /path".
func RoutesIn(text string) []string {
	if !strings.Contains(text, "/") || !hasMethod(text) {
		return nil
	}
	var out []string
	for _, m := range routePattern().FindAllStringSubmatch(text, 20) {
		out = words.AddOnce(out, m[1]+" "+strings.TrimRight(m[2], ".:*`"))
	}
	return out
}

// IsHTTPMethod reports whether a text is a method of HTTP.
func IsHTTPMethod(s string) bool {
	switch s {
	case "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS":
		return true
	}
	return false
}

// RouteOfFile is the route that a file stands for by its path: "app/api/orders/[id]/route.ts".
func RouteOfFile(file string) string {
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
	clean, _ := ScanPath("/"+strings.Join(segments, "/"), 0)
	return clean
}

// OnMachine reports whether a path is one of a machine, not of a server.
func OnMachine(path string) bool {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return slices.Contains([]string{"tmp", "usr", "etc", "var", "home", "Users", "dev", "opt", "bin", "mnt", "proc", "root", "lib", "srv"}, first)
}

// LooksLikeFile reports whether the last segment of a path ends like a file; one of JSON
// may as well be served.
func LooksLikeFile(path string) bool {
	last := path[strings.LastIndexByte(path, '/')+1:]
	at := strings.LastIndexByte(last, '.')
	return at > 0 && at < len(last)-1 && !strings.HasSuffix(last, ".json") && !strings.HasSuffix(last, "}")
}

// Anonymous is a path with its parameters as {}.
func Anonymous(path string) string {
	if !strings.Contains(path, "{") {
		return path
	}
	segments := strings.Split(path, "/")
	for i, s := range segments {
		if strings.HasPrefix(s, "{") && strings.HasSuffix(s, "}") {
			segments[i] = "{}"
		}
	}
	return strings.Join(segments, "/")
}

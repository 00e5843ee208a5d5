package reading

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/specfs/doc"
)

// Prefixes are the paths that a design puts before those of its endpoints.
type Prefixes struct {
	Base     string // for the whole design
	sections map[*doc.Section]string
	labels   map[string]string // by label that gives one
	Hosts    []string          // the system's own
}

// PrefixWords tell that a sentence gives the path that all others are below.
var PrefixWords = []string{"base url", "base path", "base uri", "api base", "api prefix", "url prefix", "path prefix", "route prefix", "root path", "prefixed with", "prefixed by", "prefix:", "prefix is", "mounted at", "mounted under", "mounted on", "served under", "live under", "under the path", "base route", "基础路径", "前缀", "ベースurl", "ベースパス", "プレフィックス"}

// wholeWords tell that it is for all of the design.
var wholeWords = []string{"all endpoints", "all routes", "all api", "all apis", "every endpoint", "all paths", "api base", "base url", "api prefix", "所有", "全て", "すべて"}

// find reads the prefixes that a design gives.
func (x *Prefixes) find(blocks []*pieces.Piece) {
	x.sections = map[*doc.Section]string{}
	x.labels = map[string]string{}
	for _, p := range blocks {
		if p.Frame.LeftOut != "" || p.Frame.Planned != "" || p.Frame.Testing {
			continue
		}
		switch p.Kind {
		case pieces.Heading:
			if path := soloPath(p.Text); path != "" {
				x.sections[p.Section] = path
			}
		case pieces.Label:
			if path := soloPath(p.Text); path != "" {
				x.labels[p.Text] = path
			}
			x.sentence(p)
		case pieces.Sentence, pieces.Item, pieces.Row:
			x.sentence(p)
		default:
		}
	}
}

// sentence reads "Base URL: `/api/v1`".
func (x *Prefixes) sentence(p *pieces.Piece) {
	lower := strings.ToLower(p.Text)
	if _, ok := words.HoldsAny(lower, PrefixWords); !ok || len(names.EndpointsIn(p.Text)) > 0 {
		return
	}
	at := strings.IndexByte(p.Text, '/')
	if at < 0 {
		return
	}
	host, pathAt, _ := names.HostBefore(p.Text, at)
	if host != "" && !slices.Contains(x.Hosts, host) {
		x.Hosts = append(x.Hosts, host)
	}
	if pathAt < 0 || pathAt > 0 && host == "" && strings.IndexByte(" `\"'(（:：", p.Text[pathAt-1]) < 0 {
		return
	}
	path, end := names.ScanPath(p.Text, pathAt)
	if len(path) < 2 || strings.Count(path, "/") > 5 || names.OnMachine(path) || strings.Contains(p.Text[end:], " /") {
		return
	}
	_, whole := words.HoldsAny(lower, wholeWords)
	if whole || p.Section == nil || p.Section.Parent == nil && aboutRoutes(p.Section.Title) {
		if x.Base == "" {
			x.Base = path
		}
		return
	}
	if x.sections[p.Section] == "" {
		x.sections[p.Section] = path
	}
}

// aboutRoutes reports whether a heading is about the interface as a whole.
func aboutRoutes(title string) bool {
	_, ok := words.HoldsAny(strings.ToLower(title), []string{"api", "apis", "endpoint", "endpoints", "routes", "routing", "rest", "http", "interface", "接口", "エンドポイント"})
	return ok
}

// soloPath is the path in a heading that names no method: "Orders
// (`/api/orders`)", "`/api/orders`", "Orders API: /api/orders".
func soloPath(text string) string {
	if len(names.EndpointsIn(text)) > 0 || strings.Contains(text, "://") {
		return ""
	}
	for at := 0; at < len(text); at++ {
		if text[at] != '/' || at > 0 && strings.IndexByte(" `(（:：\"", text[at-1]) < 0 || at+1 < len(text) && text[at+1] == ' ' {
			continue
		}
		path, end := names.ScanPath(text, at)
		rest := strings.Trim(text[min(end, len(text)):], " `)）/*")
		if len(path) < 2 || names.OnMachine(path) || strings.Contains(rest, "/") || names.LooksLikeFile(path) {
			return ""
		}
		return path
	}
	return ""
}

// Own is the path that the heading or label right above a table gives, for a
// table that lists methods only.
func (x *Prefixes) Own(p *pieces.Piece) string {
	if path := x.labels[p.Label]; path != "" {
		return path
	}
	if p.Section == nil {
		return ""
	}
	if path := x.sections[p.Section]; path != "" {
		return path
	}
	for _, w := range names.PathWords(p.Section.Title) {
		if path := names.RouteOfFile(w); path != "" {
			return path
		}
	}
	return ""
}

// Full puts before a path what the design puts before it there. Partial says
// that no prefix was found for it.
func (x *Prefixes) Full(path string, s *doc.Section, around ...string) (full string, partial bool) {
	joined := false
	for _, a := range slices.Backward(around) {
		if prefix := x.labels[a]; prefix != "" {
			path, joined = joinPath(prefix, path), true
			break
		}
	}
	for ; s != nil; s = s.Parent {
		if prefix := x.sections[s]; prefix != "" {
			path, joined = joinPath(prefix, path), true
		}
	}
	if x.Base != "" && !outside(path) {
		return joinBase(x.Base, path), false
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return path, !joined && first != "api" && !version(first)
}

// outside reports whether a path usually stands beside the base.
func outside(path string) bool {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return slices.Contains([]string{"health", "healthz", "ready", "readyz", "live", "livez", "metrics", "ping", "docs", "openapi.json", "swagger", "status", "ws", "webhook", "webhooks"}, first)
}

func version(segment string) bool {
	return len(segment) > 1 && segment[0] == 'v' && '0' <= segment[1] && segment[1] <= '9'
}

// joinPath puts a controller's prefix before a path. One that has the prefix
// already, or begins where the prefix ends, is not given it twice.
func joinPath(prefix, path string) string {
	prefix = strings.TrimSuffix(prefix, "/")
	if path == "/" || path == "" {
		return prefix
	}
	if path == prefix || strings.HasPrefix(path, prefix+"/") {
		return path
	}
	segments := strings.Split(strings.TrimPrefix(prefix, "/"), "/")
	for i := range segments {
		tail := "/" + strings.Join(segments[i:], "/")
		if path == tail || strings.HasPrefix(path, tail+"/") {
			return "/" + strings.Join(segments[:i], "/") + "/" + strings.TrimPrefix(path, "/")
		}
	}
	if sameFirst(prefix, path) {
		return path
	}
	return prefix + path
}

// joinBase puts the design's base before a path.
func joinBase(base, path string) string {
	joined := joinPath(base, path)
	return strings.ReplaceAll(joined, "//", "/")
}

// sameFirst reports whether both paths begin with "api" or a version, so that
// the second is a whole one.
func sameFirst(a, b string) bool {
	x, _, _ := strings.Cut(strings.TrimPrefix(a, "/"), "/")
	y, _, _ := strings.Cut(strings.TrimPrefix(b, "/"), "/")
	return y == "api" || x == y && version(x)
}

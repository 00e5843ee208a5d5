package claims

import (
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// prefixes are the paths that a design puts before those of its endpoints.
type prefixes struct {
	base     string // for the whole design
	sections map[*doc.Section]string
	labels   map[string]string // by label that gives one
	hosts    []string          // the system's own
}

// prefixWords tell that a sentence gives the path that all others are below.
var prefixWords = []string{"base url", "base path", "base uri", "api base", "api prefix", "url prefix", "path prefix", "route prefix", "root path", "prefixed with", "prefixed by", "prefix:", "prefix is", "mounted at", "mounted under", "mounted on", "served under", "live under", "under the path", "base route", "基础路径", "前缀", "ベースurl", "ベースパス", "プレフィックス"}

// wholeWords tell that it is for all of the design.
var wholeWords = []string{"all endpoints", "all routes", "all api", "all apis", "every endpoint", "all paths", "api base", "base url", "api prefix", "所有", "全て", "すべて"}

// find reads the prefixes that a design gives.
func (p *prefixes) find(blocks []*block) {
	p.sections = map[*doc.Section]string{}
	p.labels = map[string]string{}
	for _, b := range blocks {
		if b.frame.leftOut != "" || b.frame.planned != "" || b.frame.testing {
			continue
		}
		switch b.kind {
		case heading:
			if path := soloPath(b.text); path != "" {
				p.sections[b.section] = path
			}
		case label:
			if path := soloPath(b.text); path != "" {
				p.labels[b.text] = path
			}
			p.sentence(b)
		case sentence, item, row:
			p.sentence(b)
		default:
		}
	}
}

// sentence reads "Base URL: `/api/v1`".
func (p *prefixes) sentence(b *block) {
	lower := strings.ToLower(b.text)
	if _, ok := holdsAny(lower, prefixWords); !ok || len(endpointsIn(b.text)) > 0 {
		return
	}
	at := strings.IndexByte(b.text, '/')
	if at < 0 {
		return
	}
	host, pathAt, _ := hostBefore(b.text, at)
	if host != "" && !slices.Contains(p.hosts, host) {
		p.hosts = append(p.hosts, host)
	}
	if pathAt < 0 || pathAt > 0 && host == "" && strings.IndexByte(" `\"'(（:：", b.text[pathAt-1]) < 0 {
		return
	}
	path, end := scanPath(b.text, pathAt)
	if len(path) < 2 || strings.Count(path, "/") > 5 || fileSystem(path) || strings.Contains(b.text[end:], " /") {
		return
	}
	_, whole := holdsAny(lower, wholeWords)
	if whole || b.section == nil || b.section.Parent == nil && aboutRoutes(b.section.Title) {
		if p.base == "" {
			p.base = path
		}
		return
	}
	if p.sections[b.section] == "" {
		p.sections[b.section] = path
	}
}

// aboutRoutes reports whether a heading is about the interface as a whole.
func aboutRoutes(title string) bool {
	_, ok := holdsAny(strings.ToLower(title), []string{"api", "apis", "endpoint", "endpoints", "routes", "routing", "rest", "http", "interface", "接口", "エンドポイント"})
	return ok
}

// soloPath is the path in a heading that names no method: "Orders
// (`/api/orders`)", "`/api/orders`", "Orders API: /api/orders".
func soloPath(text string) string {
	if len(endpointsIn(text)) > 0 || strings.Contains(text, "://") {
		return ""
	}
	for at := 0; at < len(text); at++ {
		if text[at] != '/' || at > 0 && strings.IndexByte(" `(（:：\"", text[at-1]) < 0 || at+1 < len(text) && text[at+1] == ' ' {
			continue
		}
		path, end := scanPath(text, at)
		rest := strings.Trim(text[min(end, len(text)):], " `)）/*")
		if len(path) < 2 || fileSystem(path) || strings.Contains(rest, "/") || looksLikeFile(path) {
			return ""
		}
		return path
	}
	return ""
}

// own is the path that the heading or label right above a table gives, for a
// table that lists methods only.
func (p *prefixes) own(b *block) string {
	if path := p.labels[b.label]; path != "" {
		return path
	}
	if b.section == nil {
		return ""
	}
	if path := p.sections[b.section]; path != "" {
		return path
	}
	for _, w := range pathWords(b.section.Title) {
		if path := routeOfFile(w); path != "" {
			return path
		}
	}
	return ""
}

// fileSystem reports whether a path is one of a machine, not of a server.
func fileSystem(path string) bool {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return slices.Contains([]string{"tmp", "usr", "etc", "var", "home", "Users", "dev", "opt", "bin", "mnt", "proc", "root", "lib", "srv"}, first)
}

func looksLikeFile(path string) bool {
	last := path[strings.LastIndexByte(path, '/')+1:]
	at := strings.LastIndexByte(last, '.')
	return at > 0 && at < len(last)-1 && !strings.HasSuffix(last, ".json") && !strings.HasSuffix(last, "}")
}

// full puts before a path what the design puts before it there. Partial says
// that no prefix was found for it.
func (p *prefixes) full(path string, s *doc.Section, around ...string) (full string, partial bool) {
	joined := false
	for _, a := range slices.Backward(around) {
		if prefix := p.labels[a]; prefix != "" {
			path, joined = joinPath(prefix, path), true
			break
		}
	}
	for ; s != nil; s = s.Parent {
		if prefix := p.sections[s]; prefix != "" {
			path, joined = joinPath(prefix, path), true
		}
	}
	if p.base != "" && !outside(path) {
		return joinBase(p.base, path), false
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

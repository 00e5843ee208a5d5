package conform

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

// base is how the paths of a design differ from those of the code throughout.
type base struct {
	cut     string // beginning that the design has and the code has not
	put     string // beginning that the code has and the design has not
	why     string // empty when nothing differs throughout
	covers  []*claims.Claim
	partial bool // the design gave no whole paths, so that nothing contradicts it
}

func (b base) apply(path string) string {
	if b.cut != "" && !strings.HasPrefix(path, b.cut) {
		return path
	}
	return b.put + strings.TrimPrefix(path, b.cut)
}

// findOffset looks for one change of prefix under which more than half of the
// promised routes are served, at least three of them or all, when fewer than a
// quarter are served as promised. So a renamed prefix is one finding, and a
// design that leaves "/api" away still finds its routes.
func (r *routing) findOffset(promised []*claims.Claim) base {
	direct, votes := 0, map[prefixChange]int{}
	for _, c := range promised {
		path := shape(c.Endpoint.Path)
		if len(r.byShape[path]) > 0 {
			direct++
			continue
		}
		for s, served := range r.byShape {
			if b, ok := offsetOf(path, s); ok && anyMethod(c.Endpoint.Method, served) {
				votes[b]++
			}
		}
	}
	var best prefixChange
	for b, n := range votes {
		if n > votes[best] || n == votes[best] && b.less(best) {
			best = b
		}
	}
	n := votes[best]
	if n == 0 || n < 3 && n < len(promised) || 2*n <= len(promised)-direct || 4*direct > len(promised) {
		return base{}
	}
	out := base{cut: best.cut, put: best.put, why: "throughout", partial: true}
	for _, c := range promised {
		path := shape(c.Endpoint.Path)
		if len(r.byShape[path]) == 0 && len(r.byShape[out.apply(path)]) > 0 {
			out.covers = append(out.covers, c)
			out.partial = out.partial && c.Endpoint.Partial
		}
	}
	return out
}

// prefixChange is a change of prefix.
type prefixChange struct{ cut, put string }

func (b prefixChange) less(o prefixChange) bool {
	return len(b.cut)+len(b.put) < len(o.cut)+len(o.put) || len(b.cut)+len(b.put) == len(o.cut)+len(o.put) && b.cut+b.put < o.cut+o.put
}

// offsetOf is what has to change at the beginning of one path to make another of
// it. What stays must have a word of its own.
func offsetOf(from, to string) (prefixChange, bool) {
	a, b := strings.Split(from[1:], "/"), strings.Split(to[1:], "/")
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	words := 0
	for _, s := range a[len(a)-n:] {
		if s != "{}" {
			words++
		}
	}
	cut, put := a[:len(a)-n], b[:len(b)-n]
	if words == 0 || len(cut) > 3 || len(put) > 3 || strings.Contains(strings.Join(cut, "")+strings.Join(put, ""), "{}") {
		return prefixChange{}, false
	}
	return prefixChange{joined(cut), joined(put)}, true
}

func joined(parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	return "/" + strings.Join(parts, "/")
}

func anyMethod(method string, served []facts.Endpoint) bool {
	for _, e := range served {
		if sameMethod(method, e.Method) {
			return true
		}
	}
	return false
}

var basePathCheck = Check{
	ID: "base_path", Group: API, Severity: doc.Error,
	Title: "Routes lie under the promised prefix",
	Why:   "a prefix that differs throughout is one mistake, of the design or of the code, and not one for each route",
	whole: judgeBase,
}

func judgeBase(h *held) []Judgement {
	b := h.routes.offset
	// A single route may be reached through a gateway that puts a beginning before it.
	if b.why == "" || b.partial || len(b.covers) < 2 {
		return nil
	}
	first := b.covers[0]
	j := violated(nil, "%s served under %s where the design has %s", are(len(b.covers), "promised route"), orRoot(b.put), orRoot(b.cut))
	if served, ok := h.routes.serves(first.Endpoint); ok {
		j.Source = []Evidence{routeEvidence(served)}
	}
	if proxy := h.proxyNaming(b.cut); proxy != "" {
		j.Verdict, j.Message = Unresolved, j.Message+"; "+proxy+" may add it"
		j.asking("Does what stands before the application add %s to its routes?", orRoot(b.cut))
	}
	j.Element, j.Line, j.Quote = "base path "+orRoot(b.cut), first.Line, first.Quote
	for _, c := range b.covers {
		j.Covers = append(j.Covers, c.Element)
	}
	return []Judgement{*j}
}

// proxyNaming finds a file that may put a prefix before the application's paths.
func (h *held) proxyNaming(prefix string) string {
	if prefix == "" {
		return ""
	}
	for _, f := range h.in.Project.Files {
		name := strings.ToLower(f.Path)
		for _, mark := range []string{"nginx", "traefik", "ingress", "api-gateway", "vite.config", "next.config", "caddyfile", "haproxy", "vercel.json", "netlify"} {
			if strings.Contains(name, mark) {
				return f.Path
			}
		}
	}
	return ""
}

func are(n int, noun string) string {
	if n == 1 {
		return "1 " + noun + " is"
	}
	return prose.Plural(n, noun) + " are"
}

func orRoot(prefix string) string {
	if prefix == "" {
		return "/"
	}
	return prefix
}

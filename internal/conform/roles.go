package conform

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
)

// realRoles are those that a guard can ask for.
func realRoles(roles []string) []string {
	var out []string
	for _, r := range roles {
		if r != "" && r != "user" && r != "authenticated" && r != "any" && r != "all" {
			out = append(out, r)
		}
	}
	return out
}

func judgeRoles(h *held, e *claims.Endpoint, served facts.Endpoint, list []facts.Guard, roles []string) *Judgement {
	for _, g := range served.Guards {
		for _, r := range roles {
			if asksFor(g, r) {
				return satisfied(guardEvidence(served, g), "%s asks for %s", g.Name, r)
			}
		}
	}
	if at, extractor := h.extracts(served, roles); extractor != "" {
		return satisfied(at, "the handler takes %s", extractor)
	}
	if at, call := h.checksInBody(served, roles); call != "" {
		return satisfied(at, "the handler calls %s", call)
	}
	if at, ok := h.namesInBody(served, roles); ok {
		return unresolved([]Evidence{at}, "", "no guard of %s asks for %s; its handler names it here", name(e), strings.Join(roles, " or ")).
			asking("Does the handler refuse who is not %s?", strings.Join(roles, " or "))
	}
	if at, ok := h.namesInGuard(list, roles); ok {
		return unresolved([]Evidence{at}, "", "what guards %s is handed other roles; it names %s itself", name(e), strings.Join(roles, " or ")).
			asking("Does it let %s through?", strings.Join(roles, " or "))
	}
	for _, g := range list {
		if len(g.Roles) > 0 {
			return violated([]Evidence{guardEvidence(served, g)}, "%s asks for %s, the design has %s", g.Name, strings.Join(g.Roles, ", "), strings.Join(roles, ", "))
		}
	}
	if len(list) > 0 && !h.asksAnywhere(roles) {
		return unresolved([]Evidence{guardEvidence(served, list[0])}, "", "%s guards %s; no route asks for the role %s, which may be that of every caller", list[0].Name, name(e), strings.Join(roles, " or ")).
			asking("Is everybody whom %s lets through %s?", list[0].Name, strings.Join(roles, " or "))
	}
	return h.unguarded(e, served, "nothing on %s asks for the role "+strings.Join(roles, " or "))
}

// checksInBody finds a call in the handler that looks at the role.
func (h *held) checksInBody(e facts.Endpoint, roles []string) (Evidence, string) {
	f := h.files[e.HandlerFile]
	if f == nil {
		return Evidence{}, ""
	}
	for _, c := range f.Calls {
		if c.Line < e.HandlerLine || c.Line > e.HandlerEnd {
			continue
		}
		n := fold(c.Name)
		for _, r := range roles {
			if strings.Contains(n, fold(r)) && (strings.Contains(n, "require") || strings.Contains(n, "check") || strings.Contains(n, "ensure") || strings.Contains(n, "assert") || strings.Contains(n, "is"+fold(r)) || strings.Contains(n, "authorize")) {
				return Evidence{File: f.Path, Line: c.Line}, c.Name
			}
		}
		for _, word := range []string{"authorize", "hasrole", "requirerole", "checkrole", "ensurerole", "haspermission", "checkpermission", "requirepermission", "policy", "gate"} {
			if strings.Contains(n, word) {
				return Evidence{File: f.Path, Line: c.Line}, c.Name
			}
		}
	}
	return Evidence{}, ""
}

// asksFor reports whether a guard asks for a role: it lists it, or is called by it.
func asksFor(g facts.Guard, role string) bool {
	if g.Open || g.What != "auth" && g.What != "role" && (g.What != "other" || plain(g.Name)) {
		return false
	}
	return slices.Contains(g.Roles, role) || strings.Contains(fold(g.Name), fold(role))
}

// extracts finds a parameter of a handler whose type is called by a role: frameworks
// of Rust make it of the request, or refuse.
func (h *held) extracts(e facts.Endpoint, roles []string) (Evidence, string) {
	f := h.files[e.HandlerFile]
	if f == nil || f.Language != "rust" {
		return Evidence{}, ""
	}
	for i := range f.Symbols {
		s := &f.Symbols[i]
		if s.Kind != facts.Function || s.Line != e.HandlerLine || lastPart(s.Name) != lastPart(e.Handler) {
			continue
		}
		for _, p := range s.Params {
			if oneOf(roles, p.Type) {
				return Evidence{File: f.Path, Line: s.Line}, p.Type
			}
		}
	}
	return Evidence{}, ""
}

// asksAnywhere reports whether a role is one that sets callers apart: by its name,
// or because a guard of another route asks for it.
func (h *held) asksAnywhere(roles []string) bool {
	for _, r := range roles {
		if strings.Contains(r, "admin") {
			return true
		}
	}
	return slices.ContainsFunc(h.routes.served, func(e facts.Endpoint) bool {
		if _, extractor := h.extracts(e, roles); extractor != "" {
			return true
		}
		return slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
			return slices.ContainsFunc(roles, func(r string) bool { return asksFor(g, r) })
		})
	})
}

// namesInBody finds a role as text in the handler of a route, or in what that calls:
// a service may look itself whom it was called for.
func (h *held) namesInBody(e facts.Endpoint, roles []string) (Evidence, bool) {
	for i, b := range h.reachOf(e).bodies {
		for _, t := range b.file.Texts {
			if t.Line >= b.from && t.Line <= b.to && (i > 0 || t.Line > e.Line) && isRoleText(roles, t.Value, i > 0) {
				return Evidence{File: b.file.Path, Line: t.Line, Quote: t.Value}, true
			}
		}
	}
	return Evidence{}, false
}

// isRoleText reports whether a text names one of some roles; exactly so where it
// stands afar, since messages speak of roles too.
func isRoleText(roles []string, text string, exactly bool) bool {
	if !exactly {
		return oneOf(roles, text)
	}
	return slices.ContainsFunc(roles, func(r string) bool { return fold(r) == fold(text) })
}

// namesInGuard finds a role as text in the class or function that a guard is called
// by: what compares the caller's role with it may let that caller through, whatever
// roles are handed to it.
func (h *held) namesInGuard(list []facts.Guard, roles []string) (Evidence, bool) {
	for _, g := range list {
		key, _, _ := strings.Cut(g.Name, "(")
		key = fold(lastPart(strings.TrimLeft(key, "@")))
		if key == "" {
			continue
		}
		for _, f := range h.in.Project.Files {
			if f.Test || f.Skipped != "" {
				continue
			}
			for i := range f.Symbols {
				s := &f.Symbols[i]
				if s.Kind != facts.Class && s.Kind != facts.Function || fold(s.Name) != key && fold(s.Name) != key+"guard" {
					continue
				}
				for _, t := range f.Texts {
					if t.Line >= s.Line && t.Line <= s.End && isRoleText(roles, t.Value, true) {
						return Evidence{File: f.Path, Line: t.Line, Quote: t.Value}, true
					}
				}
			}
		}
	}
	return Evidence{}, false
}

package routes

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// extractors adds the guards that the parameters of a handler are: a request
// without a user does not come past AuthUser. What is taken from the body or
// from the state is none, nor what may be absent.
func (p *project) extractors(e *facts.Endpoint) {
	if e.Framework != "axum" && e.Framework != "actix" || e.HandlerFile == "" {
		return
	}
	f := p.files[p.byPath[e.HandlerFile]]
	for i := range f.Symbols {
		s := &f.Symbols[i]
		if s.Line != e.HandlerLine || s.Kind != facts.Function && s.Kind != facts.Method {
			continue
		}
		for _, param := range s.Params {
			if kind := extractorKind(param.Type); kind != "" {
				e.Guards = append(e.Guards, facts.Guard{What: kind, Name: param.Type, File: e.HandlerFile, Line: s.Line})
			}
		}
		return
	}
}

// extractorKind is what guard a type in a signature is; empty if none.
func extractorKind(written string) string {
	name := strings.TrimLeft(strings.TrimSpace(written), "&")
	outer, inner, generic := strings.Cut(name, "<")
	outer = lastName(strings.TrimSpace(outer))
	if generic && outer == "TypedHeader" && strings.Contains(inner, "Authorization") {
		return "auth"
	}
	if generic && outer != "Auth" && outer != "Authenticated" && outer != "Authorized" && outer != "ReqData" {
		return ""
	}
	if strings.HasPrefix(outer, "Maybe") || strings.HasPrefix(outer, "Optional") || outer == "Session" {
		return ""
	}
	kind := guardKind(outer)
	if outer == "ReqData" {
		kind = guardKind(inner)
	}
	for _, other := range []string{"Service", "Request", "Config", "Store", "Repository", "State", "Client", "Manager", "Input", "Dto"} {
		if strings.HasSuffix(outer, other) {
			return ""
		}
	}
	if kind == "auth" || kind == "role" {
		return kind
	}
	return ""
}

package openapi

import (
	"strings"

	"kiro-mcp/specfs/doc"
)

// security reads the kinds of credentials.
func (r *reader) security(schemes at) {
	for a := range schemes.kids() {
		target, _, ok := r.follow(a)
		if !ok || !r.want(target, isObject) {
			continue
		}
		s := &SecurityScheme{
			Name: a.node.name, Type: r.text(target, "type"), Description: r.text(target, "description"),
			Key: r.text(target, "name"), Scheme: strings.ToLower(r.text(target, "scheme")),
			Format: r.text(target, "bearerFormat"), Flows: r.flows(target),
			Discovery: r.text(target, "openIdConnectUrl"), Place: target.place(),
		}
		if s.Type == "apiKey" {
			s.In = In(r.text(target, "in"))
		}
		r.schemes[s.Name] = s
		r.contract.Security = append(r.contract.Security, s)
	}
}

func (r *reader) flows(a at) []Flow {
	var out []Flow
	for f := range r.object(a, "flows").kids() {
		if isExtension(f.node.name) || !r.want(f, isObject) {
			continue
		}
		flow := Flow{Kind: f.node.name, AuthorizationURL: r.text(f, "authorizationUrl"), TokenURL: r.text(f, "tokenUrl")}
		for s := range r.object(f, "scopes").kids() {
			if r.want(s, isString) {
				flow.Scopes = append(flow.Scopes, Scope{Name: s.node.name, Description: s.node.text})
			}
		}
		out = append(out, flow)
	}
	return out
}

// requirements are the ways to be let in that the document or an operation
// names.
func (r *reader) requirements(a at) []Requirement {
	var out []Requirement
	for way := range r.list(a, "security").kids() {
		if !r.want(way, isObject) {
			continue
		}
		requirement := Requirement{}
		for n := range way.kids() {
			scheme := r.schemes[n.node.name]
			if scheme == nil {
				scheme = r.assumed(n)
			}
			requirement = append(requirement, Needed{Scheme: scheme, Scopes: r.texts(way, n.node.name)})
		}
		out = append(out, requirement)
	}
	return out
}

// assumed stands for a scheme that is asked for and not declared: whoever
// asks for credentials must not end up open to everybody.
func (r *reader) assumed(n at) *SecurityScheme {
	r.find(codeNoScheme, doc.Warning, n, "declare it in components.securitySchemes", "the security scheme %q is not declared; a bearer token is assumed", shorten(n.node.name))
	s := &SecurityScheme{Name: n.node.name, Type: "http", Scheme: "bearer", Place: n.place()}
	r.schemes[s.Name] = s
	r.contract.Security = append(r.contract.Security, s)
	return s
}

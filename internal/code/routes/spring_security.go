package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// springMatchers are the methods of Spring Security that take paths.
var springMatchers = []string{"requestMatchers", "antMatchers", "mvcMatchers", "pathMatchers", "regexMatchers", "anyRequest", "anyExchange"}

// security adds the rules over paths of a chain of filters. They stand on an app
// of their own name, in the order in which they are asked.
func (s *springReader) security() {
	var rules []facts.Guard
	var within []string // paths that the chain is for, if it is not for all
	first := 0
	for i := 0; i+1 < len(s.f.Tokens); i++ {
		if s.f.Is(i, "Bean") && s.f.Is(i-1, "@") {
			within = nil
		}
		if s.f.Is(i, "securityMatcher") && s.f.Is(i+1, "(") && bracket(s.f, i+1) {
			g := facts.Guard{}
			for _, c := range parts(s.f, i+1) {
				s.matcher(c, &g)
			}
			within = g.Paths
		}
		if !s.f.IsWord(i) || !s.f.Is(i+1, "(") || !bracket(s.f, i+1) || !slices.Contains(springMatchers, s.f.Text(i)) {
			continue
		}
		after := s.f.Partner(i+1) + 1
		if g, ok := s.rule(i, after); ok {
			if len(within) > 0 && len(g.Paths) == 1 && g.Paths[0] == "/**" {
				g.Paths = within
			}
			rules = append(rules, g)
			first = orLine(first, g.Line)
		}
	}
	if len(rules) > 0 {
		s.out.Routing.Routers = append(s.out.Routing.Routers, facts.Router{
			Ref: facts.Ref{Name: springChain}, Framework: "spring", Kind: facts.Group, Guards: rules, Line: first,
		})
	}
}

// springChain is the name under which rules over paths are kept.
const springChain = "SecurityFilterChain"

// rule reads requestMatchers(…) at i and what is asked of it, which begins at
// after.
func (s *springReader) rule(i, after int) (facts.Guard, bool) {
	g := facts.Guard{Line: lineOf(s.f, i)}
	if !strings.HasPrefix(s.f.Text(i), "any") {
		for _, c := range parts(s.f, i+1) {
			s.matcher(c, &g)
		}
		if len(g.Paths) == 0 && len(g.Methods) == 0 {
			return g, false
		}
	}
	if len(g.Paths) == 0 {
		g.Paths = []string{"/**"}
	}
	if s.f.Is(i-1, ".") && s.f.Is(i-2, ")") && s.f.Is(i-4, "ignoring") {
		g.What, g.Name, g.Open = "auth", "ignoring", true
		return g, true
	}
	if !s.f.Is(after, ".") || !s.f.IsWord(after+1) || !s.f.Is(after+2, "(") {
		return g, false
	}
	ask := s.f.Text(after + 1)
	args := inside(s.f, after+2)
	g.Name = ask + "(" + args.short(s.f) + ")"
	return g, springAsks(s.f, ask, args, &g)
}

// springAsks fills in what a rule asks for.
func springAsks(f *lex.File, ask string, args cut, g *facts.Guard) bool {
	g.What = "auth"
	switch ask {
	case "permitAll", "anonymous":
		g.Open = true
	case "authenticated", "fullyAuthenticated", "denyAll", "rememberMe":
	case "hasRole", "hasAnyRole", "hasAuthority", "hasAnyAuthority":
		g.What = "role"
		for i := args.from; i < args.to; i++ {
			if f.IsString(i) {
				g.Roles = append(g.Roles, roleName(f.Value(i)))
			} else if f.IsWord(i) && (i+1 == args.to || f.Is(i+1, ",") || f.Is(i+1, ".") && f.Is(i+2, "name")) {
				g.Roles = append(g.Roles, strings.ToLower(f.Text(i)))
			}
		}
	case "access":
		g.Roles = springRoles(ask, args.text(f))
		if len(g.Roles) > 0 {
			g.What = "role"
		}
	default:
		return false
	}
	return true
}

// matcher adds one argument of requestMatchers: a method, a path, or a matcher
// of its own.
func (s *springReader) matcher(c cut, g *facts.Guard) {
	if p, ok := pathText(s.f, c); ok && s.f.IsString(c.from) {
		g.Paths = append(g.Paths, exactly(p))
		return
	}
	if name, ok := c.name(s.f); ok {
		if verb := lastName(name); isVerb(verb) {
			g.Methods = append(g.Methods, verb)
		} else {
			g.Paths = append(g.Paths, "${"+name+"}")
		}
		return
	}
	for i := c.from; i < c.to; i++ { // new AntPathRequestMatcher("/x/**", "GET")
		if s.f.IsString(i) && strings.HasPrefix(s.f.Value(i), "/") {
			g.Paths = append(g.Paths, exactly(s.f.Value(i)))
		} else if s.f.IsString(i) && isVerb(s.f.Value(i)) {
			g.Methods = append(g.Methods, s.f.Value(i))
		}
	}
}

// exactly is a pattern of Spring as [covers] takes it: what does not end in ** is
// of one path and not of those below it. "/" opens the start page alone.
func exactly(pattern string) string {
	if strings.Contains(pattern, "**") || strings.Contains(pattern, "${") {
		return pattern
	}
	return "=" + pattern
}

var httpVerbs = []string{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"}

// isVerb reports whether a word is a method of HTTP.
func isVerb(word string) bool { return slices.Contains(httpVerbs, word) }

func orLine(a, b int) int {
	if a > 0 {
		return a
	}
	return b
}

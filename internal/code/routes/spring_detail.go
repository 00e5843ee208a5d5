package routes

import (
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// springGuard is the guard that an annotation stands for.
func springGuard(f *lex.File, m jvmMark) (facts.Guard, bool) {
	g := facts.Guard{Name: m.name, Line: lineOf(f, m.at)}
	args := cut{}
	if m.open >= 0 {
		args = inside(f, m.open)
		g.Name = m.name + "(" + args.short(f) + ")"
	}
	switch m.name {
	case "PreAuthorize", "PostAuthorize", "Secured", "RolesAllowed":
		g.What = "auth"
		for i := args.from; i < args.to; i++ {
			if f.IsString(i) {
				g.Roles = append(g.Roles, springRoles(m.name, f.Value(i))...)
				g.Open = g.Open || strings.TrimSpace(f.Value(i)) == "permitAll()" || strings.TrimSpace(f.Value(i)) == "permitAll"
			}
		}
		if len(g.Roles) > 0 {
			g.What = "role"
		}
	case "PermitAll", "Anonymous":
		g.What, g.Open = "auth", true
	case "DenyAll", "Authenticated":
		g.What = "auth"
	case "Validated":
		g.What = "validation"
	default:
		g.What = guardKind(m.name)
		if g.What != "rate_limit" && g.What != "audit" {
			return g, false
		}
	}
	return g, true
}

// springRoles are the names in quotes of an expression such as hasRole('ADMIN'),
// or the value itself where the annotation takes names.
func springRoles(mark, value string) []string {
	if mark == "Secured" || mark == "RolesAllowed" {
		return []string{roleName(value)}
	}
	var out []string
	for _, call := range []string{"hasRole(", "hasAnyRole(", "hasAuthority(", "hasAnyAuthority("} {
		rest := value
		for {
			_, after, ok := strings.Cut(rest, call)
			if !ok {
				break
			}
			list, more, _ := strings.Cut(after, ")")
			for role := range strings.SplitSeq(list, ",") {
				if role = strings.Trim(role, ` '"\`); role != "" {
					out = append(out, roleName(role))
				}
			}
			rest = more
		}
	}
	return out
}

// roleName is a role without the prefix that frameworks put before it.
func roleName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(name, "ROLE_"), "SCOPE_"))
}

// springCodes are the statuses that annotations of a method declare.
func springCodes(f *lex.File, marks []jvmMark) []int {
	var out []int
	for _, m := range marks {
		if m.open < 0 || m.name != "ResponseStatus" && !strings.HasPrefix(m.name, "ApiResponse") {
			continue
		}
		args := inside(f, m.open)
		for i := args.from; i < args.to; i++ {
			code := 0
			if f.IsString(i) && f.Is(i-2, "responseCode") {
				code, _ = strconv.Atoi(f.Value(i))
			} else if f.Is(i, "HttpStatus") && f.Is(i+1, ".") || m.name == "ResponseStatus" && f.IsWord(i) && i+1 == args.to {
				code = statusNamed(f.Text(min(i+2, args.to-1)))
			}
			if code > 0 && !slices.Contains(out, code) {
				out = append(out, code)
			}
		}
	}
	return out
}

// springParams are the parameters of a request that a method takes.
func springParams(f *lex.File, open int) []facts.Param {
	var out []facts.Param
	for _, c := range parts(f, open) {
		p, bound := facts.Param{}, false
		i := c.from
		for f.Is(i, "@") && i < c.to {
			m, last := jvmMarkAt(f, i)
			if m.name == "PathVariable" || m.name == "RequestParam" {
				bound = true
				springParamName(f, m, &p)
			}
			i = last + 1
		}
		if !bound {
			continue
		}
		if f.Is(i, "final") {
			i++
		}
		if f.Is(i+1, ":") { // Kotlin
			p.Name, p.Type = orElse(p.Name, f.Text(i)), cut{i + 2, c.to}.short(f)
		} else if i < c.to-1 {
			p.Name, p.Type = orElse(p.Name, f.Text(c.to-1)), cut{i, c.to - 1}.short(f)
		}
		out = append(out, p)
	}
	return out
}

func springParamName(f *lex.File, m jvmMark, p *facts.Param) {
	if m.open < 0 {
		return
	}
	for _, a := range jvmArgs(f, m.open) {
		value, literal := a.value.literal(f)
		switch {
		case (a.name == "value" || a.name == "name") && literal:
			p.Name = value
		case a.name == "defaultValue" && literal:
			p.Default, p.Optional = value, true
		case a.name == "required" && a.value.has(f, "false"):
			p.Optional = true
		}
	}
}

func orElse(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

package routes

import (
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// guards are those that attributes stand for.
func (a *aspnetReader) guards(marks []csMark) []facts.Guard {
	var out []facts.Guard
	for _, m := range marks {
		g := facts.Guard{Name: m.name, Line: lineOf(a.f, m.at)}
		if m.open >= 0 {
			g.Name += "(" + inside(a.f, m.open).short(a.f) + ")"
		}
		switch m.name {
		case "Authorize":
			g.What = "auth"
			a.authorize(m, &g)
		case "AllowAnonymous":
			g.What, g.Open = "auth", true
		case "EnableRateLimiting":
			g.What = "rate_limit"
		case "ServiceFilter", "TypeFilter":
			g.What = guardKind(g.Name)
		default:
			if g.What = guardKind(m.name); g.What == "other" || strings.HasPrefix(m.name, "Http") || m.name == "ApiVersion" {
				continue
			}
			if g.What == "role" && m.open >= 0 {
				g.Roles = quotedRoles(g.Name)
			}
		}
		out = append(out, g)
	}
	return out
}

// authorize reads the roles and the policy of an Authorize attribute.
func (a *aspnetReader) authorize(m csMark, g *facts.Guard) {
	if m.open < 0 {
		return
	}
	for _, arg := range csArgs(a.f, m.open) {
		text, literal := arg.value.literal(a.f)
		switch arg.name {
		case "Roles":
			g.What = "role"
			if literal {
				for role := range strings.SplitSeq(text, ",") {
					g.Roles = append(g.Roles, roleName(strings.TrimSpace(role)))
				}
			} else if name, ok := arg.value.name(a.f); ok {
				g.Roles = append(g.Roles, strings.ToLower(lastName(name)))
			}
		case "Policy", "":
			g.What = "role"
		}
	}
}

// codes are the statuses that attributes declare.
func (a *aspnetReader) codes(marks []csMark) []int {
	var out []int
	for _, m := range marks {
		if !strings.HasPrefix(m.name, "ProducesResponseType") || m.open < 0 {
			continue
		}
		args := inside(a.f, m.open)
		for i := args.from; i < args.to; i++ {
			if code := aspnetCode(a.f.Text(i)); code > 0 && !slices.Contains(out, code) {
				out = append(out, code)
			}
		}
	}
	return out
}

// aspnetCode reads 404, Status404NotFound and NotFound behind HttpStatusCode.
func aspnetCode(text string) int {
	if rest, ok := strings.CutPrefix(text, "Status"); ok && len(rest) > 3 {
		text = rest[:3]
	}
	if code, err := strconv.Atoi(text); err == nil && 200 <= code && code < 600 {
		return code
	}
	return 0
}

// params are the parameters of a request that a method takes, with their types.
// What comes from the body or from services is left out by its type: it is no
// plain value.
func (a *aspnetReader) params(open int) []facts.Param {
	f := a.f
	var out []facts.Param
	for _, c := range parts(f, open) {
		p := facts.Param{}
		for f.Is(c.from, "[") && bracket(f, c.from) {
			for _, m := range csMarksAt(f, c.from) {
				if m.name == "FromBody" || m.name == "FromServices" || m.name == "FromForm" || m.name == "FromHeader" {
					p.Type = "-"
				}
				if name, ok := csNamed(a, m, "Name"); ok {
					p.Name = name
				}
			}
			c.from = f.Partner(c.from) + 1
		}
		end := c.to
		if i := slices.IndexFunc(divide(f, c, "="), func(d cut) bool { return true }); i >= 0 {
			end = divide(f, c, "=")[0].to
		}
		if p.Type == "-" || end-c.from < 2 || !plainType[strings.TrimSuffix(cut{c.from, end - 1}.short(f), "?")] {
			continue
		}
		p.Name, p.Type = orElse(p.Name, f.Text(end-1)), strings.ReplaceAll(cut{c.from, end - 1}.short(f), " ", "")
		p.Optional = end < c.to || strings.HasSuffix(p.Type, "?")
		if end < c.to {
			p.Default = cut{end + 1, c.to}.short(f)
		}
		out = append(out, p)
	}
	return out
}

// plainType are the types of values that stand in paths and queries.
var plainType = map[string]bool{
	"int": true, "long": true, "short": true, "string": true, "bool": true, "Guid": true, "decimal": true, "double": true, "float": true,
	"DateTime": true, "DateTimeOffset": true, "DateOnly": true, "Int32": true, "Int64": true, "String": true, "uint": true, "ulong": true,
}

func csNamed(a *aspnetReader, m csMark, name string) (string, bool) {
	if m.open < 0 {
		return "", false
	}
	for _, arg := range csArgs(a.f, m.open) {
		if arg.name == name {
			return arg.value.literal(a.f)
		}
	}
	return "", false
}

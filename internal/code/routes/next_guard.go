package routes

import (
	"path"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// middlewareOf names the router that holds what Next runs before all routes
// beside and below a file.
const middlewareOf = "@middleware"

// nextMiddleware reads middleware.ts: a guard when it refuses or sends to a
// login, bound to the paths of its matcher.
func nextMiddleware(f *lex.File, out *facts.File) {
	g := facts.Guard{What: "auth", Name: path.Base(f.Path)}
	matcher := -1
	for i := range f.Tokens {
		text := f.Text(i)
		switch {
		case f.Is(i, "matcher") && f.Is(i+1, ":"):
			matcher = i + 2
		case g.Line > 0:
		case f.At(i).Kind == lex.Number && (text == "401" || text == "403"), f.IsString(i) && strings.Contains(strings.ToLower(text), "login"),
			f.IsString(i) && strings.Contains(strings.ToLower(text), "signin"), f.IsWord(i) && f.Is(i+1, "(") && guardKind(text) == "auth":
			g.Line = lineOf(f, i)
		}
	}
	if g.Line == 0 {
		return
	}
	if matcher > 0 {
		c := cut{matcher, matcher + 1}
		if bracket(f, matcher) {
			c.to = f.Close(matcher) + 1
		}
		for _, item := range items(f, c) {
			if text, ok := item.literal(f); ok && !strings.ContainsAny(text, "(?") {
				text, _, deep := strings.Cut(text, "/:path*")
				if !deep {
					text = "=" + text
				}
				g.Paths = append(g.Paths, text)
			}
		}
		if len(g.Paths) == 0 {
			return // a regular expression: which paths it is for cannot be told
		}
	}
	out.Routing.Routers = append(out.Routing.Routers, facts.Router{
		Ref: facts.Ref{Name: middlewareOf}, Framework: "next", Kind: facts.Group, Guards: []facts.Guard{g}, Line: g.Line,
	})
}

// middleware are the guards that stand before a route of Next.
func (p *project) middleware(e *facts.Endpoint) []facts.Guard {
	for _, i := range append(append([]int{}, p.stems["middleware"]...), p.stems["proxy"]...) {
		n, ok := p.at[place{i, "", middlewareOf}]
		if ok && strings.HasPrefix(e.File, strings.TrimPrefix(path.Dir(p.files[i].Path)+"/", "./")) {
			out := append([]facts.Guard{}, p.nodes[n].router.Guards...)
			for k := range out {
				out[k].File = p.files[i].Path
			}
			return out
		}
	}
	return nil
}

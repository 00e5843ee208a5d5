package fences

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/pattern"
)

var (
	// viewElement finds an element of a page that is not only closed: <aside id="menu">.
	viewElement = pattern.Of(`^<([a-zA-Z][\w.-]*)(?:[ />]|$)`)
	// viewAttribute is an attribute of an element on a line of its own: id="menu".
	viewAttribute = pattern.Of(`^[@:#\w.-]+=["'{]`)
	// viewID is how an element is called.
	viewID = pattern.Of(`\bid=["']([\w-]+)["']`)
	// styleLine finds a rule or a declaration of a style: .card {, --gap: 4px;, @apply p-2;.
	styleLine = pattern.Of(`^[.#@&:*a-zA-Z-][^{}/]*(?:\{|: *[^ ;][^;]*;|;)`)
)

// View makes a claim for a reader of an element of a page, an attribute on a line of its
// own, or a line of a style. A page may be built in many ways, so that no text shows
// that an element is lacking.
func View(r *reading.Design, f *pieces.Fence) []claims.Claim {
	if !f.OfView() || f.Frame.Testing || f.Frame.Motive {
		return nil
	}
	part, of := r.PartOfFence(f), ""
	var found []claims.Claim
	for _, p := range f.Lines {
		says := f.OfPage() && (viewElement().MatchString(p.Text) || viewAttribute().MatchString(p.Text)) || f.OfStyle() && styleLine().MatchString(p.Text)
		switch {
		case viewElement().MatchString(p.Text):
			of = viewElement().FindStringSubmatch(p.Text)[1]
		case f.OfStyle() && strings.HasSuffix(p.Text, "{"):
			of = strings.TrimRight(p.Text, " {")
		}
		if id := viewID().FindStringSubmatch(p.Text); f.OfPage() && id != nil {
			of = "#" + id[1]
		}
		if !says {
			continue
		}
		name := part
		if name == "" {
			name = of
		}
		found = append(found, claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, of, p.Text), Component: &claims.Component{Name: name}})
	}
	return found
}

package claims

import (
	"strings"

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

// ofView reports whether a fence is a page or its style.
func (f *fence) ofView() bool { return f.ofPage() || f.ofStyle() }

func (f *fence) ofPage() bool {
	switch f.lang {
	case "html", "vue", "svelte", "jinja", "jinja2", "erb", "handlebars":
		return true
	}
	return false
}

func (f *fence) ofStyle() bool {
	switch f.lang {
	case "css", "scss", "less", "sass":
		return true
	}
	return false
}

// view makes a claim for a reader of an element of a page, an attribute on a line of its
// own, or a line of a style. A page may be built in many ways, so that no text shows
// that an element is lacking.
func view(r *reading, f *fence) []Claim {
	if !f.ofView() || f.frame.testing || f.frame.motive {
		return nil
	}
	part, of := r.part(f), ""
	var claims []Claim
	for _, b := range f.blocks {
		says := f.ofPage() && (viewElement().MatchString(b.text) || viewAttribute().MatchString(b.text)) || f.ofStyle() && styleLine().MatchString(b.text)
		switch {
		case viewElement().MatchString(b.text):
			of = viewElement().FindStringSubmatch(b.text)[1]
		case f.ofStyle() && strings.HasSuffix(b.text, "{"):
			of = strings.TrimRight(b.text, " {")
		}
		if id := viewID().FindStringSubmatch(b.text); f.ofPage() && id != nil {
			of = "#" + id[1]
		}
		if !says {
			continue
		}
		name := part
		if name == "" {
			name = of
		}
		claims = append(claims, Claim{Kind: KindBehaviour, Line: b.line, Element: behaviourElement(KindBehaviour, of, b.text), Component: &Component{Name: name}})
	}
	return claims
}

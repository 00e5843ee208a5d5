package tool

import "kiro-mcp/internal/uri"

// Linked is a result that speaks of resources which a host may offer to open
// or attach. Its text must say enough without them: not every host shows them.
type Linked interface{ Links() []uri.Link }

// linksOf gives the links of a result, their words made safe. An address is
// safe as it is, and would lead nowhere if anything in it were masked.
func linksOf(r Result) []uri.Link {
	linked, ok := r.(Linked)
	if !ok {
		return nil
	}
	var links []uri.Link
	for _, l := range linked.Links() {
		l.Name, l.Title = Clean(l.Name), Clean(l.Title)
		links = append(links, l)
	}
	return links
}

// Bytes is the size of the answer's larger face. Links are shown beside the
// text and count as part of it.
func (a *Answer) Bytes() int { return max(a.shown(), len(a.Structured)) }

// shown is how many bytes a host that reads text shows to a model.
func (a *Answer) shown() int {
	n := len(a.Text)
	for _, l := range a.Links {
		n += l.Bytes()
	}
	return n
}

package conform

import (
	"path"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
)

// place is where a named lifetime is handed on.
type place struct {
	use   *facts.Use
	file  *facts.File
	words map[string]bool
}

// exchanged decides what it means that a named lifetime with the promised value is
// used for what another limit of the design is about: the value at the place of use
// counts, not the line of the constant. Nil when any place is of its own subject, is
// of nothing in particular, or uses both.
func (h *held) exchanged(l *claims.Limit, c candidate) *Judgement {
	if l.What != "ttl" || c.number.Name == "" || !declared(c.number) {
		return nil
	}
	own := onlyOf(subjectOf(l), h.othersSubjects(l))
	places := h.placesOf(c.number.Name)
	if len(own) == 0 || len(places) == 0 {
		return nil
	}
	var other *claims.Limit
	for _, p := range places {
		other = h.subjectAt(l, p)
		if shared(own, p.words) > 0 || other == nil || usesOthers(p) {
			return nil
		}
	}
	at := places[0]
	return violated([]Evidence{{File: at.file.Path, Line: at.use.Line}, c.evidence()}, "%s is %s, and is used for %s alone; the design has %s for %s",
		c.label(), c.number.Text, strings.Join(other.Subject, " "), limitText(l), strings.Join(l.Subject, " "))
}

// placesOf are the places that hand a constant on, outside tests.
func (h *held) placesOf(name string) []place {
	key := fold(lastPart(name))
	var out []place
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" {
			continue
		}
		for i := range f.Uses {
			if u := &f.Uses[i]; fold(lastPart(u.Name)) == key {
				out = append(out, place{use: u, file: f, words: wordsAt(f, u)})
			}
		}
	}
	return out
}

// wordsAt are the words of a place: of its call, its function and its file.
func wordsAt(f *facts.File, u *facts.Use) map[string]bool {
	base := path.Base(f.Path)
	out := map[string]bool{}
	for _, w := range wordsOf(strings.Join(u.Subject, " ") + " " + strings.TrimSuffix(base, path.Ext(base))) {
		out[w] = true
		out[stem(w)] = true
	}
	return out
}

// subjectAt is the other limit of the same kind whose own words a place says, all of
// them; nil when there is none.
func (h *held) subjectAt(l *claims.Limit, p place) *claims.Limit {
	for i := range h.in.Promises.Claims {
		c := &h.in.Promises.Claims[i]
		if c.Kind != claims.KindLimit || c.Limit == l || c.Limit.What != l.What || c.Limit.Latency || sameValue(c.Limit.Value, l.Value) {
			continue
		}
		if own := onlyOf(subjectOf(c.Limit), subjectOf(l)); len(own) > 0 && shared(own, p.words) == len(own) {
			return c.Limit
		}
	}
	return nil
}

// usesOthers reports whether the function of a place hands on other lifetimes too,
// so that its words may be about those.
func usesOthers(p place) bool {
	for i := range p.file.Uses {
		if u := &p.file.Uses[i]; u.Symbol == p.use.Symbol && fold(u.Name) != fold(p.use.Name) {
			return true
		}
	}
	return false
}

package conform

import (
	"slices"
	"strings"
)

// oneCause leaves of several findings with one cause the one that names it: what
// belongs to a type that was not found is covered by the type's own verdict, and
// what lies under a prefix that differs by the prefix's.
func oneCause(all []Judgement) []Judgement {
	return foldOwnerless(foldDue(all))
}

// foldDue leaves out what could not be judged because something else is lacking
// that has a finding of its own: a route that nobody serves has no guards.
func foldDue(all []Judgement) []Judgement {
	open := map[string]*Judgement{}
	for i := range all {
		if j := &all[i]; j.Check == "endpoint" && (j.Verdict == Violated || j.Verdict == Unresolved) {
			open[j.Element] = j
		}
	}
	out := all[:0:0]
	for _, j := range all {
		if cause := open[j.due]; cause != nil && j.Verdict == Unresolved {
			cause.Covers = append(cause.Covers, j.Element)
			continue
		}
		out = append(out, j)
	}
	for i := range out {
		if cause := open[out[i].Element]; cause != nil && out[i].Check == "endpoint" {
			out[i].Covers = cause.Covers
		}
	}
	return out
}

// foldOwnerless joins the members of one owner that all fail in the same way into
// one judgement: an interface that is lacking is one finding, not one for each of
// its methods.
func foldOwnerless(all []Judgement) []Judgement {
	groups := map[string][]int{}
	for i, j := range all {
		if owner := ownerOf(j); owner != "" && j.Verdict == Unresolved && (len(j.Source) == 0 || j.namesake) {
			groups[j.Check+" "+owner] = append(groups[j.Check+" "+owner], i)
		}
	}
	drop := map[int]bool{}
	for _, list := range groups {
		if len(list) < 2 {
			continue
		}
		first := &all[list[0]]
		for _, i := range list[1:] {
			first.Covers = append(first.Covers, all[i].Element)
			drop[i] = true
		}
		slices.Sort(first.Covers)
	}
	out := all[:0:0]
	for i, j := range all {
		if !drop[i] {
			out = append(out, j)
		}
	}
	return out
}

// ownerOf is the part of an element that others share: "field Order.total" has
// "Order".
func ownerOf(j Judgement) string {
	_, name, ok := strings.Cut(j.Element, " ")
	if !ok || j.Check != "method" && j.Check != "field" && j.Check != "column" {
		return ""
	}
	name, _, _ = strings.Cut(name, "(")
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		return name[:i]
	}
	return ""
}

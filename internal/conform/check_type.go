package conform

import (
	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/specfs/doc"
)

var typeCheck = Check{
	ID: "type", Group: Components, Severity: doc.Warning,
	Title: "Promised types are there",
	Why:   "the design's words for things are how people find them in the code",
	Kinds: []claims.Kind{claims.KindType},
	judge: judgeType,
}

func judgeType(h *held, c *claims.Claim) *Judgement {
	found := h.typesNamed(c.Type.Name)
	switch {
	case len(found) > 0 && c.Negated:
		return violated([]Evidence{found[0].evidence()}, "the design says that %s is gone, and it is there", c.Type.Name)
	case len(found) > 0:
		return h.typeReached(c.Type.Name, found)
	case c.Negated:
		return &Judgement{Verdict: Satisfied, Message: "no such type", Searched: h.searchedSymbols()}
	}
	if renamed := h.renamedTypes(c.Type.Name); len(renamed) > 0 {
		return satisfied(renamed[0].evidence(), "called %s here", renamed[0].sym().Name)
	}
	if t := h.table(c.Type.Name); t != nil {
		return satisfied(tableEvidence(t), "the table %s stands for it", t.Name)
	}
	return unresolved(nil, h.searchedSymbols(), "no type %s was found", c.Type.Name).
		asking("Is there a type that stands for %s under another name?", c.Type.Name)
}

// typeReached takes a type for kept when anything outside tests uses it.
func (h *held) typeReached(name string, found []symbolRef) *Judgement {
	for _, ref := range found {
		if h.used(ref.sym().Name, ref.file.Path) || len(ref.sym().Marks) > 0 || ref.sym().Kind == facts.Module {
			return satisfied(ref.evidence(), "%s %s", ref.sym().Kind, ref.sym().Name)
		}
	}
	return unresolved([]Evidence{found[0].evidence()}, "calls, imports and types of all source outside tests", "%s is there, and nothing outside tests uses it", name).
		asking("Does anything reach %s?", name)
}

// renamedTypes are types whose names differ from a promised one only as
// conventions differ: IFoo and Foo, FooImpl and Foo, FooDto and Foo.
func (h *held) renamedTypes(name string) []symbolRef {
	var out []symbolRef
	for _, refs := range h.types {
		for _, ref := range refs {
			if renamed(lastPart(name), ref.sym().Name) {
				out = append(out, ref)
			}
		}
	}
	return firstByPlace(out)
}

// firstByPlace puts references in the order of file and line, for answers that
// are the same each time.
func firstByPlace(refs []symbolRef) []symbolRef {
	for i := range refs {
		for k := i; k > 0 && less(refs[k], refs[k-1]); k-- {
			refs[k], refs[k-1] = refs[k-1], refs[k]
		}
	}
	return refs
}

func less(a, b symbolRef) bool {
	return a.file.Path < b.file.Path || a.file == b.file && a.at < b.at
}

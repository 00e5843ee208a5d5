package conform

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/specfs/doc"
)

var fieldCheck = Check{
	ID: "field", Group: Components, Severity: doc.Warning,
	Title: "Promised fields are there, with their types",
	Why:   "what a type holds is what its users send and read",
	Kinds: []claims.Kind{claims.KindField},
	judge: judgeField,
}

func judgeField(h *held, c *claims.Claim) *Judgement {
	f := c.Field
	owners := sameLanguageFirst(h.owners(f.Owner), f.Lang)
	if len(owners) == 0 {
		return fieldOfTable(h, c)
	}
	var fits []*Judgement
	for _, o := range owners {
		found, ok := h.member(o, f.Name)
		switch {
		case ok && c.Negated:
			return violated([]Evidence{found.evidence()}, "the design says that %s.%s is gone, and it is there", f.Owner, f.Name)
		case ok:
			fits = append(fits, compareField(f, found))
		}
	}
	if len(fits) > 0 {
		return bestOf(fits, len(owners), f.Owner)
	}
	o := owners[0]
	if j := h.fieldElsewhere(c, o); j != nil && !c.Negated {
		return j
	}
	if why := h.foreign(c, o, f.Owner, f.Lang); why != "" && !c.Negated {
		return unresolved([]Evidence{o.evidence()}, "", "%s has no field %s, but %s", o.sym().Name, f.Name, why).
			asking("Is this the %s that the design means?", f.Owner).ofNamesake()
	}
	switch {
	case c.Negated:
		return satisfied(o.evidence(), "%s has no such field", o.sym().Name)
	case !h.readWhole(o) || loose[o.file.Language] || len(h.members[fold(o.sym().Name)]) == 0:
		return unresolved([]Evidence{o.evidence()}, "", "no field %s was seen in %s, which may have others than are written there", f.Name, o.sym().Name)
	case len(owners) > 1:
		return unresolved([]Evidence{o.evidence(), owners[1].evidence()}, "", "%d types are called %s, and none has a field %s", len(owners), f.Owner, f.Name).
			asking("Does one of these stand for the design's %s?", f.Owner)
	}
	return violated([]Evidence{o.evidence()}, "%s has no field %s; it has %s", o.sym().Name, f.Name, h.memberNames(o))
}

// fieldElsewhere finds a field that a type lacks where it may be all the same: in
// the table of the type's name, in a type that builds on this one, or in a token,
// to which its library adds the registered claims. Nil when it is nowhere.
func (h *held) fieldElsewhere(c *claims.Claim, o symbolRef) *Judgement {
	f := c.Field
	if t := h.table(f.Owner); t != nil {
		if i := columnAt(t, f.Name); i >= 0 {
			return satisfied(Evidence{File: t.Files[i], Line: t.Columns[i].Line}, "column %s.%s", t.Name, t.Columns[i].Name)
		}
	}
	if fold(o.sym().Name) != fold(lastPart(f.Owner)) {
		if t := h.table(o.sym().Name); t != nil && columnAt(t, f.Name) >= 0 {
			i := columnAt(t, f.Name)
			return satisfied(Evidence{File: t.Files[i], Line: t.Columns[i].Line}, "column %s.%s", t.Name, t.Columns[i].Name)
		}
	}
	if ref, ok := h.builtOnWith(o, f.Name); ok {
		return unresolved([]Evidence{o.evidence(), ref.evidence()}, "", "%s has no field %s, and a type that builds on it has", o.sym().Name, f.Name).
			asking("Is the type that builds on %s what the design means?", f.Owner)
	}
	if m, ok := h.heldAs(o, f); ok {
		return satisfied(m.evidence(), "%s holds its %s as %s", o.sym().Name, f.Type, m.sym().Name)
	}
	if excerpt(c.Section) {
		return unresolved([]Evidence{o.evidence()}, "", "%s has no field %s, and the design shows it as an excerpt of what somebody else sends", o.sym().Name, f.Name).
			asking("Does anything need %s of it?", f.Name)
	}
	if about := subjects(f.Owner); (about["jwt"] || about["token"]) && slices.Contains([]string{"iat", "exp", "nbf", "iss", "aud", "sub", "jti"}, strings.ToLower(f.Name)) {
		return unresolved([]Evidence{o.evidence()}, "", "%s does not declare %s, which libraries of tokens add themselves", o.sym().Name, f.Name).
			asking("Do the tokens carry %s?", f.Name)
	}
	return nil
}

// excerpt reports whether the title around a type says that it shows those fields
// of another's answer which matter. The code may read others.
func excerpt(section string) bool {
	title := section[strings.LastIndexByte(section, '/')+1:] // a slug
	return strings.Contains(title, "relevant-fields") || strings.HasSuffix(title, "-excerpt") ||
		(strings.Contains(title, "external") || strings.Contains(title, "third-party")) && strings.Contains(title, "response")
}

// heldAs finds the member by which a type holds a part of the system that the
// design lets it hold under another name: what a private parameter is called is
// nobody's business, as long as the part is there.
func (h *held) heldAs(o symbolRef, f *claims.Field) (symbolRef, bool) {
	kind := fold(lastPart(f.Type))
	if len(h.typesNamed(f.Type)) == 0 || !slices.ContainsFunc([]string{"repository", "service", "client", "usecase", "dao", "gateway", "provider", "manager"}, func(end string) bool { return strings.HasSuffix(kind, end) }) {
		return symbolRef{}, false
	}
	var found []symbolRef
	for _, m := range h.members[fold(o.sym().Name)] {
		if m.sym().Kind == facts.Field && fold(lastPart(m.sym().Type)) == kind && h.sameType(m, o) {
			found = append(found, m)
		}
	}
	if len(found) != 1 {
		return symbolRef{}, false
	}
	return found[0], true
}

// sameLanguageFirst puts the types before others that are written as the design
// writes them; where there are any, those of other languages are namesakes.
func sameLanguageFirst(owners []symbolRef, lang string) []symbolRef {
	var same []symbolRef
	for _, o := range owners {
		if lang != "" && family(o.file.Language) == family(lang) {
			same = append(same, o)
		}
	}
	if len(same) > 0 {
		return same
	}
	return owners
}

// bestOf is the verdict on a member that namesakes have: the one that fits; where
// none does, it is open which of several is meant.
func bestOf(list []*Judgement, owners int, owner string) *Judgement {
	for _, j := range list {
		if j.Verdict == Satisfied {
			return j
		}
	}
	if first := list[0]; owners > 1 && first.Verdict == Violated {
		return unresolved(first.Source, "", "%s; but %d types are called %s", first.Message, owners, owner).asking("Is this the %s that the design means?", owner)
	}
	return list[0]
}

// loose are languages whose objects have fields that no line declares.
var loose = map[string]bool{"javascript": true, "ruby": true, "php": true}

func fieldOfTable(h *held, c *claims.Claim) *Judgement {
	f := c.Field
	t := h.table(f.Owner)
	if t == nil {
		return unresolved(nil, h.searchedSymbols(), "no type %s was found, so that its %s could not be looked for", f.Owner, f.Name)
	}
	i := columnAt(t, f.Name)
	if i < 0 {
		return unresolved([]Evidence{tableEvidence(t)}, "", "no type %s, and its table %s has no column %s", f.Owner, t.Name, f.Name)
	}
	return satisfied(Evidence{File: t.Files[i], Line: t.Columns[i].Line}, "column %s.%s", t.Name, t.Columns[i].Name)
}

func compareField(f *claims.Field, found symbolRef) *Judgement {
	s := found.sym()
	have := s.Type
	if have == "" {
		have = s.Returns
	}
	if f.Type == "" || have == "" {
		return satisfied(found.evidence(), "%s is there", s.Name)
	}
	a := compareTypes(f.Type, f.Lang, have, found.file.Language, f.Name)
	switch {
	case a.differ:
		return violated([]Evidence{found.evidence()}, "%s.%s is %s, the design has %s", f.Owner, s.Name, have, f.Type)
	case !a.known:
		return satisfied(found.evidence(), "%s is there; its type %s was not compared with %s", s.Name, have, f.Type)
	}
	return satisfied(found.evidence(), "%s is there", s.Name)
}

func (h *held) memberNames(o symbolRef) string {
	var names []string
	for _, m := range h.members[fold(o.sym().Name)] {
		if m.sym().Kind != facts.Method && h.sameType(m, o) {
			names = append(names, m.sym().Name)
		}
		if len(names) == 10 {
			names = append(names, "…")
			break
		}
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

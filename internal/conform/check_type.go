package conform

import (
	"fmt"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/prose"
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
	if why := h.foreign(o, f.Owner, f.Lang); why != "" && !c.Negated {
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

var componentCheck = Check{
	ID: "component", Group: Components, Severity: doc.Warning,
	Title: "Promised components are there",
	Why:   "a service that the design counts on has to be somewhere, and something has to use it",
	Kinds: []claims.Kind{claims.KindComponent},
	judge: judgeComponent,
}

func judgeComponent(h *held, c *claims.Claim) *Judgement {
	if found := h.typesNamed(c.Component.Name); len(found) > 0 {
		return h.typeReached(c.Component.Name, found)
	}
	if renamed := h.renamedTypes(c.Component.Name); len(renamed) > 0 {
		return satisfied(renamed[0].evidence(), "called %s here", renamed[0].sym().Name)
	}
	if found := h.named[fold(c.Component.Name)]; len(found) > 0 {
		return h.reached(found[0], satisfied(found[0].evidence(), "%s %s", found[0].sym().Kind, found[0].sym().Name))
	}
	if file, ok := h.fileNamed(c.Component.Name); ok {
		return satisfied(Evidence{File: file, Line: 1}, "the file or folder of that name")
	}
	return unresolved(nil, h.searchedSymbols(), "nothing is called %s", c.Component.Name).
		asking("Is there a part of the code that does what the design gives to %s?", c.Component.Name)
}

// fileNamed finds a file or folder whose own name is a component's.
func (h *held) fileNamed(name string) (string, bool) {
	want := fold(name)
	for _, f := range h.in.Project.Files {
		for part := range strings.SplitSeq(f.Path, "/") {
			base, _, _ := strings.Cut(part, ".")
			if fold(base) == want || fold(part) == want {
				return f.Path, true
			}
		}
	}
	return "", false
}

// fileOnDisk asks the disk about a file that is no source: nil when it cannot
// decide. What is lacking is a violation where its folder is there.
func (h *held) fileOnDisk(path string, near []Evidence) *Judgement {
	file, folder := h.in.Exists(path)
	if file || folder {
		return satisfied(Evidence{File: path, Line: 1}, "it is there")
	}
	parent := path[:max(0, strings.LastIndexByte(path, '/'))]
	if parent == "" || len(near) > 0 {
		return nil
	}
	if _, there := h.in.Exists(parent); there {
		return violated(nil, "there is no %s in %s", path[len(parent)+1:], parent).lacking("the folder " + parent)
	}
	return nil
}

var fileCheck = Check{
	ID: "file", Group: Components, Severity: doc.Warning,
	Title: "Promised files are there",
	Why:   "whoever reads the design looks for them",
	Kinds: []claims.Kind{claims.KindFile},
	judge: judgeFile,
}

// withoutKind takes off a path the endings that say only how JavaScript is written.
func withoutKind(path string) string {
	for _, ending := range []string{".tsx", ".jsx", ".ts", ".js", ".mjs", ".mts"} {
		if stem, ok := strings.CutSuffix(path, ending); ok {
			return stem
		}
	}
	return path
}

func judgeFile(h *held, c *claims.Claim) *Judgement {
	path := strings.Trim(strings.TrimPrefix(c.File.Path, "./"), "/")
	var near []Evidence
	base := path[strings.LastIndexByte(path, '/')+1:]
	for _, f := range h.in.Project.Files {
		if f.Path == path || strings.HasSuffix(f.Path, "/"+path) || strings.HasPrefix(f.Path, path+"/") || strings.Contains(f.Path, "/"+path+"/") {
			if c.Negated {
				return violated([]Evidence{{File: f.Path, Line: 1}}, "the design says that %s is gone, and it is there", path)
			}
			return satisfied(Evidence{File: f.Path, Line: 1}, "it is there")
		}
		if !c.Negated && withoutKind(f.Path) == withoutKind(path) && withoutKind(path) != path {
			return satisfied(Evidence{File: f.Path, Line: 1}, "it is there as %s", f.Path)
		}
		if strings.HasSuffix(f.Path, "/"+base) {
			near = append(near, Evidence{File: f.Path, Line: 1})
		}
	}
	if c.Negated {
		return &Judgement{Verdict: Satisfied, Message: "it is not there", Searched: fmt.Sprintf("%d source files", len(h.in.Project.Files))}
	}
	if h.in.Exists != nil {
		if j := h.fileOnDisk(path, near); j != nil {
			return j
		}
	}
	searched := prose.Plural(len(h.in.Project.Files), "source file")
	if len(near) > 0 {
		return unresolved(near, searched, "not at this path; there is a file of that name elsewhere").asking("Does this file take the place of %s?", path)
	}
	return unresolved(nil, searched, "no such source file was read")
}

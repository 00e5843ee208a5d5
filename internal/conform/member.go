package conform

import (
	"path"
	"slices"
	"strings"
	"sync"

	"kiro-mcp/internal/code/facts"
)

// besides finds a function of the promised name in the file of its owner, or in its
// package where constructors are functions: NewOrder of Order.
func (h *held) besides(owners []symbolRef, name string) (symbolRef, bool) {
	for _, ref := range h.functionsNamed(name) {
		for _, o := range owners {
			if ref.file == o.file || ref.file.Language == "go" && path.Dir(ref.file.Path) == path.Dir(o.file.Path) {
				return ref, true
			}
		}
	}
	return symbolRef{}, false
}

// owners are the types, modules and files that a method's owner can mean. A type
// of just that name comes before one that conventions make of it.
func (h *held) owners(name string) []symbolRef {
	found := h.typesNamed(name)
	if len(found) == 0 {
		found = h.renamedTypes(name)
	}
	return found
}

// member finds a method or field of a type, in the type itself, in those that it
// builds on, and in the parts of it that stand elsewhere.
func (h *held) member(owner symbolRef, name string) (symbolRef, bool) {
	return h.memberDeep(owner, name, 0)
}

func (h *held) memberDeep(owner symbolRef, name string, depth int) (symbolRef, bool) {
	s := owner.sym()
	if same := h.overloads(owner, name); len(same) > 0 {
		return same[0], true
	}
	if depth < 4 {
		for _, e := range buildsOn(s) {
			for _, base := range h.typesNamed(e) {
				if m, ok := h.memberDeep(base, name, depth+1); ok {
					return m, true
				}
			}
		}
	}
	return symbolRef{}, false
}

// overloads are a type's own members of one name: those that are written just so,
// else those whose names conventions make of it. "getOrder" and "getOrders" are two
// where both are there.
func (h *held) overloads(owner symbolRef, name string) []symbolRef {
	var just, alike []symbolRef
	for _, m := range h.members[fold(owner.sym().Name)] {
		switch {
		case fold(m.sym().Name) != fold(name) || !h.sameType(m, owner):
		case bare(m.sym().Name) == bare(name):
			just = append(just, m)
		default:
			alike = append(alike, m)
		}
	}
	if len(just) > 0 {
		return just
	}
	return alike
}

// bare is a name in small letters without what joins its words.
func bare(name string) string { return strings.ToLower(strings.ReplaceAll(lastPart(name), "_", "")) }

// builtOnWith finds a type that builds on another and adds a member to it: where
// "OrderWithLines" has the lines, "Order" need not.
func (h *held) builtOnWith(owner symbolRef, name string) (symbolRef, bool) {
	for _, ref := range h.builtOn[fold(owner.sym().Name)] {
		if found := h.overloads(ref, name); len(found) > 0 {
			return found[0], true
		}
	}
	return symbolRef{}, false
}

// sameType reports whether a member's owner is this type and no namesake: in the
// same file, or in another of the same package where the language allows it.
func (h *held) sameType(member, owner symbolRef) bool {
	if member.file == owner.file {
		return true
	}
	switch owner.file.Language {
	case "go", "rust", "csharp", "cpp", "c", "ruby", "kotlin":
		return len(h.typesNamed(owner.sym().Name)) == 1 || member.file.Package == owner.file.Package && member.file.Package != ""
	}
	return false
}

// readWhole reports whether a type's members are all known: its file was read
// without losing the way, and what it builds on is here or known to add none.
func (h *held) readWhole(owner symbolRef) bool {
	if owner.file.Confidence != facts.Scanned && owner.file.Confidence != facts.Parsed {
		return false
	}
	for _, e := range buildsOn(owner.sym()) {
		if len(h.typesNamed(e)) == 0 && !addsNothing()[fold(lastPart(e))] {
			return false
		}
	}
	return true
}

// buildsOn are the types that a type takes its members from: its bases, and where an
// alias joins others with its own members ("Base & {...}") or only renames one, those.
func buildsOn(s *facts.Symbol) []string {
	if s.Kind != facts.Alias || s.Type == "" {
		return s.Extends
	}
	out, depth, from := slices.Clip(s.Extends), 0, 0
	written := s.Type + "&"
	for i, r := range written {
		switch r {
		case '{', '<', '(', '[':
			depth++
		case '}', '>', ')', ']':
			depth--
		case '&', '|':
			if part := strings.TrimSpace(written[from:i]); depth == 0 && part != "" && part[0] != '{' {
				out = append(out, part)
			}
			if depth == 0 {
				from = i + 1
			}
		}
	}
	return out
}

// addsNothing are bases of libraries whose members no design means.
var addsNothing = sync.OnceValue(func() map[string]bool {
	return map[string]bool{
		"abc": true, "object": true, "basemodel": true, "protocol": true, "enum": true, "strenum": true, "exception": true, "error": true, "generic": true,
		"injectable": true, "serializable": true, "base": true, "component": false, "controllerbase": true, "controller": true, "applicationcontroller": true,
	}
})

func (h *held) nearMember(owner symbolRef, name string) string {
	want, best, most := subjects(name), "", 0
	for _, m := range h.members[fold(owner.sym().Name)] {
		if n := shared(want, subjects(m.sym().Name)); n > most && h.sameType(m, owner) {
			best, most = m.sym().Name, n
		}
	}
	return best
}

func (h *held) functionsNamed(name string) []symbolRef {
	var out []symbolRef
	for _, ref := range h.named[fold(name)] {
		if k := ref.sym().Kind; k == facts.Function || k == facts.Method {
			out = append(out, ref)
		}
	}
	return out
}

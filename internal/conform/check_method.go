package conform

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/specfs/doc"
)

var methodCheck = Check{
	ID: "method", Group: Components, Severity: doc.Error,
	Title: "Promised methods are there, with their parameters",
	Why:   "other parts of the design call them by name",
	Kinds: []claims.Kind{claims.KindMethod},
	judge: judgeMethod,
}

func judgeMethod(h *held, c *claims.Claim) *Judgement {
	m := c.Method
	if m.Owner == "" {
		return judgeFunction(h, c)
	}
	owners := sameLanguageFirst(h.owners(m.Owner), m.Lang)
	if len(owners) == 0 {
		return judgeOwnerless(h, c)
	}
	var fits []*Judgement
	for _, o := range owners {
		if found, ok := h.member(o, m.Name); ok {
			if c.Negated {
				return violated([]Evidence{found.evidence()}, "the design says that %s.%s is gone, and it is there", m.Owner, m.Name)
			}
			fits = append(fits, h.compareOverloads(c, o, found))
		}
	}
	if len(fits) > 0 {
		return bestOf(fits, len(owners), m.Owner)
	}
	o := owners[0]
	if beside, ok := h.besides(owners, m.Name); ok && !c.Negated {
		return satisfied(beside.evidence(), "%s is a function beside %s", m.Name, m.Owner)
	}
	if why := h.foreign(c, o, m.Owner, m.Lang); why != "" && !c.Negated {
		return unresolved([]Evidence{o.evidence()}, h.searchedSymbols(), "%s has no %s, but %s", o.sym().Name, m.Name, why).
			asking("Is this the %s that the design means?", m.Owner).ofNamesake()
	}
	if at, ok := h.accesses(owners, m.Name); ok && !c.Negated {
		return unresolved([]Evidence{at}, "", "%s has no %s, and has the field; what reads and sets fields may be generated", o.sym().Name, m.Name).
			asking("Is %s generated, as by an annotation?", m.Name)
	}
	switch {
	case c.Negated:
		return satisfied(o.evidence(), "%s has no such method", o.sym().Name)
	case h.addedElsewhere(o, m.Name):
		return unresolved([]Evidence{o.evidence()}, "", "%s has no %s, and a type that builds on it has", o.sym().Name, m.Name).
			asking("Is the type that builds on %s what the design means?", m.Owner)
	case !h.readWhole(o):
		return unresolved([]Evidence{o.evidence()}, "", "%s has no %s here, but not all that it is made of could be read", o.sym().Name, m.Name).
			asking("Does %s have %s by inheritance or otherwise?", m.Owner, m.Name)
	}
	j := violated([]Evidence{o.evidence()}, "%s has no %s", o.sym().Name, m.Name)
	if near := h.nearMember(o, m.Name); near != "" {
		j.Message += "; the nearest is " + near
	}
	return j
}

// accesses finds the field that a method of some name would read or set.
func (h *held) accesses(owners []symbolRef, name string) (Evidence, bool) {
	for _, prefix := range []string{"get", "set", "is", "with"} {
		rest, ok := strings.CutPrefix(bare(name), prefix)
		if !ok || rest == "" {
			continue
		}
		for _, o := range owners {
			for _, m := range h.members[fold(o.sym().Name)] {
				if m.sym().Kind == facts.Field && bare(m.sym().Name) == rest && h.sameType(m, o) {
					return m.evidence(), true
				}
			}
		}
	}
	return Evidence{}, false
}

func (h *held) addedElsewhere(o symbolRef, name string) bool {
	_, ok := h.builtOnWith(o, name)
	return ok
}

// compareOverloads takes of several methods of one name the one that fits. Where
// none does, nothing says which of them the design means.
func (h *held) compareOverloads(c *claims.Claim, owner, found symbolRef) *Judgement {
	same := h.overloads(owner, c.Method.Name)
	if len(same) < 2 {
		return h.compareMethod(c, found)
	}
	var first *Judgement
	for _, ref := range same {
		j := h.compareMethod(c, ref)
		if j.Verdict == Satisfied {
			return j
		}
		if first == nil {
			first = j
		}
	}
	if first.Verdict != Violated {
		return first
	}
	return unresolved(first.Source, "", "%s; but there are %d of that name", first.Message, len(same)).asking("Does one of them stand for %s?", c.Method.Name)
}

// judgeOwnerless says what it means that a method's owner was not found.
func judgeOwnerless(h *held, c *claims.Claim) *Judgement {
	m := c.Method
	if found := h.functionsNamed(m.Name); len(found) > 0 {
		return unresolved([]Evidence{found[0].evidence()}, h.searchedSymbols(), "no %s was found; %s is there elsewhere", m.Owner, m.Name).
			asking("Does this take the place of %s.%s?", m.Owner, m.Name)
	}
	return unresolved(nil, h.searchedSymbols(), "no %s was found, so that its %s could not be looked for", m.Owner, m.Name)
}

func judgeFunction(h *held, c *claims.Claim) *Judgement {
	found := h.functionsNamed(c.Method.Name)
	if just := slices.DeleteFunc(slices.Clone(found), func(ref symbolRef) bool { return bare(ref.sym().Name) != bare(c.Method.Name) }); len(just) > 0 {
		found = just
	} else if len(found) > 0 && !c.Negated {
		return unresolved([]Evidence{found[0].evidence()}, h.searchedSymbols(), "no function %s was found, but %s", c.Method.Name, found[0].sym().Name).
			asking("Does %s take the place of %s?", found[0].sym().Name, c.Method.Name)
	}
	if len(found) == 0 {
		if c.Negated {
			return &Judgement{Verdict: Satisfied, Message: "no such function", Searched: h.searchedSymbols()}
		}
		return unresolved(nil, h.searchedSymbols(), "no function %s was found", c.Method.Name)
	}
	if c.Negated {
		return violated([]Evidence{found[0].evidence()}, "the design says that %s is gone, and it is there", c.Method.Name)
	}
	if own := slices.DeleteFunc(slices.Clone(found), func(ref symbolRef) bool { return shownOnly(ref.file.Path) }); len(own) > 0 {
		found = own
	} else {
		return unresolved([]Evidence{found[0].evidence()}, h.searchedSymbols(), "only an example has a function %s", c.Method.Name).
			asking("Is the example what the design means?").ofNamesake()
	}
	if len(found) > 1 {
		return h.reached(found[0], satisfied(found[0].evidence(), "one of %d functions of that name", len(found)))
	}
	return h.compareMethod(c, found[0])
}

// compareMethod compares the parameters and the result that both sides give.
func (h *held) compareMethod(c *claims.Claim, found symbolRef) *Judgement {
	m, s := c.Method, found.sym()
	at := found.evidence()
	if !m.Typed || s.Kind == facts.Field {
		return h.reached(found, satisfied(at, "%s is there", m.Name))
	}
	if lacking := h.lackingParams(m.Params, s.Params); len(lacking) > 0 && len(s.Params) < len(m.Params) && !takesObject(s.Params) {
		if m.Owner == "" && s.Owner != "" {
			return unresolved([]Evidence{at}, h.searchedSymbols(), "%s is a method of %s here, and takes other parameters than the function that the design has", s.Name, s.Owner).
				asking("Is this the %s that the design means?", m.Name)
		}
		j := violated([]Evidence{at}, "%s takes no %s; it takes %s", s.Name, strings.Join(lacking, ", "), paramNames(s.Params))
		j.Severity = doc.Warning
		return j
	}
	var open []string
	for _, p := range m.Params {
		for _, have := range s.Params {
			if fold(p.Name) != fold(have.Name) || p.Type == "" || have.Type == "" {
				continue
			}
			a := compareTypes(p.Type, m.Lang, have.Type, found.file.Language, p.Name)
			if a.differ {
				j := violated([]Evidence{at}, "parameter %s of %s is %s, the design has %s", p.Name, s.Name, have.Type, p.Type)
				j.Severity = doc.Warning
				return j
			}
			if !a.known {
				open = append(open, p.Name)
			}
		}
	}
	j := satisfied(at, "%s is there", m.Name)
	if len(open) > 0 {
		j.Message += fmt.Sprintf("; the type of %s was not compared", strings.Join(open, ", "))
	}
	return h.reached(found, j)
}

// supplied are parameters that frameworks and layers add and no design lists.
var supplied = sync.OnceValue(func() map[string]bool {
	return map[string]bool{
		"self": true, "cls": true, "res": true, "response": true, "next": true, "reply": true, "ctx": true, "context": true, "db": true, "session": true, "tx": true, "conn": true, "this": true, "request": true, "req": true, "re": true,
	}
})

// lackingParams are the promised parameters that a function does not take, neither
// by themselves nor as fields of a type that it takes.
func (h *held) lackingParams(want []claims.Param, have []facts.Param) []string {
	var out []string
	for _, w := range want {
		if supplied()[fold(w.Name)] || w.Optional {
			continue
		}
		found := false
		for _, p := range have {
			found = found || fold(p.Name) == fold(w.Name) || shared(subjects(w.Name), subjects(p.Name)) > 0 ||
				p.Type != "" && w.Type != "" && fold(p.Type) == fold(w.Type) || h.carries(p, w.Name)
		}
		if !found {
			out = append(out, w.Name)
		}
	}
	return out
}

// carries reports whether the type of a parameter has a field of some name.
func (h *held) carries(p facts.Param, name string) bool {
	return p.Type != "" && slices.ContainsFunc(h.typesNamed(p.Type), func(ref symbolRef) bool {
		_, ok := h.member(ref, name)
		return ok
	})
}

// takesObject reports whether one parameter may carry several promised ones.
func takesObject(params []facts.Param) bool {
	for _, p := range params {
		n := fold(p.Name)
		for _, word := range []string{"dto", "opt", "param", "input", "payload", "data", "command", "args", "argument", "kwarg", "config", "request", "req", "body", "filter", "query", "prop", "cmd", "form", "attribute", "credential", "event", "props"} {
			if strings.Contains(n, word) {
				return true
			}
		}
		if strings.HasPrefix(p.Name, "{") || strings.HasPrefix(p.Name, "*") || strings.HasPrefix(p.Name, "...") {
			return true
		}
	}
	return false
}

func paramNames(params []facts.Param) string {
	var names []string
	for _, p := range params {
		if !supplied()[fold(p.Name)] {
			names = append(names, p.Name)
		}
	}
	switch {
	case len(names) > 0:
		return strings.Join(names, ", ")
	case len(params) > 0:
		return "only what its framework gives it"
	}
	return "nothing"
}

// reached turns what is there and nothing calls into unresolved: code that exists
// and is tested may still be dead.
func (h *held) reached(found symbolRef, j *Judgement) *Judgement {
	s := found.sym()
	if h.used(s.Name, found.file.Path) || h.callsByFramework(found) {
		return j
	}
	return unresolved(j.Source, "calls, imports and types of all source outside tests", "%s is there, and nothing outside tests uses it", s.Name).
		asking("Does anything reach %s?", s.Name)
}

// callsByFramework knows what is used without its name being written: members of
// interfaces, overridden and marked methods, entry points, what a library offers.
func (h *held) callsByFramework(found symbolRef) bool {
	s := found.sym()
	if len(s.Marks) > 0 || s.Name == "main" || strings.HasPrefix(s.Name, "__") {
		return true
	}
	for _, o := range h.types[fold(lastPart(s.Owner))] {
		if o.file == found.file && (len(o.sym().Marks) > 0 && s.Kind != facts.Method || o.sym().Kind == facts.Interface) {
			return true
		}
	}
	return found.file.Language == "sql" || found.file.Language == "prisma"
}

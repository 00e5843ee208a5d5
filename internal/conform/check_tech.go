package conform

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/pattern"
	"kiro-mcp/internal/prose"
	"kiro-mcp/internal/techs"
	"kiro-mcp/specfs/doc"
)

var techCheck = Check{
	ID: "tech", Group: Stack, Severity: doc.Error,
	Title: "The promised technologies are used",
	Why:   "another database, queue or gateway than was agreed changes what the system costs and can do",
	Kinds: []claims.Kind{claims.KindTech},
	judge: judgeTech,
}

func judgeTech(h *held, c *claims.Claim) *Judgement {
	t, known := techs.Named(c.Tech.Name)
	if !known {
		return unresolved(nil, "", "%s is not among the technologies that are known", c.Tech.Name)
	}
	wanted := []*techs.Tech{t}
	for _, or := range c.Tech.Or {
		if alt, ok := techs.Named(or); ok {
			wanted = append(wanted, alt)
		}
	}
	for _, w := range wanted {
		if s, name := h.shows(w); s != nil {
			return h.judgeSeen(c, w, s, name)
		}
	}
	if c.Negated {
		return &Judgement{Verdict: Satisfied, Message: "nothing shows it", Searched: h.searchedStack()}
	}
	for _, rival := range h.rivals(t) {
		s := h.stack()[rival.Name]
		if h.promises(rival.Name) || elsewhere(c) || aside(c, s) {
			continue
		}
		return violated(append(slices.Clone(s.declared), s.used...), "%s in place of %s", rival.Title, t.Title).lacking(h.searchedStack())
	}
	return unresolved(nil, h.searchedStack(), "nothing in manifests, images, infrastructure or imports shows %s", t.Title).
		asking("Is %s used where the repository does not show it?", t.Title)
}

// shows finds a technology, or one that brings it along.
func (h *held) shows(t *techs.Tech) (*seen, string) {
	if s := h.stack()[t.Name]; s != nil {
		return s, t.Title
	}
	var names []string
	for name := range h.stack() {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if with, ok := techs.Named(name); ok && techs.Includes(with, t) {
			return h.stack()[name], with.Title
		}
	}
	return nil, ""
}

func (h *held) judgeSeen(c *claims.Claim, t *techs.Tech, s *seen, name string) *Judgement {
	source := append(slices.Clone(s.declared), s.used...)
	switch {
	case c.Negated && len(s.used) > 0:
		return violated(source, "the design says that %s is not used, and it is", t.Title)
	case c.Negated:
		return unresolved(source, "", "the design says that %s is not used; it is declared, and nothing was seen to use it", t.Title)
	case name == t.Title && allOther(c.Tech.Version, s.versions):
		j := violated([]Evidence{s.versions[0].at}, "%s %s, the design has %s", t.Title, s.versions[0].text, c.Tech.Version)
		j.Severity = doc.Warning
		return j
	case len(s.used) == 0 && len(s.declared) > 0 && h.importable(t) && onlyManifests(s.declared):
		return unresolved(source, "imports of all source outside tests", "%s is declared, and nothing imports it", t.Title).asking("Does anything use %s?", t.Title)
	case len(source) == 0:
		return unresolved(nil, h.searchedStack(), "nothing shows %s", t.Title)
	}
	return satisfied(source[0], "%s", name)
}

func onlyManifests(list []Evidence) bool {
	for _, e := range list {
		base := e.File[strings.LastIndexByte(e.File, '/')+1:]
		if strings.Contains(base, "ocker") || strings.HasSuffix(base, ".tf") || strings.Contains(base, "compose") || strings.HasSuffix(base, ".yml") || strings.HasSuffix(base, ".yaml") {
			return false
		}
	}
	return true
}

// importable reports whether code that uses a technology has to import it under
// a name that is known: libraries of Python, JavaScript, Go and Rust.
func (h *held) importable(t *techs.Tech) bool {
	if len(t.Evidence.Imports) == 0 && len(t.Evidence.Packages) == 0 {
		return false
	}
	switch t.Roles[0] {
	case techs.Framework, techs.ORM, techs.Payment, techs.Email, techs.HTTPClient, techs.Validation, techs.Hashing:
		return true
	default:
		return false
	}
}

// rivals are the technologies of the project that are there in place of another.
func (h *held) rivals(t *techs.Tech) []*techs.Tech {
	var out []*techs.Tech
	for _, other := range techs.All() {
		s := h.stack()[other.Name]
		if s != nil && !s.testOnly && techs.Rivals(t, other) {
			out = append(out, other)
		}
	}
	return out
}

// aside reports whether a tool of tests only shows in files, with no manifest that
// has it: somebody has tried it out.
func aside(c *claims.Claim, rival *seen) bool {
	return len(rival.declared) == 0 && (c.Tech.Role == "e2e" || c.Tech.Role == "testing" || c.Tech.Role == "load_testing")
}

// elsewhere reports whether a technology is promised for a part that the project's
// own may stand beside: a phone's store beside the server's.
func elsewhere(c *claims.Claim) bool {
	said := subjects(c.Quote)
	for _, w := range []string{"local", "mobile", "ios", "android", "offline", "browser", "embedded", "test", "testing", "development", "alternative", "optional", "desktop"} {
		if said[w] {
			return true
		}
	}
	return false
}

// promises reports whether the design wants a technology too, so that it replaces
// nothing.
func (h *held) promises(name string) bool {
	return slices.ContainsFunc(h.in.Promises.Claims, func(c claims.Claim) bool {
		return c.Kind == claims.KindTech && !c.Negated && (c.Tech.Name == name || slices.Contains(c.Tech.Or, name))
	})
}

func (h *held) searchedStack() string {
	n := 0
	for _, f := range h.in.Project.Files {
		n += len(f.Deps)
	}
	return prose.Plural(n, "declaration") + " of dependencies, images and resources, imports of " + prose.Plural(len(h.in.Project.Files), "file")
}

var versionNumber = pattern.Of(`\d+(?:\.\d+)*`)

// allOther reports whether versions are declared and none can be the promised one.
func allOther(promised string, declared []version) bool {
	return len(declared) > 0 && !slices.ContainsFunc(declared, func(v version) bool { return !otherVersion(promised, v.text) })
}

// otherVersion reports whether a declared version cannot be the promised one.
// Both must be numbers; what the design leaves away may be anything, and a range
// that begins below and is open above may reach it.
func otherVersion(promised, declared string) bool {
	want, have := versionNumber().FindString(promised), versionNumber().FindString(declared)
	if want == "" || have == "" || strings.ContainsAny(promised, "+><≥*x") || strings.Contains(promised, "or later") {
		return false
	}
	open := strings.HasPrefix(strings.TrimSpace(declared), ">")
	a, b := strings.Split(want, "."), strings.Split(have, ".")
	for i := range min(len(a), len(b), 2) {
		if a[i] != b[i] {
			return !open || number(b[i]) > number(a[i])
		}
	}
	return false
}

func number(s string) int {
	n := 0
	for _, r := range s {
		n = n*10 + int(r-'0')
	}
	return n
}

package conform

import (
	"slices"
	"strings"

	"kiro-mcp/internal/techs"
)

// seen is where a technology shows in the project.
type seen struct {
	declared []Evidence // manifests, images, infrastructure
	versions []version  // as declarations write them
	used     []Evidence // imports, literals, files of its language
	testOnly bool       // it is declared for development only
}

// version is one that a declaration gives.
type version struct {
	text string
	at   Evidence
}

// ofItself reports whether a package has the versions of the technology that it
// shows: types, plugins and viewers have their own.
func ofItself(t *techs.Tech, name string) bool {
	name = strings.ToLower(name)
	for _, part := range []string{"@types/", "plugin", "-ui", "swagger", "eslint", "-cli", "-adapter"} {
		if strings.Contains(name, part) && !strings.Contains(t.Name, strings.Trim(part, "@/-")) {
			return false
		}
	}
	return true
}

// stack is all that shows, by canonical name, made when first needed.
func (h *held) stack() map[string]*seen {
	if h.techs != nil {
		return h.techs
	}
	h.techs = map[string]*seen{}
	at := func(t *techs.Tech) *seen {
		s := h.techs[t.Name]
		if s == nil {
			s = &seen{testOnly: true}
			h.techs[t.Name] = s
		}
		return s
	}
	for _, f := range h.in.Project.Files {
		for _, d := range f.Deps {
			for _, t := range techs.Declared(d.Source, d.Name) {
				s := at(t)
				s.declared = append(s.declared, Evidence{File: f.Path, Line: d.Line, Quote: strings.TrimSpace(d.Name + " " + d.Version)})
				s.testOnly = s.testOnly && d.Dev
				if d.Version != "" && ofItself(t, d.Name) && (d.Source != "manifest" || !served(t)) {
					s.versions = append(s.versions, version{d.Version, Evidence{File: f.Path, Line: d.Line, Quote: strings.TrimSpace(d.Name + " " + d.Version)}})
				}
			}
		}
		if f.Skipped != "" || f.Test {
			continue
		}
		for _, i := range f.Imports {
			for _, t := range h.importedAs(i.Path) {
				s := at(t)
				s.used = append(s.used, Evidence{File: f.Path, Line: i.Line, Quote: i.Path})
				s.testOnly = false
			}
		}
		for _, text := range f.Texts {
			for _, t := range h.literalOf(text.Value) {
				at(t).used = append(at(t).used, Evidence{File: f.Path, Line: text.Line, Quote: text.Value})
			}
		}
		if t := h.languageTech(f.Language); t != nil && !slices.Contains(configLanguages, f.Language) {
			s := at(t)
			s.testOnly = false
			if len(s.used) == 0 {
				s.used = append(s.used, Evidence{File: f.Path, Line: 1})
			}
		}
	}
	return h.techs
}

// onSQLite reports whether SQLite is the only relational database that the project
// is built with.
func (h *held) onSQLite() bool {
	lite := false
	for name, s := range h.stack() {
		switch t, ok := techs.Named(name); {
		case !ok || s.testOnly:
		case t.Name == "sqlite", t.Name == "turso": // the second keeps SQLite on a server
			lite = true
		case t.Group == "relational":
			return false
		}
	}
	return lite
}

// served reports whether a technology is a server of its own, so that a package
// for it is a client with versions of its own.
func served(t *techs.Tech) bool {
	return slices.ContainsFunc([]techs.Role{techs.Database, techs.Cache, techs.Queue, techs.Stream, techs.Search, techs.Vector, techs.Storage, techs.Payment, techs.Email, techs.Monitoring, techs.AI}, t.Has)
}

var configLanguages = []string{"json", "yaml", "toml", "properties", "xml"}

// vocabulary are the technologies by what shows them, made when first needed.
type vocabulary struct {
	imports   map[string][]*techs.Tech // by the first element of an import's path
	texts     map[string][]*techs.Tech
	languages map[string]*techs.Tech
}

func (h *held) words() *vocabulary {
	if h.vocabulary != nil {
		return h.vocabulary
	}
	v := &vocabulary{imports: map[string][]*techs.Tech{}, texts: map[string][]*techs.Tech{}, languages: map[string]*techs.Tech{}}
	for _, t := range techs.All() {
		for _, p := range append(slices.Clone(t.Evidence.Imports), t.Evidence.Packages...) {
			key := firstElement(p)
			v.imports[key] = append(v.imports[key], t)
		}
		for _, s := range t.Evidence.Texts {
			v.texts[s] = append(v.texts[s], t)
		}
		for _, l := range t.Evidence.Languages {
			v.languages[l] = t
		}
	}
	h.vocabulary = v
	return v
}

func firstElement(path string) string {
	path = strings.ToLower(path)
	if i := strings.IndexAny(path[min(1, len(path)):], "./:\\-*"); i >= 0 {
		return path[:i+1]
	}
	return path
}

// importedAs are the technologies whose modules an import takes.
func (h *held) importedAs(path string) []*techs.Tech {
	path = strings.ToLower(path)
	if path == "" || path[0] == '.' {
		return nil
	}
	var out []*techs.Tech
	for _, t := range h.words().imports[firstElement(path)] {
		if slices.Contains(out, t) {
			continue
		}
		for _, p := range append(slices.Clone(t.Evidence.Imports), t.Evidence.Packages...) {
			if begins(path, p) {
				out = append(out, t)
				break
			}
		}
	}
	return out
}

// begins reports whether an import's path is that of a package, or of a part of
// it.
func begins(path, pkg string) bool {
	pkg = strings.TrimSuffix(strings.ToLower(pkg), "*")
	for _, p := range []string{pkg, strings.ReplaceAll(pkg, "-", "_"), strings.ReplaceAll(pkg, "_", "-")} {
		if rest, ok := strings.CutPrefix(path, p); ok && p != "" && (rest == "" || strings.IndexByte("./:\\", rest[0]) >= 0 || strings.HasSuffix(pkg, "/") || strings.HasSuffix(pkg, ".")) {
			return true
		}
	}
	return false
}

func (h *held) literalOf(text string) []*techs.Tech { return h.words().texts[strings.ToLower(text)] }

func (h *held) languageTech(language string) *techs.Tech { return h.words().languages[language] }

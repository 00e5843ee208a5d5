package conform

import (
	"path"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/conform/alike"
)

// components are the folders of the project that are built by themselves, each
// with its own list of dependencies, made when first needed. The root may be one.
func (h *held) components() map[string]bool {
	if h.parts != nil {
		return h.parts
	}
	h.parts = map[string]bool{}
	for _, f := range h.in.Project.Files {
		if f.Test || shownOnly(f.Path) || strings.Contains(strings.ToLower(f.Path), "test") {
			continue // what is built to be tested or read is no part of its own
		}
		for _, d := range f.Deps {
			if d.Source == "manifest" {
				h.parts[path.Dir(f.Path)] = true
				break
			}
		}
	}
	return h.parts
}

// componentOf is the component in which a file lies; "." when it is in none.
func (h *held) componentOf(file string) string {
	for dir := path.Dir(file); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if h.components()[dir] {
			return dir
		}
	}
	return "."
}

// abroad says in which other component than the design means a file lies; empty
// when it lies where it may, or when nothing says where that is. A section says it
// by a component's name ("Backend API"), a design by the files that it promises and
// that are there.
func (h *held) abroad(c *claims.Claim, file string) string {
	if len(h.components()) < 2 {
		return ""
	}
	here := h.componentOf(file)
	if named := h.namedBy(c.Section); len(named) > 0 {
		if named[here] {
			return ""
		}
		return here
	}
	if homes := h.homes(); len(homes) > 0 && !homes[here] {
		return here
	}
	return ""
}

// namedBy are the components that a section's path names by a word which is not in
// the names of all.
func (h *held) namedBy(section string) map[string]bool {
	said, out := map[string]bool{}, map[string]bool{}
	for _, w := range alike.Words(section) {
		said[w] = true
	}
	for dir := range h.components() {
		for _, w := range alike.Words(path.Base(dir)) {
			out[dir] = out[dir] || said[w] && telling[w]
		}
	}
	for dir, named := range out {
		if !named {
			delete(out, dir)
		}
	}
	if len(out) == len(h.components()) {
		return nil
	}
	return out
}

// telling are the words that tell components from one another in headings as well
// as in names of folders. "api" is in headings of both sides.
var telling = map[string]bool{"backend": true, "frontend": true, "server": true, "client": true, "mobile": true, "android": true, "ios": true, "cli": true, "desktop": true, "worker": true, "extension": true}

// homes are the components of the promised files that are there, made when first
// needed: where the design's own code lies.
func (h *held) homes() map[string]bool {
	if h.home != nil {
		return h.home
	}
	h.home = map[string]bool{}
	for i := range h.in.Promises.Claims {
		c := &h.in.Promises.Claims[i]
		if c.Kind != claims.KindFile || c.Negated || c.Planned != "" {
			continue
		}
		if name := strings.Trim(strings.TrimPrefix(c.File.Path, "./"), "/"); h.files[name] != nil {
			h.home[h.componentOf(name)] = true
		}
	}
	return h.home
}

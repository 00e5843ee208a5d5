package conform

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// idleLimiter finds what limits rates and is used by nothing: it limits none. A
// limiter that any route passes, or that is used anywhere, says that there is one.
func (h *held) idleLimiter() (Evidence, string) {
	for _, e := range h.routes.served {
		if hasGuard(e.Guards, "rate_limit") {
			return Evidence{}, ""
		}
	}
	var at Evidence
	idle, declaredIn := "", ""
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" {
			continue
		}
		for i := range f.Symbols {
			s := &f.Symbols[i]
			if s.Owner != "" || !limits(s.Name) || !limiterKind(f.Language, s.Kind) {
				continue
			}
			if h.used(s.Name, f.Path, h.importersOnly(s.Name)...) {
				return Evidence{}, ""
			}
			at, idle, declaredIn = Evidence{File: f.Path, Line: s.Line, End: s.End}, s.Name, f.Path
		}
		if at, call := unusedService(f, h); call != "" {
			return at, call
		}
	}
	if idle != "" && h.limiting(declaredIn) {
		return Evidence{}, ""
	}
	return at, idle
}

// limiting reports whether anything outside one file limits rates: a guard of a
// route, a call, a mark, or what a file imports and uses. What only tells of a
// refusal limits nothing.
func (h *held) limiting(besides string) bool {
	words := mechanisms()["rate_limit"]
	hit := func(text string) bool {
		n := fold(text)
		return !strings.Contains(n, "exception") && !strings.Contains(n, "error") && slices.ContainsFunc(words, func(w string) bool { return strings.Contains(n, w) })
	}
	if slices.ContainsFunc(h.routes.served, func(e facts.Endpoint) bool { return hasGuard(e.Guards, "rate_limit") }) {
		return true
	}
	return slices.ContainsFunc(h.in.Project.Files, func(f *facts.File) bool {
		if f.Test || f.Skipped != "" || f.Path == besides {
			return false
		}
		return slices.ContainsFunc(f.Imports, func(i facts.Import) bool { return (hit(i.Path) || hit(i.Name)) && !vain(f, i) }) ||
			slices.ContainsFunc(f.Calls, func(c facts.Call) bool { return hit(c.Name) }) ||
			slices.ContainsFunc(f.Symbols, func(s facts.Symbol) bool { return slices.ContainsFunc(s.Marks, hit) })
	})
}

// vain reports whether a file imports a name and does not use it.
func vain(f *facts.File, i facts.Import) bool {
	switch f.Language {
	case "php", "javascript", "typescript", "python", "rust", "java", "kotlin":
		return i.Local != "" && i.Local != "*" && f.Words.Count(i.Local) == 1
	}
	return false // elsewhere the import is no word of the code, or has to be used
}

// importersOnly are the files that import a name and do nothing with it.
func (h *held) importersOnly(name string) []string {
	var out []string
	for _, f := range h.in.Project.Files {
		if f.Words.Count(name) == 1 && slices.ContainsFunc(f.Imports, func(i facts.Import) bool { return i.Name == name || i.Local == name }) {
			out = append(out, f.Path)
		}
	}
	return out
}

// limits reports whether a name is that of a limiter. An error tells of a limit that
// was passed.
func limits(name string) bool {
	n := fold(name)
	if strings.HasSuffix(n, "exception") || strings.HasSuffix(n, "error") {
		return false
	}
	return strings.Contains(n, "ratelimit") || strings.Contains(n, "limiter") || strings.Contains(n, "throttl")
}

// limiterKind reports whether a symbol has to be used by its name to do anything.
func limiterKind(language string, kind facts.SymbolKind) bool {
	switch language {
	case "go", "rust", "python":
		return kind == facts.Function
	case "javascript", "typescript":
		return kind == facts.Function || kind == facts.Constant || kind == facts.Variable || kind == facts.Class
	}
	return false
}

// services are calls that make a limiter, and the names by which one of them is put
// before requests.
var services = []struct {
	made    string
	mounted []string
}{
	{"AddRateLimiter", []string{"UseRateLimiter"}},
	{"GovernorConfigBuilder", []string{"GovernorLayer", "Governor", "RateLimiter"}},
}

// unusedService knows limiters that a framework is told of and that no request
// passes.
func unusedService(f *facts.File, h *held) (Evidence, string) {
	for _, c := range f.Calls {
		for _, s := range services {
			if !slices.Contains(strings.FieldsFunc(c.Name, func(r rune) bool { return r == '.' || r == ':' }), s.made) {
				continue
			}
			if !slices.ContainsFunc(s.mounted, h.mentions) {
				return Evidence{File: f.Path, Line: c.Line}, s.made
			}
		}
	}
	return Evidence{}, ""
}

// mentions reports whether a name stands anywhere but where it is imported.
func (h *held) mentions(name string) bool { return h.used(name, "", h.importersOnly(name)...) }

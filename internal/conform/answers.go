package conform

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// answer is a place where the code gives a status, or the error that becomes
// one.
type answer struct {
	code  int    // 0 when nothing says what the error becomes
	error string // type of the error; empty if none
	body  string // code or message in the body; empty if none
	words map[string]bool
	at    Evidence
	how   string // answer, raise, declared, mapping
}

// answers are all of them outside tests, made when first needed.
func (h *held) answers() []answer {
	if h.allAnswers != nil {
		return h.allAnswers
	}
	h.allAnswers = []answer{}
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" {
			continue
		}
		for _, s := range f.Statuses {
			if h.dead(f, s.Symbol) {
				continue
			}
			a := answer{code: s.Code, error: s.Error, body: s.Body, how: s.How, at: Evidence{File: f.Path, Line: s.Line}}
			a.words = subjects(s.Error, s.Body)
			if a.code == 0 && s.Error != "" {
				if m, ok := h.mapping(s.Error, 0); ok {
					a.code = m.code
				}
			}
			h.allAnswers = append(h.allAnswers, a)
		}
		for _, m := range f.Mappings {
			if h.dead(f, symbolAround(f, m.Line)) {
				continue
			}
			h.allAnswers = append(h.allAnswers, answer{code: m.Code, error: m.Error, body: m.Body, how: "mapping", words: subjects(m.Error, m.Body), at: Evidence{File: f.Path, Line: m.Line}})
		}
	}
	return h.allAnswers
}

// dead reports whether a function is used nowhere, so that what stands in it is
// never answered. Methods are called by frameworks without their name being
// written, and functions with marks are registered by them; only where its
// neighbours carry the mark that makes a handler of them, one without is dead.
func (h *held) dead(f *facts.File, symbol int32) bool {
	if symbol < 0 || int(symbol) >= len(f.Symbols) {
		return false
	}
	s := &f.Symbols[symbol]
	if len(s.Marks) > 0 || s.Name == "main" || h.servesRoute(symbolRef{f, int(symbol)}) || handles(f, s) || h.used(s.Name, f.Path) {
		return false
	}
	switch f.Language {
	case "python", "javascript", "typescript", "go", "rust":
		return s.Kind == facts.Function && s.Owner == ""
	case "java", "kotlin", "csharp":
		return s.Kind == facts.Method && slices.ContainsFunc(f.Symbols, func(o facts.Symbol) bool {
			return o.Owner == s.Owner && slices.ContainsFunc(o.Marks, func(m string) bool { return strings.HasPrefix(m, "ExceptionHandler") })
		})
	}
	return false
}

// handles reports whether a file registers a function as a handler, be it under a
// route that could not be composed: Next calls what a file exports as PUT.
func handles(f *facts.File, s *facts.Symbol) bool {
	switch s.Name {
	case "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "handler", "middleware":
		return true
	}
	return slices.ContainsFunc(f.Routing.Routes, func(r facts.Route) bool { return lastPart(r.Handler) == s.Name })
}

// symbolAround is the last function that begins above a line and ends below it.
func symbolAround(f *facts.File, line int) int32 {
	found := int32(-1)
	for i := range f.Symbols {
		if s := &f.Symbols[i]; (s.Kind == facts.Function || s.Kind == facts.Method) && s.Line <= line && line <= s.End {
			found = int32(i)
		}
	}
	return found
}

// mapped is what an error becomes.
type mapped struct {
	error string // the type that is mapped
	code  int
	body  string
	at    Evidence
}

// mapping finds what an error becomes: by its own name, else by one of its
// bases. What is said of any error is the last resort and is left to the caller.
func (h *held) mapping(name string, depth int) (mapped, bool) {
	if h.mappings == nil {
		h.indexMappings()
	}
	if m, ok := h.mappings[errorKey(name)]; ok {
		return m, true
	}
	if depth < 4 {
		for _, ref := range h.typesNamed(name) {
			for _, base := range ref.sym().Extends {
				if m, ok := h.mapping(base, depth+1); ok && errorKey(base) != errorKey(name) {
					return m, true
				}
			}
		}
	}
	return mapped{}, false
}

func (h *held) indexMappings() {
	h.mappings = map[string]mapped{}
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" {
			continue
		}
		for _, m := range f.Mappings {
			if m.Code == 0 || m.Local || m.Error == "*" || h.dead(f, symbolAround(f, m.Line)) {
				continue
			}
			for _, key := range []string{errorKey(m.Error), errorKey(m.Body)} {
				if _, taken := h.mappings[key]; key != "" && !taken {
					h.mappings[key] = mapped{m.Error, m.Code, m.Body, Evidence{File: f.Path, Line: m.Line}}
				}
			}
		}
	}
}

// errorKey is the name of an error without what conventions put around it.
func errorKey(name string) string {
	words := wordsOf(lastPart(name))
	for len(words) > 1 && (words[len(words)-1] == "error" || words[len(words)-1] == "exception") {
		words = words[:len(words)-1]
	}
	if len(words) > 1 && (words[0] == "err" || words[0] == "error" || words[0] == "e") {
		words = words[1:]
	}
	return strings.Join(words, "")
}

// raises reports whether anything outside tests, but for its declaration and for
// what makes a status of it, uses an error: nobody does that but to raise it.
func (h *held) raises(name string) bool {
	short := lastPart(name)
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" {
			continue
		}
		n := f.Words.Count(short)
		if n == 0 {
			continue
		}
		if !declares(f, short) && !mapsError(f, short) {
			return true
		}
		for _, s := range f.Statuses {
			if s.How == "raise" && lastPart(s.Error) == short {
				return true
			}
		}
	}
	return false
}

func declares(f *facts.File, name string) bool {
	return slices.ContainsFunc(f.Symbols, func(s facts.Symbol) bool { return s.Name == name })
}

// mapsError reports whether a file makes a status of an error.
func mapsError(f *facts.File, name string) bool {
	return slices.ContainsFunc(f.Mappings, func(m facts.Mapping) bool { return lastPart(m.Error) == name })
}

// reach is what a route's handler can answer: what stands in it and in the
// functions that it calls.
type reach struct {
	answers []answer
	calls   []string // all that it calls, by name as written
	bodies  []body   // its own and those of what it calls
	found   bool     // the handler's body was found
}

// body is where a function stands.
type body struct {
	file     *facts.File
	from, to int
}

// deepCalls is how many calls deep a handler is followed.
const deepCalls = 4

// reachOf follows a route's handler.
func (h *held) reachOf(e facts.Endpoint) reach {
	var r reach
	for _, code := range e.Codes {
		r.answers = append(r.answers, answer{code: code, how: "declared", at: routeEvidence(e)})
	}
	file := h.files[e.HandlerFile]
	if file == nil || e.HandlerEnd == 0 {
		return r
	}
	r.found = true
	seen := map[string]bool{}
	h.follow(&r, file, e.HandlerLine, e.HandlerEnd, deepCalls, seen)
	return r
}

func (h *held) follow(r *reach, f *facts.File, from, to, depth int, seen map[string]bool) {
	r.bodies = append(r.bodies, body{f, from, to})
	for _, s := range f.Statuses {
		if s.Line < from || s.Line > to {
			continue
		}
		a := answer{code: s.Code, error: s.Error, body: s.Body, how: s.How, words: subjects(s.Error, s.Body), at: Evidence{File: f.Path, Line: s.Line}}
		if m, ok := h.mapping(s.Error, 0); ok && s.Error != "" && a.code == 0 {
			a.code = m.code
		}
		r.answers = append(r.answers, a)
	}
	for _, c := range f.Calls {
		if c.Line < from || c.Line > to {
			continue
		}
		r.calls = append(r.calls, c.Name)
		key := fold(lastPart(c.Name))
		if depth == 0 || seen[key] {
			continue
		}
		seen[key] = true
		for _, ref := range h.callees(f, c.Name) {
			s := ref.sym()
			h.follow(r, ref.file, s.Line, s.End, depth-1, seen)
		}
	}
}

// qualifier is the class on which a call is made, where its name says so by its
// capital; empty for variables, which may hold anything.
func qualifier(name string) string {
	short := lastPart(name)
	before := strings.TrimRight(strings.TrimSuffix(name, short), ".:>-\\")
	class := lastPart(before)
	if class == "" || class[0] < 'A' || class[0] > 'Z' || strings.ContainsAny(class, "()") || class == strings.ToUpper(class) {
		return ""
	}
	return class
}

// servesRoute reports whether a function is the handler of a route.
func (h *held) servesRoute(ref symbolRef) bool {
	if h.handlers == nil {
		h.handlers = map[string]bool{}
		for _, e := range h.in.Project.Endpoints {
			if e.HandlerFile != "" && e.Handler != "" {
				h.handlers[e.HandlerFile+" "+fold(lastPart(e.Handler))] = true
			}
		}
	}
	return h.handlers[ref.file.Path+" "+fold(ref.sym().Name)]
}

// callees are the functions that a call can mean: few of the same name, those of
// the same file first. What serves a route is called by its framework alone:
// "order.update" is no action of another controller.
func (h *held) callees(f *facts.File, name string) []symbolRef {
	all := slices.DeleteFunc(slices.Clone(h.functionsNamed(lastPart(name))), h.servesRoute)
	var near []symbolRef
	if !strings.ContainsAny(strings.TrimPrefix(strings.TrimPrefix(name, "self."), "this."), ".:") {
		for _, ref := range all {
			if ref.file == f {
				near = append(near, ref)
			}
		}
	}
	if len(near) > 0 {
		return near
	}
	if class := qualifier(name); class != "" {
		return slices.DeleteFunc(slices.Clone(all), func(ref symbolRef) bool { return fold(lastPart(ref.sym().Owner)) != fold(class) })
	}
	if len(all) > 4 {
		return nil
	}
	return all
}

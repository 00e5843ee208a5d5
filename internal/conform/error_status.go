package conform

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// judgeErrorStatus compares what an error becomes; nil when the error is not
// known.
//
// An error of a language or library is nobody's own: what one place makes of it
// says nothing of another.
func judgeErrorStatus(h *held, name string, codes ...int) *Judgement {
	code := codes[0]
	if h.carrier(name) {
		if at, ok := h.becomesAnywhere(name, codes); ok {
			return satisfied(at, "%s goes with %d", name, code)
		}
		return nil
	}
	if m, ok := h.mapping(name, 0); ok {
		switch {
		case !slices.Contains(codes, m.code) && (h.borrowed(name) || builtin()[errorKey(name)] && errorKey(m.error) != errorKey(name)):
			return nil // what becomes of another error of that code says nothing of this one
		case !slices.Contains(codes, m.code):
			if at, ok := h.becomesAnywhere(name, codes); ok {
				return satisfied(at, "%s becomes %d here, and %d elsewhere", name, code, m.code)
			}
			return violated([]Evidence{m.at}, "%s becomes %d, the design has %d", name, m.code, code)
		case h.declaresError(m.error) && !h.raises(m.error) && !h.givesCode(m):
			return violated([]Evidence{m.at}, "%s becomes %d, and nothing raises it", m.error, m.code)
		}
		return satisfied(m.at, "%s becomes %d", name, m.code)
	}
	var other *answer
	key := errorKey(name)
	for _, a := range h.answers() {
		if !a.isOf(key) {
			continue
		}
		if slices.Contains(codes, a.code) {
			return satisfied(a.at, "%s goes with %d", name, a.code)
		}
		if !receives(a.at.File) && (other == nil || other.code == 0) {
			other = &a
		}
	}
	switch {
	case other == nil, h.borrowed(name):
		return nil
	case other.code != 0:
		return violated([]Evidence{other.at}, "%s goes with %d, the design has %d", name, other.code, code)
	case h.anyMapping() && h.declaresError(name) && errorKey(other.error) == key && !h.carriesStatus(name):
		return violated([]Evidence{other.at}, "%s is raised here, and nothing makes a status of it; the design has %d", name, code)
	}
	return nil
}

// isOf reports whether an answer is about an error, by its type or by the code in
// its body.
func (a answer) isOf(key string) bool {
	return a.error != "" && errorKey(a.error) == key || a.body != "" && len(a.body) < 60 && errorKey(a.body) == key
}

// declaresError reports whether the project itself has the error's type, so that
// raising it is the project's own business.
func (h *held) declaresError(name string) bool {
	key := errorKey(name)
	for _, folded := range []string{key, key + "error", key + "exception", "err" + key} {
		if len(h.types[folded]) > 0 || slices.ContainsFunc(h.named[folded], func(ref symbolRef) bool {
			kind := ref.sym().Kind
			return kind != facts.Function && kind != facts.Method // one that makes an error is none
		}) {
			return true
		}
	}
	return false
}

// anyMapping reports whether the project maps errors to statuses in places that
// were understood.
func (h *held) anyMapping() bool {
	if h.mappings == nil {
		h.indexMappings()
	}
	return len(h.mappings) > 0
}

// becomesAnywhere finds a place that gives an error one of some statuses. What is
// answered in several places under one name need not be the same in each.
func (h *held) becomesAnywhere(name string, codes []int) (Evidence, bool) {
	key := errorKey(name)
	for _, a := range h.answers() {
		if a.how != "declared" && slices.Contains(codes, a.code) && a.isOf(key) && !receives(a.at.File) {
			return a.at, true
		}
	}
	return Evidence{}, false
}

// makes reports whether a method is a type's constructor.
func makes(m, of *facts.Symbol) bool {
	switch m.Name {
	case "constructor", "__init__", "__construct", "initialize", "new", of.Name:
		return m.Kind == facts.Method || m.Kind == facts.Function
	}
	return false
}

// carrier reports whether an error is one for any status: it is told which when it is
// made, or is raised with several. Its name says nothing of the case.
func (h *held) carrier(name string) bool {
	for _, ref := range h.typesNamed(name) {
		for _, m := range h.members[fold(ref.sym().Name)] {
			if makes(m.sym(), ref.sym()) && slices.ContainsFunc(m.sym().Params, func(p facts.Param) bool { return strings.Contains(strings.ToLower(p.Name), "status") }) {
				return true
			}
		}
	}
	code, key := 0, errorKey(name)
	for _, a := range h.answers() {
		if a.error == "" || errorKey(a.error) != key || a.code == 0 {
			continue
		}
		if code != 0 && a.code != code {
			return true
		}
		code = a.code
	}
	return false
}

package signs

import (
	"bytes"
	"slices"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// handler is code that runs for errors: what status it answers with is known
// when the whole file has been read.
type handler struct {
	errors      []string
	first, last int // tokens
	line        int
	function    string // it is a function of this name, instead of tokens
	reach       reach
}

// reach is which errors come to a handler.
type reach uint8

const (
	handed     reach = iota // those that somebody hands to its function
	here                    // those that its own function raises
	everywhere              // all
)

// general reports whether an error is the base of all.
func general(name string) bool {
	switch name {
	case "Exception", "Error", "Throwable", "StandardError", "BaseException", "RuntimeException", "SystemException":
		return true
	}
	return false
}

// longestHandler is how many tokens of a handler are searched for a code.
const longestHandler = 100

// most errors that one handler is for.
const mostErrors = 12

func (r *reader) handle(at int, errors []string, first, last int) {
	if len(errors) > 0 && last >= first && len(r.handlers) < mostMappings {
		r.handlers = append(r.handlers, handler{errors: errors, first: first, last: last, line: int(r.At(at).Line)})
	}
}

// mostMappings is how many mappings of a file are kept, and how many handlers
// looked at.
const mostMappings = 1000

// maps notes that an error becomes a status.
func (r *reader) maps(m facts.Mapping) {
	if len(r.out.Mappings) >= mostMappings {
		return
	}
	for i := range r.out.Mappings {
		if old := &r.out.Mappings[i]; old.Error == m.Error && old.Code == m.Code && old.Local == m.Local {
			return
		}
	}
	r.out.Mappings = append(r.out.Mappings, m)
}

// resolve finds what the handlers answer with.
func (r *reader) resolve() {
	for _, h := range r.handlers {
		if h.function != "" {
			if !r.functionTokens(&h) {
				continue
			}
		}
		s := r.firstStatus(h)
		if s == nil {
			s = r.bareStatus(h)
		}
		if s != nil {
			for _, e := range h.errors {
				if general(e) {
					if h.reach != everywhere {
						continue // who catches all says nothing of one
					}
					e = "*"
				}
				m := facts.Mapping{Error: e, Code: s.Code, Line: h.line, Local: h.reach == here}
				if capitals(s.Error) || snake(s.Error) {
					m.Body = s.Error
				} else if h.last-h.first < longestHandler {
					m.Body, _ = r.bodyBetween(h.first, h.last+1)
				}
				r.maps(m)
			}
		}
	}
}

// functionTokens turns a handler's function into its tokens.
func (r *reader) functionTokens(h *handler) bool {
	for i := range r.out.Symbols {
		s := &r.out.Symbols[i]
		if s.Name == h.function && (s.Kind == facts.Function || s.Kind == facts.Method || s.Kind == facts.Constant || s.Kind == facts.Variable) {
			h.first, h.last = r.tokensOf(s.Line, s.End)
			return true
		}
	}
	return false
}

// tokensOf are the tokens of a range of lines.
func (r *reader) tokensOf(from, to int) (first, last int) {
	by := func(t lex.Token, line int) int { return int(t.Line) - line }
	first, _ = slices.BinarySearchFunc(r.Tokens, from, by)
	last, _ = slices.BinarySearchFunc(r.Tokens, to+1, by)
	return first, last - 1
}

// bareStatus is a number that can be nothing but a status: an argument in a short
// handler that is handed to a function of the project's own.
func (r *reader) bareStatus(h handler) *facts.Status {
	if h.last-h.first > longestHandler {
		return nil
	}
	for i := h.first + 1; i < h.last; i++ {
		if r.At(i).Kind != lex.Number || !r.punctIs(i-1, ',') && !r.punctIs(i-1, '(') || !r.punctIs(i+1, ',') && !r.punctIs(i+1, ')') {
			continue
		}
		if code := r.numberStatus(i); code >= 400 {
			r.answer(i, facts.Status{Code: code, How: "answer"})
			return &facts.Status{Code: code}
		}
	}
	return nil
}

// firstStatus is the first status within a handler, one of success only when
// there is no other.
func (r *reader) firstStatus(h handler) *facts.Status {
	var found *facts.Status
	for n, at := range r.statusAt {
		s := &r.out.Statuses[n]
		if int(at) < h.first || int(at) > h.last || s.Code == 0 {
			continue
		}
		if s.Code >= 300 {
			return s
		}
		if found == nil {
			found = s
		}
	}
	return found
}

// typesIn are the names of types among tokens: those that begin with a capital,
// without what qualifies them.
func (r *reader) typesIn(first, end int) []string {
	var out []string
	for k := first; k < end+1 && k < len(r.Tokens) && k < first+60 && len(out) < mostErrors; k++ {
		if !r.IsWord(k) {
			continue
		}
		last := r.pathEnd(k)
		if r.Is(last, "class") || r.Is(last, "java") || r.Is(last, "code") || r.Is(last, "name") || r.Is(last, "constructor") {
			last -= 2
			if r.Is(last, "class") {
				last -= 2
			}
		}
		b := bytes.TrimLeft(r.Bytes(max(last, k)), `\`)
		if len(b) > 3 && 'A' <= b[0] && b[0] <= 'Z' {
			out = append(out, r.intern(b))
		}
		k = max(last, k)
		if r.links(k + 1) {
			k += 2
		}
	}
	return out
}

package signs

import (
	"bytes"
	"slices"
	"strings"

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

// caughtReach is that of a catch: all errors pass through a middleware.
func (r *reader) caughtReach(i int) reach {
	if s := r.around(i); s >= 0 {
		switch r.out.Symbols[s].Name {
		case "Invoke", "InvokeAsync", "dispatch", "__call__", "doFilter", "doFilterInternal":
			return everywhere
		}
	}
	return here
}

// reaches sets the reach of the handler that was noted last.
func (r *reader) reaches(before int, to reach) {
	if len(r.handlers) > before {
		r.handlers[len(r.handlers)-1].reach = to
	}
}

// longestHandler is how many tokens of a handler are searched for a code.
const longestHandler = 100

// most errors that one handler is for.
const mostErrors = 12

func (r *reader) handle(at int, errors []string, first, last int) {
	if len(errors) > 0 && last >= first && len(r.handlers) < mostMappings {
		r.handlers = append(r.handlers, handler{errors: errors, first: first, last: last, line: int(r.Tokens[at].Line)})
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
		if r.Tokens[i].Kind != lex.Number || !r.punctIs(i-1, ',') && !r.punctIs(i-1, '(') || !r.punctIs(i+1, ',') && !r.punctIs(i+1, ')') {
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

// caught takes catch (X e) {…}, except X as e:, rescue X => e.
func (r *reader) caught(i int) {
	before := len(r.handlers)
	defer func() { r.reaches(before, r.caughtReach(i)) }()
	switch r.lang {
	case "python":
		if !r.Tokens[i].First {
			return
		}
		from := i + 1
		end := r.lineEnd(from, ':')
		r.handle(i, r.typesIn(from, end), end, r.suite(i))
	case "ruby":
		if !r.Tokens[i].First {
			return
		}
		end := r.lineLast(i)
		r.handle(i, r.typesIn(i+1, end), end, r.suite(i))
	default:
		if !r.punctIs(i+1, '(') {
			return
		}
		end := r.Close(i + 1)
		if !r.punctIs(end+1, '{') && !r.Is(end+1, "when") {
			return
		}
		block := end + 1
		for n := 0; n < 30 && !r.punctIs(block, '{'); n++ {
			block++
		}
		if r.lang != "javascript" && r.lang != "typescript" {
			r.handle(i, r.typesIn(i+2, end), block, r.Close(block))
		}
	}
}

// lineEnd is the first token at or behind i on one statement that is the mark.
func (r *reader) lineEnd(i int, mark byte) int {
	for k := i; k < len(r.Tokens) && k < i+60; k++ {
		if r.punctIs(k, mark) {
			return k
		}
		if c := r.byteAt(k); (c == '(' || c == '[') && int(r.Match[k]) > k {
			k = int(r.Match[k])
		}
	}
	return i
}

// lineLast is the last token on the line of i.
func (r *reader) lineLast(i int) int {
	for end := i + 200; i < end && i+1 < len(r.Tokens) && r.Tokens[i+1].Line == r.Tokens[i].Line; {
		i++
	}
	return i
}

// suite is the last token of the block that the line of i begins, by indentation.
func (r *reader) suite(i int) int {
	column := r.Column(i)
	for k := i + 1; k < len(r.Tokens); k++ {
		if r.Tokens[k].First && r.Tokens[k].Line > r.Tokens[i].Line && r.Column(k) <= column && !r.punctIs(k, ')') {
			return k - 1
		}
	}
	return len(r.Tokens) - 1
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

// tested takes `err instanceof X`, `isinstance(e, X)`, `ex is X` as a condition.
func (r *reader) tested(i int) {
	var errors []string
	end := i + 1
	switch {
	case r.Is(i, "isinstance"):
		if !r.punctIs(i+1, '(') {
			return
		}
		end = r.Close(i + 1)
		errors = r.typesIn(i+2, end)
	default:
		if r.byteAt(end) == '\\' {
			end++
		}
		last := r.pathEnd(end)
		errors = r.typesIn(end, last)
		end = last
	}
	if len(errors) == 0 {
		return
	}
	r.handleBlock(i, errors, end)
}

// handleBlock makes what a condition guards a handler: the block that follows,
// or the statement.
func (r *reader) handleBlock(i int, errors []string, end int) {
	if r.lang == "python" {
		first := i
		for first > 0 && !r.Tokens[first].First {
			first--
		}
		if r.Is(first, "if") || r.Is(first, "elif") {
			r.handle(i, errors, end, r.suite(first))
		}
		return
	}
	for k := end + 1; k < len(r.Tokens) && k < end+60; k++ {
		switch {
		case r.punctIs(k, '{'):
			if k < end+30 {
				r.handle(i, errors, k, r.Close(k))
			}
			return
		case r.punctIs(k, ';'), r.punctIs(k, '}'):
			r.handle(i, errors, end, k)
			return
		case r.punctIs(k, '?'), r.arrow(k):
			r.handle(i, errors, k, r.armEnd(k+1))
			return
		}
	}
}

// errorsIs takes errors.Is(err, ErrX) and errors.As(err, &target).
func (r *reader) errorsIs(i int) {
	args := r.args(i + 1)
	if len(args) != 2 {
		return
	}
	var errors []string
	last := args[1].last - 1
	if r.Is(i, "Is") {
		if b := r.Bytes(last); len(b) > 3 {
			errors = []string{r.intern(b)}
		}
	} else if r.IsWord(last) {
		errors = r.declaredType(i, r.Bytes(last))
	}
	if len(errors) == 0 {
		return
	}
	if end := r.Close(i + 1); r.inCase(i) {
		r.handle(i, errors, end, r.caseEnd(end))
	} else {
		r.handleBlock(i, errors, end)
	}
}

// declaredType is the type of a variable that is declared shortly before:
// var target *NotFoundError.
func (r *reader) declaredType(i int, name []byte) []string {
	for k := i; k > 1 && k > i-80; k-- {
		if r.Is(k-1, "var") && bytes.Equal(r.Bytes(k), name) {
			at := k + 1
			for r.punctIs(at, '*') {
				at++
			}
			if r.IsWord(at) {
				return []string{r.intern(r.Bytes(r.pathEnd(at)))}
			}
		}
	}
	return nil
}

func (r *reader) inCase(i int) bool {
	for k := i; k >= 0 && k > i-40; k-- {
		if r.Is(k, "case") {
			return true
		}
		if r.punctIs(k, '{') || r.Is(k, "if") || r.punctIs(k, ';') {
			return false
		}
	}
	return false
}

// caseEnd is the last token of a case: before the next, or the bracket's end.
func (r *reader) caseEnd(i int) int {
	for k := i + 1; k < len(r.Tokens); k++ {
		c := r.byteAt(k)
		if (c == '(' || c == '{') && int(r.Match[k]) > k {
			k = int(r.Match[k])
			continue
		}
		if r.punctIs(k, '}') || r.Is(k, "case") || r.Is(k, "default") || r.Is(k, "when") && r.lang == "ruby" || r.Is(k, "else") && r.lang == "ruby" {
			return k - 1
		}
	}
	return len(r.Tokens) - 1
}

// caseOf takes `case X:` of types and sentinels, and Ruby's `when X`.
func (r *reader) caseOf(i int) {
	if r.Is(i+1, "errors") {
		return // errorsIs sees it
	}
	end := i + 1
	for k := i + 1; k < len(r.Tokens) && k < i+40; k++ {
		if r.punctIs(k, ':') || r.arrow(k) || r.Is(k, "then") || r.lang == "ruby" && r.Tokens[k].Line > r.Tokens[i].Line {
			end = k
			break
		}
	}
	if end == i+1 {
		return
	}
	errors := slices.DeleteFunc(r.typesIn(i+1, end-1), func(s string) bool {
		return !errorLike([]byte(s)) && !strings.HasPrefix(s, "Err") && !capitals(s)
	})
	for k := i + 1; k < end; k++ {
		if r.IsString(k) && (capitals(r.Value(k)) || errorLike([]byte(r.Value(k)))) && len(errors) < mostErrors {
			errors = append(errors, strings.Clone(r.Value(k)))
		}
	}
	if len(errors) > 0 {
		r.handle(i, errors, end, r.caseEnd(end))
	}
}

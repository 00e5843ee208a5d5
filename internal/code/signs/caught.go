package signs

import (
	"bytes"
	"slices"
	"strings"
)

// caught takes catch (X e) {…}, except X as e:, rescue X => e.
func (r *reader) caught(i int) {
	before := len(r.handlers)
	defer func() { r.reaches(before, r.caughtReach(i)) }()
	switch r.lang {
	case "python":
		if !r.At(i).First {
			return
		}
		from := i + 1
		end := r.lineEnd(from, ':')
		r.handle(i, r.typesIn(from, end), end, r.suite(i))
	case "ruby":
		if !r.At(i).First {
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

// lineEnd is the first token at or behind i on one statement that is the mark.
func (r *reader) lineEnd(i int, mark byte) int {
	for k := i; k < len(r.Tokens) && k < i+60; k++ {
		if r.punctIs(k, mark) {
			return k
		}
		if c := r.byteAt(k); (c == '(' || c == '[') && r.Partner(k) > k {
			k = r.Partner(k)
		}
	}
	return i
}

// lineLast is the last token on the line of i.
func (r *reader) lineLast(i int) int {
	for end := i + 200; i < end && i+1 < len(r.Tokens) && r.At(i+1).Line == r.At(i).Line; {
		i++
	}
	return i
}

// suite is the last token of the block that the line of i begins, by indentation.
func (r *reader) suite(i int) int {
	column := r.Column(i)
	for k := i + 1; k < len(r.Tokens); k++ {
		if r.At(k).First && r.At(k).Line > r.At(i).Line && r.Column(k) <= column && !r.punctIs(k, ')') {
			return k - 1
		}
	}
	return len(r.Tokens) - 1
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
		for first > 0 && !r.At(first).First {
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
		if (c == '(' || c == '{') && r.Partner(k) > k {
			k = r.Partner(k)
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
		if r.punctIs(k, ':') || r.arrow(k) || r.Is(k, "then") || r.lang == "ruby" && r.At(k).Line > r.At(i).Line {
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

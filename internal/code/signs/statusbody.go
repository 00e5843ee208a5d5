package signs

import (
	"bytes"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// body is what an answer's arguments say beside the status: a code in capitals,
// and a message.
func (r *reader) body(open int) (code, message string) {
	return r.bodyBetween(open, min(r.Close(open), open+80))
}

func (r *reader) bodyBetween(open, end int) (code, message string) {
	for i := open + 1; i < end; i++ {
		if r.At(i).Kind != lex.String || r.size(i) > 200 {
			continue
		}
		text := r.Value(i)
		switch {
		case r.isCode(i, text):
			if code == "" {
				code = strings.Clone(text)
			}
		case message == "" && (strings.Contains(text, " ") || r.keyIs(i, "message", "detail", "error", "title", "msg")) && !strings.Contains(text, "${") && !r.assigns(i+1):
			message = cut(text, 120)
		}
	}
	return code, message
}

// isCode reports whether a string is the code of an error: in capitals, or in
// small letters where a code is due.
func (r *reader) isCode(i int, text string) bool {
	if capitals(text) {
		return true
	}
	return snake(text) && !r.assigns(i+1) && (r.keyIs(i, "code", "error", "error_code", "errorCode", "type", "detail", "reason") || r.punctIs(i-1, ',') && r.statusBefore(i-2) || r.opens(i))
}

// opens reports whether a string is the first of several arguments of which the
// body of a failure is made: new Failure("slot_taken", "…"). What tells of a field
// begins with the field's name.
func (r *reader) opens(i int) bool {
	if r.lang != "csharp" && r.lang != "java" && r.lang != "kotlin" || !r.punctIs(i-1, '(') || !r.punctIs(i+1, ',') || !r.IsWord(i-2) {
		return false
	}
	name := string(r.Bytes(i - 2))
	for _, word := range []string{"Field", "Validation", "Argument", "Param", "Property"} {
		if strings.Contains(name, word) {
			return false
		}
	}
	return (r.Is(i-3, "new") || r.lang == "kotlin") && (strings.Contains(name, "Error") || strings.Contains(name, "Failure") || strings.Contains(name, "Problem"))
}

// statusBefore reports whether the argument that ends at a token is a status.
func (r *reader) statusBefore(i int) bool {
	return r.isUsed(i) || r.At(max(i, 0)).Kind == lex.Number && r.numberStatus(i) >= 400 || r.IsWord(i) && statusWord(r.Bytes(i)) >= 400
}

// snake reports whether a text is words in small letters joined by underscores.
func snake(text string) bool {
	if len(text) < 5 || len(text) > 60 {
		return false
	}
	for i, c := range []byte(text) {
		if ('a' > c || c > 'z') && (c != '_' || i <= 0 || i >= len(text)-1) {
			return false
		}
	}
	return true
}

// keyIs reports whether a value stands under one of the keys.
func (r *reader) keyIs(i int, keys ...string) bool {
	if !r.assigns(i - 1) {
		return false
	}
	at := i - 2
	for _, key := range keys {
		if r.Is(at, key) || r.IsString(at) && r.Value(at) == key {
			return true
		}
	}
	return false
}

// capitals reports whether a text reads as a code: ORDER_NOT_FOUND.
func capitals(text string) bool {
	if len(text) < 5 || len(text) > 60 || text[0] < 'A' || text[0] > 'Z' {
		return false
	}
	parts := false
	for _, c := range []byte(text) {
		switch {
		case c == '_':
			parts = true
		case 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		default:
			return false
		}
	}
	return parts || len(text) >= 8
}

// nearby is what an answer says that is given as the statement after its status
// was set, or as an object.
func (r *reader) nearby(i int) (code, message string) {
	if r.lang == "ruby" {
		first := i
		for first > 0 && !r.At(first).First && first > i-40 {
			first--
		}
		return r.bodyBetween(first, i)
	}
	for n := i; n < len(r.Tokens) && n < i+16 && r.At(n).Line <= r.At(i).Line+1; n++ {
		if r.punctIs(n, '(') {
			return r.body(n)
		}
	}
	return "", ""
}

// mostBack is how far above its use a local variable is looked for.
const mostBack = 160

// handed is what the local variables say that a bracket holds as they are:
// (StatusCode::CONFLICT, body), where body was made a few lines above.
func (r *reader) handed(open int) (code, message string) {
	for _, a := range r.args(open) {
		if a.key >= 0 || a.first+1 != a.last || !r.IsWord(a.first) {
			continue
		}
		if code, message = r.given(a.first); code != "" || message != "" {
			return code, message
		}
	}
	return "", ""
}

// given is what the value says that a local variable was given last, in the same
// function.
func (r *reader) given(i int) (code, message string) {
	name, symbol := r.Bytes(i), r.around(i)
	for k := i - 1; k > 0 && k > i-mostBack; k-- {
		if symbol >= 0 && int(r.At(k).Line) < r.out.Symbols[symbol].Line {
			break
		}
		if r.IsWord(k) && bytes.Equal(r.Bytes(k), name) && r.punctIs(k+1, '=') && r.size(k+1) == 1 && !r.links(k-1) {
			return r.bodyBetween(k+1, r.valueEnd(k+2, i))
		}
	}
	return "", ""
}

// valueEnd is behind the value that begins at a token: at the end of its statement.
func (r *reader) valueEnd(i, most int) int {
	for first := i; i < most; i++ {
		switch c := r.byteAt(i); {
		case r.At(i).Kind == lex.Punct && (c == '(' || c == '[' || c == '{') && r.Partner(i) > i:
			i = r.Partner(i)
		case r.punctIs(i, ';'), r.lang == "ruby" && i > first && r.At(i).First && !r.links(i) && !r.punctIs(i-1, ','):
			return i
		}
	}
	return most
}

// rack takes what Rack has for an answer: [429, { "Content-Type" => "…" }, [body]].
func (r *reader) rack(open int) {
	code := r.At(min(open+1, len(r.Tokens)-1)).Kind == lex.Number
	if !code || r.numberStatus(open+1) == 0 || !r.punctIs(open+2, ',') || r.isUsed(open+1) {
		return
	}
	args := r.args(open)
	if len(args) != 3 || !r.punctIs(args[1].first, '{') && !bytes.Contains(bytes.ToLower(r.Bytes(args[1].first)), []byte("header")) {
		return
	}
	s := facts.Status{Code: r.numberStatus(open + 1), How: "answer"}
	last := args[2]
	if s.Error, s.Body = r.bodyBetween(last.first-1, last.last); s.Error == "" && s.Body == "" {
		if r.punctIs(last.first, '[') {
			s.Error, s.Body = r.handed(last.first)
		} else if last.first+1 == last.last && r.IsWord(last.first) {
			s.Error, s.Body = r.given(last.first)
		}
	}
	r.use(open + 1)
	r.answer(open+1, s)
}

// saysStatus reports whether a statement of Ruby has a status among its options, be
// it one that is computed.
func (r *reader) saysStatus(i int) bool {
	for end := r.valueEnd(i, min(i+120, len(r.Tokens))); i < end; i++ {
		if r.Is(i, "status") && r.assigns(i+1) {
			return true
		}
	}
	return false
}

// rejection takes the status with which ASP.NET's rate limiter refuses, and what it
// writes besides: options.RejectionStatusCode = 429; options.OnRejected = ….
func (r *reader) rejection(i int) {
	code, at := r.valueStatus(i + 2)
	if code == 0 || r.isUsed(at) {
		return
	}
	r.use(at)
	s := facts.Status{Code: code, How: "answer"}
	if open := r.enclosing(); r.punctIs(open, '{') {
		for k := open + 1; k < r.Close(open) && k < open+600; k++ {
			if r.Is(k, "OnRejected") && r.punctIs(k+1, '=') {
				s.Error, s.Body = r.bodyBetween(k+1, r.valueEnd(k+2, r.Close(open)))
				break
			}
		}
	}
	r.answer(at, s)
}

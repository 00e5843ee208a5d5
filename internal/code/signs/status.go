package signs

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// answer notes a status at a token. Of two on one line that say the same code
// the second only adds what the first lacks.
func (r *reader) answer(i int, s facts.Status) {
	if len(r.out.Statuses) >= mostStatuses {
		return
	}
	s.Line = int(r.Tokens[i].Line)
	s.Symbol = r.around(i)
	if s.How == "declared" && s.Symbol < 0 {
		if m := r.marked(i); m >= 0 && (r.out.Symbols[m].Kind == facts.Function || r.out.Symbols[m].Kind == facts.Method) {
			s.Symbol = m
		}
	}
	for n := len(r.out.Statuses) - 1; n >= 0 && n >= len(r.out.Statuses)-3; n-- {
		old := &r.out.Statuses[n]
		if old.Line == s.Line && old.Code == s.Code && (old.Error == s.Error || old.Error == "" || s.Error == "") {
			if old.Error == "" {
				old.Error = s.Error
			}
			if old.Body == "" {
				old.Body = s.Body
			}
			return
		}
	}
	r.out.Statuses = append(r.out.Statuses, s)
	r.statusAt = append(r.statusAt, int32(i))
}

// mostStatuses is how many statuses of a file are kept.
const mostStatuses = 3000

func (r *reader) use(i int) { r.used[i] = struct{}{} }

func (r *reader) isUsed(i int) bool { _, ok := r.used[i]; return ok }

// qualified takes a status by its qualified name: HttpStatus.NOT_FOUND,
// StatusCode::CREATED, http.StatusConflict, status.HTTP_404_NOT_FOUND.
func (r *reader) qualified(i int) {
	end := i + 2
	if !r.IsWord(end) || r.isUsed(end) {
		return
	}
	if r.byteAt(end+1) == '(' && r.lang != "rust" && r.lang != "java" && r.lang != "php" {
		return // a method, which statusCall knows
	}
	code := statusWord(r.Bytes(end))
	if code == 0 || r.Is(i, "status") && !strings.HasPrefix(string(r.Bytes(end)), "HTTP_") || r.Is(i, "http") && !strings.HasPrefix(string(r.Bytes(end)), "Status") {
		return
	}
	if r.compared(r.pathStart(i), end) {
		return
	}
	r.use(end)
	how, open := r.how()
	s := facts.Status{Code: code, How: how}
	if tuple := r.enclosing(); tuple >= 0 && r.punctIs(tuple, '(') && r.calleeOf(tuple) < 0 {
		open = tuple // (StatusCode::NOT_FOUND, "…")
	}
	if open >= 0 {
		s.Error, s.Body = r.body(open)
	}
	r.answer(end, s)
}

// how says in which way a status at a token is given, and which bracket holds
// what is given with it.
func (r *reader) how() (string, int) {
	found := -1
	for n := len(r.open) - 1; n >= 0 && n >= len(r.open)-4; n-- {
		open := int(r.open[n])
		callee := r.calleeOf(open)
		if callee < 0 {
			if r.punctIs(open, '{') && !r.literal(open) {
				break
			}
			continue
		}
		start := r.pathStart(callee)
		switch {
		case r.punctIs(start-1, '@') || r.lang == "csharp" && r.punctIs(start-1, '[') || declares(r.Bytes(callee)):
			return "declared", -1
		case r.raised(start):
			return "raise", open
		case found < 0 && !noCall(r.Bytes(callee)) && !r.declaration(callee):
			found = open
		}
		if found >= 0 && r.Tokens[found].Line > r.Tokens[open].Line+6 {
			break
		}
	}
	return "answer", found
}

// literal reports whether a brace opens an object and no block.
func (r *reader) literal(open int) bool {
	return r.punctIs(open-1, '(') || r.punctIs(open-1, ',') || r.punctIs(open-1, '[') || r.assigns(open-1) && !r.arrow(open-1) || composite(r.lang) && r.IsWord(open-1) && r.lang != "ruby"
}

// raised reports whether what begins at a token is thrown.
func (r *reader) raised(start int) bool {
	if r.Is(start-1, "new") {
		start--
	}
	return r.Is(start-1, "raise") || r.Is(start-1, "throw") || r.punctIs(start-1, '(') && (r.Is(start-2, "Err") || r.Is(start-2, "reject") || r.Is(start-2, "next"))
}

// declares are the words of calls that only say which statuses there may be.
func declares(b []byte) bool {
	switch string(b) {
	case "HttpCode", "ResponseStatus", "ApiResponse", "ProducesResponseType", "Produces", "ProducesProblem", "responses", "SwaggerResponse", "ApiOkResponse":
		return true
	}
	return false
}

// body is what an answer's arguments say beside the status: a code in capitals,
// and a message.
func (r *reader) body(open int) (code, message string) {
	return r.bodyBetween(open, min(r.Close(open), open+80))
}

func (r *reader) bodyBetween(open, end int) (code, message string) {
	for i := open + 1; i < end; i++ {
		if r.Tokens[i].Kind != lex.String || r.size(i) > 200 {
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
	return snake(text) && !r.assigns(i+1) && (r.keyIs(i, "code", "error", "error_code", "errorCode", "type", "detail", "reason") || r.punctIs(i-1, ',') && r.statusBefore(i-2))
}

// statusBefore reports whether the argument that ends at a token is a status.
func (r *reader) statusBefore(i int) bool {
	return r.isUsed(i) || r.Tokens[max(i, 0)].Kind == lex.Number && r.numberStatus(i) >= 400 || r.IsWord(i) && statusWord(r.Bytes(i)) >= 400
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

func cut(text string, n int) string {
	if len(text) > n {
		return strings.ToValidUTF8(text[:n], "")
	}
	return strings.Clone(text)
}

// statusKey are the names under which a status stands.
func statusKey(b []byte) bool {
	switch string(b) {
	case "status", "status_code", "statusCode", "StatusCode", "httpStatus", "http_status", "HttpStatus", "HttpStatusCode", "responseCode", "statuscode", "default_code", "default_status", "httpStatusCode", "http_status_code", "HTTPStatus", "Status":
		return true
	}
	return false
}

// keyed takes a status that stands under a name: status_code=404, status: 404,
// res.statusCode = 404, status: :not_found, StatusCode => 404.
func (r *reader) keyed(i int) {
	value := r.valueOf(i)
	if value < 0 {
		return
	}
	code, at := r.valueStatus(value)
	if code == 0 || r.isUsed(at) || r.compared(r.pathStart(i), at) && !r.assigns(i+1) {
		return
	}
	r.use(at)
	if r.ofError(i, code) {
		return
	}
	how, open := r.how()
	if r.in("responses") || r.in("ApiResponse") {
		how = "declared"
	}
	s := facts.Status{Code: code, How: how}
	if open >= 0 {
		s.Error, s.Body = r.body(open)
	} else {
		s.Error, s.Body = r.nearby(i)
	}
	r.answer(at, s)
}

// nearby is what an answer says that is given as the statement after its status
// was set, or as an object.
func (r *reader) nearby(i int) (code, message string) {
	if r.lang == "ruby" {
		first := i
		for first > 0 && !r.Tokens[first].First && first > i-40 {
			first--
		}
		return r.bodyBetween(first, i)
	}
	for n := i; n < len(r.Tokens) && n < i+12 && r.Tokens[n].Line <= r.Tokens[i].Line+1; n++ {
		if r.punctIs(n, '(') {
			return r.body(n)
		}
	}
	return "", ""
}

// valueOf is where the value of a name begins, a type between them passed over;
// -1 if none is given.
func (r *reader) valueOf(i int) int {
	switch {
	case r.punctIs(i+1, '{') && r.lang == "csharp": // int StatusCode { get; } = 404
		if end := r.Close(i + 1); r.punctIs(end+1, '=') {
			return end + 2
		}
		return -1
	case !r.assigns(i + 1):
		return -1
	case r.punctIs(i+1, ':') && r.IsWord(i+2) && r.punctIs(i+3, '=') && r.size(i+3) == 1: // code: int = 404
		return i + 4
	}
	return i + 2
}

// in reports whether one of the innermost brackets belongs to a call or key of
// this name.
func (r *reader) in(name string) bool {
	for n := len(r.open) - 1; n >= 0 && n >= len(r.open)-3; n-- {
		open := int(r.open[n])
		if r.Is(open-1, name) || r.assigns(open-1) && r.Is(open-2, name) {
			return true
		}
	}
	return false
}

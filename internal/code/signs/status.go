package signs

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// answer notes a status at a token. Of two on one line that say the same code
// the second only adds what the first lacks.
func (r *reader) answer(i int, s facts.Status) {
	if len(r.out.Statuses) >= mostStatuses {
		return
	}
	s.Line = int(r.At(i).Line)
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
		if s.Error == "" && s.Body == "" && r.lang == "rust" && r.calleeOf(open) < 0 {
			s.Error, s.Body = r.handed(open)
		}
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
		if found >= 0 && r.At(found).Line > r.At(open).Line+6 {
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

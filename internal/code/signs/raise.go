package signs

import (
	"bytes"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// raise takes `raise X(…)`, `throw new X(…)`, `fail X, "…"`.
func (r *reader) raise(i int) {
	at := i + 1
	if r.punctIs(at, '(') && r.lang == "ruby" || r.byteAt(at) == '(' {
		at++
	}
	if r.Is(at, "new") {
		return // constructed sees it
	}
	if !r.IsWord(at) || r.At(at).Line != r.At(i).Line {
		return
	}
	r.raises(at)
}

// constructed takes `new XError(…)`, wherever it is thrown, returned or handed on.
func (r *reader) constructed(i int) {
	if !r.IsWord(i + 1) {
		return
	}
	end := r.pathEnd(i + 1)
	b := r.Bytes(end)
	switch {
	case r.Is(i-1, "throw"):
		r.raises(i + 1)
	case r.assigns(i-1) && !r.arrow(i-1) || !errorLike(b):
	case r.lang == "javascript" || r.lang == "typescript" || bytes.HasSuffix(b, []byte("Exception")):
		r.raises(i + 1) // elsewhere an Error is as often what a body is made of
	}
}

// raises notes the error whose path begins at a token.
func (r *reader) raises(at int) {
	end := r.pathEnd(at)
	if r.Is(end, "new") && r.lang == "ruby" || r.Is(end, "class") {
		end -= 2
	}
	b := r.Bytes(end)
	if end < at || len(b) < 2 || b[0] > 'Z' && b[0] != '\\' || b[0] < 'A' {
		return // a variable: what was caught is thrown on
	}
	if r.lang == "kotlin" || r.lang == "swift" || r.lang == "rust" || r.lang == "scala" {
		if end > at && r.byteAt(end) > 'Z' {
			end -= 2
		}
	}
	s := facts.Status{How: "raise", Error: r.intern(b)}
	open := end + 1
	for r.links(open) && r.IsWord(open+1) {
		open += 2
	}
	switch {
	case r.punctIs(open, '(') || r.punctIs(open, '{'):
		s.Code = r.codeIn(open)
		code, message := r.body(open)
		s.Body = message
		if named := statusWord([]byte(code)); named >= 400 && s.Code == 0 && carrier(s.Error) {
			s.Code, code = named, "" // tRPC writes its statuses as codes
		}
		if code != "" {
			r.raisedCode(end, s, code)
			return
		}
	case r.lang == "ruby" && r.punctIs(open, ',') && r.IsString(open+1):
		s.Body = cut(r.Value(open+1), 120)
	}
	r.raisedAs(end, s)
}

// raisedCode notes an error that carries a code of its own beside its type.
func (r *reader) raisedCode(end int, s facts.Status, code string) {
	typed := s
	if typed.Code == 0 {
		typed.Code = r.frameworkError(s.Error)
	}
	coded := typed
	coded.Error = code
	r.append(end, coded)
	if !carrier(s.Error) {
		r.append(end, typed)
	}
}

func (r *reader) raisedAs(end int, s facts.Status) {
	if s.Code == 0 {
		s.Code = r.frameworkError(s.Error)
	}
	if carrier(s.Error) {
		s.Error = ""
		if s.Code == 0 {
			return
		}
	}
	r.append(end, s)
}

func (r *reader) append(at int, s facts.Status) {
	s.Symbol, s.Line = r.around(at), int(r.At(at).Line)
	for n := len(r.out.Statuses) - 1; n >= 0 && n >= len(r.out.Statuses)-3; n-- {
		if old := r.out.Statuses[n]; old.Line == s.Line && old.Code == s.Code && old.Error == s.Error {
			return
		}
	}
	if len(r.out.Statuses) >= mostStatuses {
		return
	}
	r.out.Statuses = append(r.out.Statuses, s)
	r.statusAt = append(r.statusAt, int32(at))
}

// codeIn is the status among the arguments of an error.
func (r *reader) codeIn(open int) int {
	for _, a := range r.args(open) {
		if a.key >= 0 && !statusKey(r.Bytes(a.key)) && !r.Is(a.key, "code") {
			continue
		}
		if code, at := r.valueStatus(a.first); code >= 300 && (r.At(at).Kind == lex.Number || r.At(at).Kind == lex.Word && at > a.first || a.last == a.first+1 && capitals(r.Text(at))) {
			r.use(at)
			return code
		}
	}
	return 0
}

// carrier are errors of frameworks that only carry a status.
func carrier(name string) bool {
	switch name {
	case "HTTPException", "HttpException", "ResponseStatusException", "HTTPError", "HttpError", "StatusCodeError", "TRPCError", "ApiException", "APIException", "BadHttpRequestException":
		return true
	}
	return false
}

// frameworkError is the status of an error that a framework brings, told by its
// name and by what the file imports.
func (r *reader) frameworkError(name string) int {
	switch r.lang {
	case "typescript", "javascript":
		if rest, ok := strings.CutSuffix(name, "Exception"); ok && r.imported("@nestjs/common") {
			return statusWord([]byte(rest))
		}
	case "python":
		switch {
		case name == "Http404":
			return 404
		case name == "PermissionDenied" && r.imported("django"):
			return 403
		case r.imported("rest_framework") && name == "ValidationError":
			return 400
		case r.imported("rest_framework") || r.imported("werkzeug") || r.imported("ninja"):
			return statusWord([]byte(name))
		}
	case "php":
		switch name {
		case "ModelNotFoundException":
			return 404
		case "AuthenticationException":
			return 401
		case "AuthorizationException":
			return 403
		case "ValidationException":
			return 422
		}
		if rest, ok := strings.CutSuffix(name, "HttpException"); ok {
			return statusWord([]byte(rest))
		}
	case "ruby":
		switch name {
		case "RecordNotFound":
			return 404
		}
	}
	return 0
}

// errorLike reports whether a name reads as the type of an error.
func errorLike(b []byte) bool {
	if len(b) < 4 || b[0] < 'A' || b[0] > 'Z' && b[0] != '\\' {
		return false
	}
	for _, tail := range []string{"Error", "Exception", "NotFound", "Fault", "Failure", "Expired", "Invalid", "Denied", "Conflict", "Failed", "Exists", "Forbidden", "Unauthorized"} {
		if bytes.HasSuffix(b, []byte(tail)) {
			return true
		}
	}
	return false
}

// sentinel takes Go's ErrNotFound where it is returned or wrapped.
func (r *reader) sentinel(i int) {
	b := r.Bytes(i)
	if b[3] < 'A' || b[3] > 'Z' || r.byteAt(i+1) == '(' || r.assigns(i+1) && !r.punctIs(i+1, ':') || r.Is(i-1, "var") {
		return
	}
	for k := i - 1; k >= 0 && k > i-24 && r.At(k).Line+2 >= r.At(i).Line; k-- {
		if r.Is(k, "return") {
			r.append(i, facts.Status{How: "raise", Error: r.intern(b)})
			return
		}
		if r.punctIs(k, '{') || r.punctIs(k, '}') || r.punctIs(k, ';') {
			break
		}
	}
}

// returned takes errors and statuses that are returned as values: Go's
// &NotFoundError{…}, Python's `return x, 404`, a status by a function that is
// named after it.
func (r *reader) returned(i int) {
	if i+1 >= len(r.Tokens) || r.At(i+1).Line != r.At(i).Line {
		return
	}
	switch r.lang {
	case "go":
		r.returnedGo(i)
	case "python":
		r.returnedTuple(i)
	}
	code, at := r.valueStatus(i + 1)
	if code == 0 || r.isUsed(at) || r.At(at).Kind == lex.Word && r.links(at-1) {
		return
	}
	if symbol := r.around(i); symbol >= 0 && statusNamedFunction(r.out.Symbols[symbol].Name) {
		r.use(at)
		if !r.ofError(i, code) {
			r.answer(at, facts.Status{Code: code, How: "answer"})
		}
	}
}

func statusNamedFunction(name string) bool {
	name = strings.ToLower(name)
	return strings.Contains(name, "status") || strings.Contains(name, "httpcode") || name == "code"
}

func (r *reader) returnedGo(i int) {
	for k := i + 1; k < len(r.Tokens) && k < i+14 && r.At(k).Line == r.At(i).Line; k++ {
		if !r.IsWord(k) {
			continue
		}
		b := r.Bytes(k)
		if errorLike(b) && r.byteAt(k+1) == '{' {
			s := facts.Status{How: "raise", Error: r.intern(b), Code: r.codeIn(k + 1)}
			s.Body = ""
			if code, message := r.body(k + 1); code != "" {
				s.Body = message
				r.raisedCode(k, s, code)
				return
			}
			r.append(k, s)
			return
		}
		if rest, ok := bytes.CutPrefix(b, []byte("New")); ok && errorLike(rest) && !carrier(string(rest)) && r.byteAt(k+1) == '(' {
			r.append(k, facts.Status{How: "raise", Error: r.intern(rest)})
			return
		}
	}
}

// returnedTuple takes Flask's `return body, 404`.
func (r *reader) returnedTuple(i int) {
	depth := 0
	for k := i + 1; k < len(r.Tokens) && k < i+200; k++ {
		c := r.byteAt(k)
		if (c == '(' || c == '[' || c == '{') && r.Partner(k) > k {
			k = r.Partner(k)
			continue
		}
		if r.At(k).First && k > i+1 && depth == 0 {
			return
		}
		if r.punctIs(k, ',') && k+1 < len(r.Tokens) {
			code, at := r.valueStatus(k + 1)
			if code != 0 && !r.isUsed(at) && (at+1 >= len(r.Tokens) || r.At(at+1).First || r.punctIs(at+1, ',')) {
				r.use(at)
				s := facts.Status{Code: code, How: "answer"}
				if r.punctIs(i+2, '(') {
					s.Error, s.Body = r.body(i + 2)
				} else if r.punctIs(i+1, '{') {
					s.Error, s.Body = r.body(i + 1)
				}
				r.answer(at, s)
				return
			}
		}
	}
}

// rustError takes Err(AppError::NotFound(…)) and .ok_or(Error::NotFound).
func (r *reader) rustError(open int) {
	if r.punctIs(open, '!') {
		open++
	}
	at := open + 1
	for n := 0; n < 4 && r.byteAt(at) == '|'; n++ { // a closure
		at++
	}
	if !r.IsWord(at) || r.byteAt(at) > 'Z' {
		return
	}
	if end := r.Close(open); r.arrow(end+1) || r.punctIs(end+1, '=') {
		return // a pattern
	}
	end := r.pathEnd(at)
	for end > at && r.byteAt(end) >= 'a' {
		end -= 2
	}
	b := r.Bytes(end)
	if qualifier(b) || end == at && !errorLike(b) || end > at && qualifier(r.Bytes(end-2)) {
		return
	}
	s := facts.Status{How: "raise", Error: r.intern(b)}
	if r.punctIs(end+1, '(') || r.punctIs(end+1, '{') {
		_, s.Body = r.body(end + 1)
	}
	r.append(end, s)
}

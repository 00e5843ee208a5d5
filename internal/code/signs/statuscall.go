package signs

import (
	"bytes"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// statusCall takes the statuses that a call gives by the position of an
// argument or by its own name.
func (r *reader) statusCall(i int, b []byte) {
	open := i + 1
	if r.punctIs(open, '!') {
		open++
	}
	switch string(b) {
	case "status", "code", "sendStatus", "send_status", "writeHead", "WriteHeader", "abort", "setStatus", "setStatusCode", "sendError", "withStatus", "http_response_code",
		"AbortWithStatus", "AbortWithStatusJSON", "AbortWithError", "NewHTTPError", "NewError", "SendStatus", "createError", "createHttpError", "HttpError", "forStatus", "forStatusAndDetail",
		"HttpCode", "ResponseStatus", "Status", "StatusCode", "ResponseStatusException", "HTTPException", "head", "ProducesResponseType", "Produces", "ProducesProblem", "statusCode", "setHttpStatus", "build_error", "halt":
		r.codeAt(i, open, 1)
	case "JSON", "IndentedJSON", "PureJSON", "SecureJSON", "XML", "String", "HTML", "NoContent", "Data", "Blob":
		if r.lang == "go" {
			r.codeAt(i, open, 1)
		} else {
			r.namedAnswer(i, open, b)
		}
	case "throw", "error":
		if r.links(i - 1) {
			r.codeAt(i, open, 1) // ctx.throw(404), c.error(404)
		}
	case "json", "text", "make_response", "response", "JsonResponse", "abort_if", "abort_unless", "Error", "HttpException", "respond", "noContent", "error_response", "HttpResponse", "ResponseEntity", "Problem", "error!":
		r.codeAt(i, open, mostArgs)
		r.namedAnswer(i, open, b)
	case "super", "base", "__init__", "__construct":
		r.superCall(i, open)
	case "add_exception_handler", "register_error_handler", "exception_handler", "errorhandler":
		r.handlerCall(i, open)
	case "render", "renderable", "respondUsing":
		if r.lang == "php" {
			r.closureHandler(open)
		}
	case "Err", "ok_or", "ok_or_else", "bail":
		if r.lang == "rust" {
			r.rustError(open)
		}
	case "get_object_or_404", "get_list_or_404":
		r.answer(i, facts.Status{Code: 404, How: "raise"})
	default:
		r.namedAnswer(i, open, b)
		r.enumEntry(i, open, b)
		if answers(b) {
			r.helperCall(i, open)
		}
	}
}

// answers reports whether a function's name says that it answers with a failure:
// respondError, send_failure.
func answers(b []byte) bool {
	if len(b) < 6 {
		return string(b) == "fail"
	}
	for i := range b {
		switch b[i] | 0x20 {
		case 'e':
			if hasAt(b, i, "error") {
				return true
			}
		case 'f':
			if hasAt(b, i, "fail") {
				return true
			}
		case 'r':
			if hasAt(b, i, "respond") || hasAt(b, i, "reject") {
				return true
			}
		case 'p':
			if hasAt(b, i, "problem") {
				return true
			}
		}
	}
	return false
}

// helperCall takes the status that a function of the project's own is handed:
// sendError(res, 404, "…"), failure(:not_found, "…").
func (r *reader) helperCall(i, open int) {
	for _, a := range r.args(open) {
		if a.key >= 0 {
			continue
		}
		first := a.first
		if r.punctIs(first, ':') {
			first++
		}
		if first+1 != a.last {
			continue
		}
		code, at := r.valueStatus(first)
		if code < 300 || r.isUsed(at) || r.At(at).Kind != lex.Number && r.lang != "ruby" {
			continue
		}
		r.use(at)
		s := facts.Status{Code: code, How: "answer"}
		s.Error, s.Body = r.body(open)
		r.answer(i, s)
		return
	}
}

// codeAt takes a status from the arguments up to a position.
func (r *reader) codeAt(i, open, to int) {
	for n, a := range r.args(open) {
		if n >= to {
			return
		}
		if a.key >= 0 && !statusKey(r.Bytes(a.key)) && !r.Is(a.key, "code") && !r.Is(a.key, "value") {
			continue
		}
		code, at := r.valueStatus(a.first)
		if code == 0 && r.either(i, a) {
			return
		}
		if code == 0 || r.isUsed(at) {
			continue
		}
		r.use(at)
		how := r.howOf(i)
		s := facts.Status{Code: code, How: how}
		if how != "declared" {
			s.Error, s.Body = r.said(open)
		}
		r.answer(i, s)
		return
	}
}

// either takes both statuses of a condition: status(missing ? 404 : 500).
func (r *reader) either(i int, a arg) bool {
	found := false
	for k := a.first; k < a.last; k++ {
		if !r.punctIs(k, '?') && (!r.punctIs(k, ':') || !found) {
			continue
		}
		if code, at := r.valueStatus(k + 1); code >= 200 && at < a.last && !r.isUsed(at) && (at+1 == a.last || r.punctIs(at+1, ':')) {
			r.use(at)
			found = true
			r.answer(i, facts.Status{Code: code, How: "answer"})
		}
	}
	return found
}

// howOf is [reader.how] for a call, before its bracket was opened.
func (r *reader) howOf(i int) string {
	start := r.pathStart(i)
	switch {
	case r.punctIs(start-1, '@'), r.lang == "csharp" && (r.punctIs(start-1, '[') || r.punctIs(start-1, ',') && r.enclosing() >= 0 && r.punctIs(r.enclosing(), '[')), declares(r.Bytes(i)):
		return "declared"
	case r.raised(start):
		return "raise"
	}
	return "answer"
}

// said is what stands in a call's arguments and in those of the next link of its
// chain: res.status(404).json({…}).
func (r *reader) said(open int) (code, message string) {
	code, message = r.body(open)
	end := r.Close(open)
	if r.links(end+1) && r.punctIs(end+3, '(') {
		c, m := r.body(end + 3)
		if code == "" {
			code = c
		}
		if message == "" {
			message = m
		}
	}
	return code, message
}

// namedAnswer takes calls whose name is the status: NotFound(), Results.Conflict(…),
// ResponseEntity.noContent(), HttpResponse::Created(), response()->noContent(),
// HttpResponseNotFound(), Boom.notFound(), new NotFoundHttpException().
func (r *reader) namedAnswer(i, open int, b []byte) {
	if len(b) > 32 || len(b) < 2 {
		return
	}
	code := 0
	if r.answersByName(i, b) {
		code = answerNamed(b)
	}
	if code == 0 && r.lang == "python" {
		if rest, ok := bytes.CutPrefix(b, []byte("HttpResponse")); ok && len(rest) > 0 {
			code = statusWord(rest)
		}
	}
	if code == 0 {
		return
	}
	how := r.howOf(i)
	s := facts.Status{Code: code, How: how}
	s.Error, s.Body = r.body(open)
	if named := r.Is(i-2, "createHttpError") || r.Is(i-2, "httpErrors") || r.Is(i-2, "Boom") || r.Is(i-2, "error"); named && how == "answer" {
		s.How = "raise"
	}
	r.answer(i, s)
}

func answerNamed(b []byte) int {
	for _, prefix := range []string{"Api", "Error"} {
		if rest, ok := bytes.CutPrefix(b, []byte(prefix)); ok {
			b = rest
		}
	}
	b = bytes.TrimSuffix(b, []byte("Response"))
	for _, tail := range []string{"AtAction", "AtRoute", "ObjectResult", "Object", "Result"} {
		if rest, ok := bytes.CutSuffix(b, []byte(tail)); ok {
			return statusWord(rest)
		}
	}
	switch string(b) {
	case "Challenge":
		return 401
	case "ValidationProblem":
		return 400
	}
	return statusWord(b)
}

// answersByName reports whether a call of this name, where it stands, answers
// with the status of that name: the words are ordinary ones, so that who is
// called decides.
func (r *reader) answersByName(i int, b []byte) bool {
	before := r.Bytes(max(i-2, 0))
	linked := i >= 2 && r.links(i-1)
	switch r.lang {
	case "csharp":
		if linked {
			return string(before) == "Results" || string(before) == "TypedResults" || string(before) == "this"
		}
		return b[0] < 'a' && !r.Is(i-1, "new") && (r.Is(i-1, "return") || r.punctIs(i-1, '?') || r.punctIs(i-1, ':') || r.arrow(i-1)) ||
			r.Is(i-1, "new") && (bytes.HasSuffix(b, []byte("Result")) || bytes.HasSuffix(b, []byte("ObjectResult")))
	case "java", "kotlin", "scala":
		return linked && string(before) == "ResponseEntity" || linked && string(before) == "ServerResponse"
	case "rust":
		return linked && string(before) == "HttpResponse" || bytes.HasPrefix(b, []byte("Error")) && (r.Is(i-2, "error") || r.imported("actix_web"))
	case "php":
		return linked && string(b) == "noContent"
	case "javascript", "typescript":
		return linked && (string(before) == "Boom" || string(before) == "boom" || string(before) == "createHttpError" || string(before) == "createError" || string(before) == "httpErrors" || string(before) == "HttpError" || string(before) == "ApiError") ||
			r.punctIs(i-1, '@') && bytes.HasPrefix(b, []byte("Api")) && bytes.HasSuffix(b, []byte("Response"))
	}
	return false
}

// arrow reports whether a token is => or ->.
func (r *reader) arrow(i int) bool {
	return r.size(i) == 2 && (r.byteAt(i) == '=' || r.byteAt(i) == '-') && r.Src[r.At(i).Start+1] == '>'
}

// imported reports whether the file takes anything from a module of this name.
func (r *reader) imported(name string) bool {
	return strings.Contains(r.imports, name)
}

// rubyStatus takes `head :no_content`, `status 404`, `halt 404, …`.
func (r *reader) rubyStatus(i int) {
	if !r.At(i).First && !r.Is(i-1, "return") && !r.Is(i-1, "and") && !r.Is(i-1, "then") && !r.punctIs(i-1, '{') {
		return
	}
	if code, at := r.valueStatus(i + 1); code != 0 && !r.isUsed(at) {
		r.use(at)
		r.answer(i, facts.Status{Code: code, How: "answer"})
	}
}

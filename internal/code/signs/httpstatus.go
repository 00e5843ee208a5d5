package signs

import (
	"strings"

	"kiro-mcp/internal/code/lex"
)

// statusNamed is the code of a status by its name in lower case without
// anything between the words.
func statusNamed(name string) int {
	switch name {
	case "continue":
		return 100
	case "ok", "success":
		return 200
	case "created":
		return 201
	case "accepted":
		return 202
	case "nocontent":
		return 204
	case "partialcontent":
		return 206
	case "multistatus":
		return 207
	case "movedpermanently":
		return 301
	case "found":
		return 302
	case "seeother":
		return 303
	case "notmodified":
		return 304
	case "temporaryredirect":
		return 307
	case "permanentredirect":
		return 308
	}
	return faultNamed(name)
}

// faultNamed is [statusNamed] of what went wrong.
func faultNamed(name string) int {
	switch name {
	case "badrequest":
		return 400
	case "unauthorized", "unauthorised", "notauthenticated", "authenticationfailed":
		return 401
	case "paymentrequired":
		return 402
	case "forbidden", "forbid", "permissiondenied", "accessdenied":
		return 403
	case "notfound":
		return 404
	case "methodnotallowed":
		return 405
	case "notacceptable":
		return 406
	case "requesttimeout":
		return 408
	case "conflict":
		return 409
	case "gone":
		return 410
	case "lengthrequired":
		return 411
	case "preconditionfailed":
		return 412
	case "payloadtoolarge", "requestentitytoolarge", "contenttoolarge", "requesttoolarge", "requesttoolong":
		return 413
	case "uritoolong", "requesturitoolong":
		return 414
	case "unsupportedmediatype":
		return 415
	case "rangenotsatisfiable":
		return 416
	case "imateapot", "teapot":
		return 418
	case "misdirectedrequest":
		return 421
	case "unprocessableentity", "unprocessablecontent", "unprocessable":
		return 422
	case "locked":
		return 423
	case "faileddependency":
		return 424
	case "tooearly":
		return 425
	case "upgraderequired":
		return 426
	case "preconditionrequired":
		return 428
	case "toomanyrequests":
		return 429
	}
	return serverFaultNamed(name)
}

// serverFaultNamed is [statusNamed] of what went wrong at the server.
func serverFaultNamed(name string) int {
	switch name {
	case "internalservererror", "internalerror", "servererror", "internal":
		return 500
	case "notimplemented":
		return 501
	case "badgateway":
		return 502
	case "serviceunavailable":
		return 503
	case "gatewaytimeout":
		return 504
	case "insufficientstorage":
		return 507
	}
	return 0
}

// statusWord is the code that a constant or method names: NOT_FOUND,
// HTTP_404_NOT_FOUND, StatusNotFound, Status404NotFound, notFound, SC_NOT_FOUND.
// 0 if it names none.
func statusWord(word []byte) int {
	if len(word) > 48 || len(word) < 2 {
		return 0
	}
	var buffer [48]byte
	folded, digits := buffer[:0], 0
	for _, c := range word {
		switch {
		case 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z':
			folded = append(folded, c|0x20)
		case '0' <= c && c <= '9':
			digits = digits*10 + int(c-'0')
		}
		if digits > 999 {
			return 0
		}
	}
	text := string(folded)
	for _, prefix := range []string{"http", "sc", "status"} {
		if rest, ok := strings.CutPrefix(text, prefix); ok {
			if isStatus(digits) {
				return digits
			}
			if code := statusNamed(rest); code != 0 {
				return code
			}
		}
	}
	if digits != 0 {
		return 0
	}
	return statusNamed(text)
}

func isStatus(code int) bool { return 100 <= code && code <= 599 }

// qualifiers stand before the names of statuses.
func qualifier(word []byte) bool {
	switch string(word) {
	case "HttpStatus", "HTTPStatus", "StatusCode", "StatusCodes", "HttpStatusCode", "HttpStatusCodes", "status", "http", "Response", "HttpResponse",
		"Status", "HttpServletResponse", "fiber", "HTTP_STATUS", "HTTP_STATUS_CODES", "HTTP", "StatusCodeEnum", "httpStatus", "HttpCode", "statusCodes", "StatusCodesEnum", "httpstatus", "starlette", "JsonResponse":
		return true
	}
	return false
}

// valueStatus is the code that an expression beginning at i gives, and the token
// that says so.
func (r *reader) valueStatus(i int) (code, at int) {
	for n := 0; n < 3 && (r.punctIs(i, '(') || r.punctIs(i, '{') || r.punctIs(i, '[') || r.punctIs(i, ':') || r.Is(i, "new") || r.Is(i, "return")); n++ {
		i++
	}
	if i >= len(r.Tokens) {
		return 0, i
	}
	switch t := r.At(i); t.Kind {
	case lex.Number:
		return r.numberStatus(i), i
	case lex.String:
		if t.End-t.Start == 5 {
			return digitStatus([]byte(r.Value(i))), i
		}
	case lex.Word:
		end := r.pathEnd(i)
		if end > i && !qualifier(r.Bytes(end-2)) && !r.callsStatus(end) {
			return 0, i
		}
		if code := statusWord(r.Bytes(end)); code != 0 && (end > i || shouted(r.Bytes(end)) || r.lang == "ruby" && r.punctIs(i-1, ':')) {
			return code, end
		}
		if k, ok := r.constant[string(r.Bytes(end))]; ok && k.unit == "" && isStatus(int(k.value)) && k.value == float64(int(k.value)) {
			return int(k.value), end
		}
	default:
	}
	return 0, i
}

// shouted reports whether a word that nothing qualifies is a constant.
func shouted(b []byte) bool {
	for _, c := range b {
		if 'a' <= c && c <= 'z' {
			return strings.HasPrefix(string(b), "Status") || strings.HasPrefix(string(b), "HTTP")
		}
	}
	return true
}

// callsStatus knows HttpStatus.NOT_FOUND.value() and the like.
func (r *reader) callsStatus(end int) bool { return end >= 4 && qualifier(r.Bytes(end-4)) }

// numberStatus is the code that a number is: three digits, nothing else.
func (r *reader) numberStatus(i int) int {
	if r.size(i) != 3 || r.punctIs(i+1, '*') || r.punctIs(i-1, '*') {
		return 0
	}
	return digitStatus(r.Bytes(i))
}

func digitStatus(b []byte) int {
	if len(b) != 3 {
		return 0
	}
	code := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0
		}
		code = code*10 + int(c-'0')
	}
	if isStatus(code) {
		return code
	}
	return 0
}

// compared reports whether what stands from one token to another is compared
// with something, or is what is awaited of somebody else's answer.
func (r *reader) compared(first, last int) bool {
	for _, i := range []int{first - 1, last + 1} {
		switch r.byteAt(i) {
		case '=', '!':
			if r.size(i) == 2 && r.Src[r.At(i).Start+1] == '=' || r.size(i) == 1 && i < first && r.size(i-1) == 2 && (r.byteAt(i-1) == '=' || r.byteAt(i-1) == '!') {
				return true
			}
		case '<':
			return true
		case '>':
			if r.size(i) == 2 || r.lang == "go" || i > last {
				return true
			}
		}
	}
	return r.Is(first-1, "case") || r.Is(first-1, "is") && r.lang == "csharp"
}

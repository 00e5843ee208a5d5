package values

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/words"
)

// statusReader reads the statuses of one sentence or item.
type statusReader struct {
	piece *pieces.Piece
	text  string
	found []statusCode
	route *claims.Endpoint
}

func (s *statusReader) read(i int) (claims.Status, bool) {
	c := s.found[i]
	before, after := s.sides(i)
	if consumed(before, after) || s.otherOf(i) || ofRetry(s.piece) {
		return claims.Status{}, false
	}
	if !c.sure && !answers(before) && !s.listed(before, after) {
		return claims.Status{}, false
	}
	st := claims.Status{Code: c.code, Route: s.route}
	for n := i + 1; n < len(s.found) && s.otherOf(n); n++ {
		st.Or = append(st.Or, s.found[n].code)
	}
	st.Condition = s.condition(i, before, after)
	st.Error = errorName(s.text)
	if c.code < 400 && st.Route == nil && st.Condition == "" {
		return st, false // every server answers 200 somewhere
	}
	if st.Condition == "" && st.Error == "" && st.Route == nil {
		st.Condition = s.titled()
	}
	return st, true
}

// otherOf reports whether a status is the alternative of the one before it:
// the 422 of "400/422".
func (s *statusReader) otherOf(i int) bool {
	if i == 0 {
		return false
	}
	between := strings.Trim(s.text[s.found[i-1].end:s.found[i].at], " `")
	return between == "/" || between == "or"
}

// ofRetry reports whether the titles around a piece are about trying again, or
// about the network: the statuses there are those of others.
func ofRetry(p *pieces.Piece) bool {
	for n, t := range p.Around() {
		low := strings.ToLower(t)
		if n < 3 && (strings.Contains(low, "retry") || strings.Contains(low, "retri") || strings.Contains(low, "network") || strings.Contains(low, "重试") || strings.Contains(low, "リトライ")) {
			return true
		}
	}
	return false
}

// sides are the texts before a status and behind it, as far as the next one.
func (s *statusReader) sides(i int) (before, after string) {
	from, to := 0, len(s.text)
	if i > 0 {
		from = s.found[i-1].end
	}
	if i+1 < len(s.found) {
		to = s.found[i+1].at
	}
	return s.text[from:s.found[i].at], s.text[s.found[i].end:to]
}

// consumed reports whether a status is one that the system gets from somebody
// else.
func consumed(before, after string) bool {
	low := strings.ToLower(before)
	for _, p := range []string{"when backend returns", "when the backend returns", "where backend returns", "where the backend returns", "when api returns", "when the api returns", "if the api returns", "if api returns", "if the backend returns", "when the server returns", "if the server returns", "service returns", "if response", "on receiving", "receives", "received", "when the api", "upstream returns", "catches", "intercept", "get a", "gets a", "got a", "when backend", "handles", "handle", "after a", "upon", "based on", "detect", "retry on", "retries on", "retry", "unless", "收到", "if the response"} {
		if i := strings.LastIndex(low, p); i >= 0 && len(low)-i < len(p)+30 && !strings.Contains(low[i:], "return ") && !strings.Contains(low[i:], ", return") && !strings.Contains(low[i:], ":") {
			return true
		}
	}
	tail := strings.TrimLeft(strings.ToLower(after), " `)")
	for _, p := range []string{"from ", "responses from", "errors from", "is received", "response is received", "→ redirect", "→ /", "-> /", "characters", "requests", "entries", "lines", "items", "times", "iterations", "users", "records", "tests", "or fewer", "or less", "or more", "flow"} {
		if strings.HasPrefix(tail, p) {
			return true
		}
	}
	return false
}

// answers reports whether the words before a number make it an answer.
func answers(before string) bool {
	low := strings.ToLower(strings.TrimRight(before, " `(\"':"))
	for _, w := range []string{"return", "returns", "returning", "returned", "respond with", "responds with", "respond", "answer", "answers", "with", "with a", "with an", "reject with", "error", "errors", "status", "code", "codes", "response", "responses", "→", "->", "=>", "返回", "響應", "を返す", "to a", "a", "throw", "throws", "raise", "raises", "gives", "give", "is"} {
		if strings.HasSuffix(low, w) && words.Edge(low, len(low)-len(w)) {
			if head := strings.TrimRight(low[:len(low)-len(w)], " `"); !words.InName(w[0]) && (head == "" || words.IsDigit(head[len(head)-1])) {
				return false // "0 → 500"
			}
			return w != "a" && w != "is" && w != "with" && w != "with a" && w != "to a" || mentionsAnswer(low)
		}
	}
	return false
}

func mentionsAnswer(low string) bool {
	for _, w := range []string{"return", "respon", "reject", "answer", "fail", "error", "status", "denied", "refus", "http"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// listed reports whether a status stands alone at the head or tail of a line
// that the titles make a list of statuses.
func (s *statusReader) listed(before, after string) bool {
	low := strings.ToLower(strings.TrimLeft(after, " `"))
	if strings.HasPrefix(low, "error") && !strings.HasPrefix(low, "errors") || strings.HasPrefix(low, "response") || strings.HasPrefix(low, "status") || strings.HasPrefix(low, "错误") {
		return true
	}
	atHead := strings.Trim(before, " `([") == ""
	atTail := strings.Trim(after, " `.)]") == ""
	comma := strings.Trim(before, " ,/|`)") == "" // of a list of codes
	if !atHead && !atTail && !comma && !strings.HasSuffix(strings.TrimRight(before, " "), ",") {
		return false
	}
	for _, t := range s.piece.Around()[:min(3, len(s.piece.Around()))] {
		for _, w := range words.Of(t) {
			switch w {
			case "error", "errors", "status", "statuses", "response", "responses", "codes", "code", "http", "异常", "エラー":
				return true
			}
			if strings.Contains(w, "错误") || strings.Contains(w, "状态码") {
				return true
			}
		}
	}
	head, _ := words.CutHead(s.text)
	return words.Any(words.Of(head), func(w string) bool {
		return w == "error" || w == "errors" || w == "status" || w == "response" || w == "responses" || w == "codes"
	})
}

// condition says in the design's words when a status is given.
func (s *statusReader) condition(i int, before, after string) string {
	if own := conditionBehind(after); own != "" {
		if auth, _ := AuthOf("(" + own + ")"); auth != "" && len(words.Of(own)) < 4 {
			return "" // "(admin only)" is of the route
		}
		return own
	}
	if len(names.RoutesIn(before)) > 0 {
		return "" // what the route does is no condition
	}
	if i > 0 {
		before = s.text[:s.found[i].at]
		if at := strings.LastIndexAny(before[:min(len(before), len(before))], ",;"); at >= 0 {
			before = before[at+1:]
		}
	}
	return conditionBefore(before)
}

// conditionBehind reads "404 Not Found: no such order", "400 (invalid body)",
// "422 when the window has expired".
func conditionBehind(after string) string {
	s := strings.TrimLeft(after, " `*")
	for _, word := range []string{"error ", "errors ", "response ", "status ", "code "} {
		s = strings.TrimPrefix(s, word)
	}
	for _, lead := range []string{":", "：", "(", "（", "- ", "– ", "— ", "when ", "if ", "for ", "on ", "→ ", "with "} {
		rest, ok := strings.CutPrefix(s, lead)
		if !ok {
			continue
		}
		switch lead {
		case "(", "（":
			if end := strings.IndexAny(rest, ")）"); end >= 0 {
				rest = rest[:end]
			}
		case "when ", "if ", "for ", "on ", "with ":
			if end := strings.IndexAny(rest, ";.。"); end >= 0 {
				rest = rest[:end]
			}
			if lead == "with " {
				return ""
			}
		}
		return tidyCondition(rest)
	}
	return ""
}

// conditionBefore reads "Authentication errors: 401" and "attempting to cancel
// twice should be rejected with a 409".
func conditionBefore(before string) string {
	s := strings.TrimSpace(before)
	low := strings.ToLower(s)
	if head, _ := words.CutHead(s + " "); head != "" && len(low)-len(head) < 24 && !isStatusHead(head) {
		return tidyCondition(head)
	}
	end := len(s)
	for _, p := range []string{" should be rejected", " should return", " must return", " should reject", " the api should", " the system should", " shall return", " shall reject", " shall respond", " must reject", " must respond", " will reject", " returns", " return ", " is rejected", " are rejected", " responds", " →", " ->", " =>", "，返回", "返回", "should fail", " must be rejected", " will return", " gives", " answers", " 。"} {
		if i := strings.Index(low, p); i >= 0 && i < end {
			end = i
		}
	}
	if end == len(s) {
		return ""
	}
	s = s[:end]
	for _, p := range []string{", the api", ", the system", ", the endpoint", ", the server", ", the backend", ", the service"} {
		if i := strings.Index(strings.ToLower(s), p); i > 0 {
			s = s[:i]
		}
	}
	switch strings.ToLower(s) {
	case "the api", "api", "the endpoint", "the system", "the server", "the service", "it", "endpoint", "the backend", "backend":
		return ""
	}
	for _, lead := range []string{"For any ", "for any ", "If ", "if ", "When ", "when "} {
		s = strings.TrimPrefix(s, lead)
	}
	return tidyCondition(s)
}

func isStatusHead(head string) bool {
	low := strings.ToLower(head)
	switch low {
	case "errors", "error", "status", "status code", "http status", "response", "responses", "error codes", "returns", "error responses", "状态码", "http":
		return true
	}
	return false
}

// longCondition is how many bytes of a condition are kept.
const longCondition = 120

func tidyCondition(s string) string {
	s = strings.Trim(s, " .,;:`\"'*→-。，：")
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		s = s[1 : len(s)-1]
	}
	s = strings.ToLower(words.Cut(s, longCondition))
	if utf8.RuneCountInString(s) < 3 || strings.IndexFunc(s, unicode.IsLetter) < 0 {
		return ""
	}
	return s
}

// titled is the nearest title as a condition: "### Authentication errors".
func (s *statusReader) titled() string {
	for _, t := range s.piece.Around() {
		if !isStatusHead(t) {
			return tidyCondition(t)
		}
	}
	return ""
}

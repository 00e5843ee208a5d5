package values

import (
	"net/http"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
)

// Statuses reads which status answers which case.
func Statuses(_ *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Kind == pieces.Label || p.Kind == pieces.Heading || !strings.ContainsAny(p.Text, "12345") || words.LikeCode(p.Text) || len(statusCodes(p.Text)) == 0 || p.OfTests() {
		return nil
	}
	if p.Kind == pieces.Row {
		return statusRow(p)
	}
	var out []claims.Claim
	text := words.Cut(p.Text, words.LongText)
	found := statusCodes(text)
	s := statusReader{piece: p, text: text, found: found, route: p.RouteAround()}
	if r := names.RouteIn(p.Text); r != nil {
		s.route = r
	}
	for i := range found {
		if st, ok := s.read(i); ok {
			out = append(out, statusClaim(st))
		}
	}
	return out
}

func statusClaim(s claims.Status) claims.Claim {
	id := "status " + itoa(s.Code)
	if s.Route != nil {
		id += " of " + strings.TrimSpace(s.Route.Method+" "+s.Route.Path)
	}
	if s.Condition != "" {
		id += ": " + words.Cut(s.Condition, 60)
	} else if s.Error != "" {
		id += ": " + s.Error
	}
	return claims.Claim{Kind: claims.KindStatus, Element: id, Status: &s}
}

func itoa(n int) string {
	return string([]byte{byte('0' + n/100%10), byte('0' + n/10%10), byte('0' + n%10)})
}

// statusCode is a number of a text that may be a status.
type statusCode struct {
	code    int
	at, end int  // bytes; its reason phrase is included
	sure    bool // its reason phrase stands by it, or "HTTP" before it
}

// statusCodes finds the numbers that are statuses of HTTP. Those that count or
// measure something are none.
func statusCodes(text string) []statusCode {
	var out []statusCode
	for at := 0; at+3 <= len(text); at++ {
		if !words.IsDigit(text[at]) {
			continue
		}
		end := at
		for end < len(text) && words.IsDigit(text[end]) {
			end++
		}
		if end-at == 3 && standsAlone(text, at, end) {
			if c, ok := statusCodeAt(text, at, end); ok {
				out = append(out, c)
			}
		}
		at = end
	}
	return out
}

func statusCodeAt(text string, at, end int) (statusCode, bool) {
	c := statusCode{code: int(text[at]-'0')*100 + int(text[at+1]-'0')*10 + int(text[at+2]-'0'), at: at, end: end}
	phrase := statusText(c.code)
	if phrase == "" {
		return c, false
	}
	rest := text[end:]
	trimmed := strings.TrimLeft(rest, " `-–(:")
	if len(rest)-len(trimmed) <= 3 && len(trimmed) >= len(phrase) && strings.EqualFold(trimmed[:len(phrase)], phrase) {
		c.end = len(text) - len(trimmed) + len(phrase)
		c.sure = true
	} else if n := otherPhrase(c.code, trimmed); n > 0 {
		c.end = len(text) - len(trimmed) + n
		c.sure = true
	}
	before := strings.ToLower(strings.TrimRight(text[:at], " `"))
	for _, w := range []string{"http", "status", "status code", "http/1.1", "状态码", "ステータス", "ステータスコード"} {
		if strings.HasSuffix(before, w) {
			c.sure = true
		}
	}
	return c, true
}

// standsAlone reports whether digits are a number of their own, which has no
// unit and counts nothing.
func standsAlone(text string, at, end int) bool {
	if at > 0 {
		b := text[at-1]
		if words.InName(b) || b == '.' || b == '$' || b == '#' || b == '~' || b == '<' || b == '>' || b == '=' && at > 1 && text[at-2] != '=' && text[at-2] != ' ' {
			return false
		}
		if b == '-' || b == ',' && at > 1 && words.IsDigit(text[at-2]) {
			return false
		}
		if s := strings.TrimRight(text[:at], " "); strings.HasSuffix(s, "<") || strings.HasSuffix(s, ">") || strings.HasSuffix(s, "≤") || strings.HasSuffix(s, "≥") {
			return false
		}
	}
	rest := text[end:]
	if rest == "" {
		return true
	}
	if words.InName(rest[0]) || rest[0] == '%' || rest[0] == '+' || (rest[0] == '.' || rest[0] == ',' || rest[0] == '-') && len(rest) > 1 && words.IsDigit(rest[1]) {
		return false
	}
	q := words.Number{End: end}
	words.ReadUnit(text, &q)
	return q.Unit == ""
}

// statusText is the reason phrase of a status that a server gives.
func statusText(code int) string {
	if code < 200 || code > 511 {
		return ""
	}
	return http.StatusText(code)
}

// otherPhrase is how long the phrase is that a code has in other documents.
func otherPhrase(code int, s string) int {
	other := ""
	switch code {
	case 413:
		other = "Payload Too Large"
	case 422:
		other = "Unprocessable Content"
	case 500:
		other = "Internal Error"
	case 302:
		other = "Redirect"
	case 401:
		other = "Unauthenticated"
	case 408:
		other = "Timeout"
	case 504:
		other = "Timeout"
	case 429:
		other = "Rate Limit"
	case 400:
		other = "Validation Error"
	default:
		return 0
	}
	if len(s) >= len(other) && strings.EqualFold(s[:len(other)], other) {
		return len(other)
	}
	return 0
}

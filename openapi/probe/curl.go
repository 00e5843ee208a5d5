package probe

import (
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"kiro-mcp/openapi"
)

// maxShown is how much of a body stands in a curl line.
const maxShown = 600

// curl is a request as a line that a person can run. Secrets stand in it by
// the names of their variables.
func curl(c *client, r *http.Request, body []byte, show showing) string {
	words := []string{"curl", "-sS"}
	if r.Method != http.MethodGet {
		words = append(words, "-X", r.Method)
	}
	names := make([]string, 0, len(r.Header))
	for name := range r.Header {
		if name != "User-Agent" && name != "Accept" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		for _, value := range r.Header[name] {
			words = append(words, "-H", quoted(name+": "+masked(c.secrets, value)))
		}
	}
	address := []string{quoted(masked(c.secrets, r.URL.String()))}
	for _, s := range c.secrets {
		if show == showNone {
			break
		}
		value := s.prefix + "$" + s.variable
		if show == showWrong {
			value = s.wrong()
		}
		switch s.in {
		case openapi.InHeader:
			words = append(words, "-H", `"`+s.name+": "+value+`"`)
		case openapi.InCookie:
			words = append(words, "-b", `"`+s.name+"="+value+`"`)
		default:
			sign := "?"
			if strings.Contains(r.URL.String(), "?") {
				sign = "&"
			}
			address = append(address, `"`+sign+s.name+"="+value+`"`)
		}
	}
	if len(body) > 0 {
		words = append(words, "--data-binary", quoted(masked(c.secrets, shownBody(body))))
	}
	return strings.Join(append(words, strings.Join(address, "")), " ")
}

// shownBody is a body as text, cut where it is long.
func shownBody(body []byte) string {
	if !utf8.Valid(body) {
		return "…bytes…"
	}
	if len(body) > maxShown {
		return strings.ToValidUTF8(string(body[:maxShown]), "") + "…"
	}
	return string(body)
}

// quoted is a text as one word of a shell.
func quoted(s string) string {
	if strings.ContainsAny(s, "\r\n") {
		return "$'" + strings.NewReplacer(`\`, `\\`, "'", `\'`, "\r", `\r`, "\n", `\n`).Replace(s) + "'"
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

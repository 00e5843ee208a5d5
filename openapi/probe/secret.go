package probe

import (
	"encoding/base64"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/specfs/doc"
)

// secret is a credential: where it goes, and which variable holds it. Only the
// name of the variable is ever shown.
type secret struct {
	in       openapi.In
	name     string // of the header, the parameter or the cookie
	prefix   string // "Bearer ", where the variable holds the token alone
	variable string
	value    string
}

// secrets reads the variables that a call names. A name may say that it is no
// header: "query:api_key", "cookie:session".
func secrets(c *openapi.Contract, headersEnv map[string]string, getenv func(string) string) ([]secret, error) {
	var all []secret
	for _, name := range slices.Sorted(maps.Keys(headersEnv)) {
		s := secret{in: openapi.InHeader, name: name, variable: headersEnv[name]}
		for _, in := range []openapi.In{openapi.InQuery, openapi.InCookie} {
			if rest, found := strings.CutPrefix(name, string(in)+":"); found {
				s.in, s.name = in, rest
			}
		}
		s.value = getenv(s.variable)
		if s.value == "" || strings.ContainsAny(s.value, "\r\n") {
			return nil, &doc.Fault{
				Code: codeUnknownVariable, Field: "headers_env." + name, Given: s.variable,
				Message: fmt.Sprintf("the environment variable %q is not set where kiro-mcp runs; set it there, its value is never an argument", s.variable),
			}
		}
		if strings.EqualFold(s.name, "Authorization") && !strings.Contains(s.value, " ") {
			s.prefix = schemePrefix(c)
		}
		all = append(all, s)
	}
	return all, nil
}

// schemePrefix is what the contract wants before a token.
func schemePrefix(c *openapi.Contract) string {
	for _, s := range c.Security {
		switch {
		case s.Type == "http" && s.Scheme == "basic":
			return "Basic "
		case s.Type == "http" && s.Scheme == "bearer", s.Type == "oauth2", s.Type == "openIdConnect":
			return "Bearer "
		}
	}
	return ""
}

// shows adds a secret to a request; wrong adds one that is none.
func (s secret) shows(r *http.Request, wrong bool) {
	value := s.prefix + s.value
	if wrong {
		value = s.wrong()
	}
	switch s.in {
	case openapi.InQuery:
		q := r.URL.Query()
		q.Set(s.name, value)
		r.URL.RawQuery = q.Encode()
	case openapi.InCookie:
		r.AddCookie(&http.Cookie{Name: s.name, Value: value})
	default:
		r.Header.Set(s.name, value)
	}
}

// wrong is a credential of the same kind that nobody has.
func (s secret) wrong() string {
	scheme, _, both := strings.Cut(s.prefix+s.value, " ")
	switch {
	case both && strings.EqualFold(scheme, "Basic"):
		return scheme + " " + base64.StdEncoding.EncodeToString([]byte("nobody:not-a-credential"))
	case both:
		return scheme + " not-a-credential"
	default:
		return "not-a-credential"
	}
}

// leastSecret is how long a secret is at least. A shorter one would be found in
// every other word.
const leastSecret = 4

// masked replaces the secrets in a text by the names of their variables.
func masked(all []secret, text string) string {
	for _, s := range all {
		if len(s.value) < leastSecret {
			continue
		}
		text = strings.ReplaceAll(text, s.value, "$"+s.variable)
	}
	return text
}

// guarded reports whether an operation is only for those who show credentials.
func guarded(op *openapi.Operation) bool {
	return len(op.Security) > 0 && !slices.ContainsFunc(op.Security, func(r openapi.Requirement) bool {
		return !slices.ContainsFunc(r, func(n openapi.Needed) bool { return n.Scheme == nil || n.Scheme.Type != "mutualTLS" })
	})
}

// shown reports whether the secrets are what an operation asks for.
func shown(op *openapi.Operation, all []secret) bool {
	return slices.ContainsFunc(op.Security, func(r openapi.Requirement) bool {
		return !slices.ContainsFunc(r, func(n openapi.Needed) bool { return n.Scheme != nil && !has(all, n.Scheme) })
	})
}

func has(all []secret, s *openapi.SecurityScheme) bool {
	in, name := openapi.InHeader, "Authorization"
	if s.Type == "apiKey" {
		in, name = s.In, s.Key
	}
	return slices.ContainsFunc(all, func(x secret) bool { return x.in == in && strings.EqualFold(x.name, name) })
}

// wanted says what headers_env should name for an operation.
func wanted(op *openapi.Operation) string {
	for _, r := range op.Security {
		for _, n := range r {
			if n.Scheme == nil {
				continue
			}
			name := "Authorization"
			if n.Scheme.Type == "apiKey" {
				name = n.Scheme.Key
				if n.Scheme.In != openapi.InHeader {
					name = string(n.Scheme.In) + ":" + name
				}
			}
			return fmt.Sprintf(`headers_env {%q: "NAME_OF_A_VARIABLE"}`, name)
		}
	}
	return "headers_env"
}

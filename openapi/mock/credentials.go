package mock

import (
	"net/http"
	"strings"

	"kiro-mcp/openapi"
)

// credentials asks for those that the contract asks for. Any will do: the mock
// knows nobody.
func credentials(x *exchange) *problem {
	ways := x.operation.Security
	if len(ways) == 0 {
		return nil
	}
	var missing []string
	for _, way := range ways {
		lacks := ""
		for _, needed := range way {
			if !shows(x.request, needed.Scheme) {
				lacks = describe(needed.Scheme)
				break
			}
		}
		if lacks == "" {
			return nil
		}
		missing = append(missing, lacks)
	}
	for _, way := range ways {
		for _, needed := range way {
			if c := challenge(needed.Scheme); c != "" {
				x.Header().Add("WWW-Authenticate", c)
			}
		}
	}
	return &problem{
		status:  http.StatusUnauthorized,
		details: []detail{{message: "credentials are missing: " + strings.Join(missing, ", or ") + "; any value will do for a mock"}},
	}
}

// shows reports whether a request has credentials of a kind.
func shows(r *http.Request, s *openapi.SecurityScheme) bool {
	authorization := func(scheme string) bool {
		given, secret, _ := strings.Cut(r.Header.Get("Authorization"), " ")
		return strings.EqualFold(given, scheme) && strings.TrimSpace(secret) != ""
	}
	switch s.Type {
	case "apiKey":
		switch s.In {
		case openapi.InQuery:
			return r.URL.Query().Get(s.Key) != ""
		case openapi.InCookie:
			c, err := r.Cookie(s.Key)
			return err == nil && c.Value != ""
		default:
			return r.Header.Get(s.Key) != ""
		}
	case "http":
		return authorization(s.Scheme)
	case "oauth2", "openIdConnect":
		return authorization("bearer")
	}
	return true // a certificate is shown before there is a request
}

// describe says where credentials belong.
func describe(s *openapi.SecurityScheme) string {
	switch {
	case s.Type == "apiKey":
		return string(s.In) + " " + s.Key
	case s.Type == "http" && s.Scheme != "bearer":
		return "header Authorization: " + titled(s.Scheme) + " …"
	}
	return "header Authorization: Bearer …"
}

func challenge(s *openapi.SecurityScheme) string {
	switch s.Type {
	case "http":
		return titled(s.Scheme)
	case "oauth2", "openIdConnect":
		return "Bearer"
	}
	return ""
}

func titled(scheme string) string {
	if scheme == "" {
		return ""
	}
	return strings.ToUpper(scheme[:1]) + scheme[1:]
}

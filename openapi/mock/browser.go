package mock

import (
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"kiro-mcp/openapi"
)

// allowBrowsers lets pages of this machine read the answer: a frontend under
// development has another port, and with it another origin.
func (m *Mock) allowBrowsers(x *exchange) {
	header := x.Header()
	header.Add("Vary", "Origin")
	origin := x.request.Header.Get("Origin")
	if u, err := url.Parse(origin); origin == "" || err != nil || !m.options.Remote && !isLocalName(u.Host) {
		return
	}
	header.Set("Access-Control-Allow-Origin", origin)
	header.Set("Access-Control-Allow-Credentials", "true")
	header.Set("Access-Control-Expose-Headers", m.exposed)
	if x.request.Method != http.MethodOptions {
		return
	}
	if method := x.request.Header.Get("Access-Control-Request-Method"); method != "" {
		header.Set("Access-Control-Allow-Methods", method)
	}
	if asked := x.request.Header.Get("Access-Control-Request-Headers"); asked != "" {
		header.Set("Access-Control-Allow-Headers", asked)
	}
}

// exposedBy lists the headers that answers of a contract have.
func exposedBy(c *openapi.Contract) string {
	names := []string{"Allow", "Location", "Preference-Applied", "WWW-Authenticate"}
	for _, op := range c.Operations {
		for _, r := range op.Responses {
			for _, h := range r.Headers {
				if !slices.Contains(names, h.Name) {
					names = append(names, h.Name)
				}
			}
		}
	}
	return strings.Join(names, ", ")
}

// isLocalName reports whether a host, with or without its port, is this machine.
func isLocalName(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.TrimSuffix(strings.ToLower(strings.Trim(name, "[]")), ".")
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return true
	}
	ip := net.ParseIP(name)
	return ip != nil && ip.IsLoopback()
}

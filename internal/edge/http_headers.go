//go:build conformance

package edge

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"

	"github.com/mark3labs/mcp-go/mcp"
)

// checkHeaders holds the headers of a request of the newer era against its
// body: whoever stands between reads the one, we act on the other. It gives
// nil when they agree.
func (h *httpServer) checkHeaders(header http.Header, m message, version string) *rejection {
	mismatch := func(format string, args ...any) *rejection {
		return &rejection{id: m.id, code: mcp.HEADER_MISMATCH, message: fmt.Sprintf(format, args...)}
	}
	for _, name := range []string{mcp.HeaderProtocolVersion, mcp.HeaderMethod, mcp.HeaderName} {
		if len(header.Values(name)) > 1 {
			return mismatch("the header %s is given more than once", name)
		}
	}
	said := header.Get(mcp.HeaderProtocolVersion)
	switch {
	case said == "":
		return mismatch("the header %s is missing", mcp.HeaderProtocolVersion)
	case version == "":
		return &rejection{id: m.id, code: mcp.INVALID_PARAMS, message: "missing or invalid _meta field " + mcp.MetaKeyProtocolVersion}
	case said != version:
		return mismatch("the header %s is %q, but the body says %q", mcp.HeaderProtocolVersion, said, version)
	}
	method := mcp.MCPMethod(m.method)
	if err := mcp.ValidateStandardHeaders(header.Get, version, method, m.params); err != nil {
		return mismatch("%s", err)
	}
	if method != mcp.MethodToolsCall {
		return nil
	}
	name, _ := namedIn(m.params)
	called := h.server.mcp.GetTool(name)
	if called == nil {
		return nil // the answer says so, and which there are
	}
	present := func(name string) (string, bool) {
		values := header.Values(name)
		return strings.Join(values, ", "), len(values) > 0
	}
	if err := mcp.ValidateParamHeadersLookup(present, &called.Tool, m.params); err != nil {
		return mismatch("%s", err)
	}
	return nil
}

// onlyLoopback refuses requests that were addressed to another host, or sent
// by a page of another one: a page can have its own name resolved to our
// address, but must then still say it.
func onlyLoopback(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isLoopback(r.Host) || !fromLoopback(r.Header.Values("Origin")) {
			refuse(w, http.StatusForbidden, &rejection{code: mcp.INVALID_REQUEST, message: "only pages and programs of this machine are served: Host and Origin must be localhost"})
			return
		}
		next.ServeHTTP(w, r)
	})
}

// fromLoopback reports whether every origin that is given is a loopback one.
// Programs give none.
func fromLoopback(origins []string) bool {
	for _, origin := range origins {
		u, err := url.Parse(origin)
		if err != nil || !isLoopback(u.Host) {
			return false
		}
	}
	return true
}

// isLoopback reports whether a host, which may have a port, is this machine.
func isLoopback(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = strings.TrimSuffix(strings.TrimPrefix(hostport, "["), "]")
	}
	if strings.EqualFold(host, "localhost") {
		return true
	}
	address, err := netip.ParseAddr(host)
	return err == nil && address.IsLoopback()
}

package probe

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"
	"syscall"

	"kiro-mcp/specfs/doc"
)

// parseBase reads the address of a server.
func parseBase(base string) (*url.URL, error) {
	refuse := func(why string) error {
		return &doc.Fault{
			Code: codeBadURL, Field: "base_url", Given: base,
			Message: fmt.Sprintf("base_url %q %s; give the address that paths follow, such as http://127.0.0.1:8000", base, why),
		}
	}
	u, err := url.Parse(base)
	switch {
	case base == "":
		return nil, refuse("is missing, and the contract names no server on this machine")
	case err != nil:
		return nil, refuse("is no address")
	case u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		return nil, refuse("is no address of a server")
	case u.User != nil:
		return nil, &doc.Fault{Code: codeBadURL, Field: "base_url", Message: "base_url holds credentials; name environment variables in headers_env instead"}
	case u.RawQuery != "" || u.Fragment != "":
		return nil, refuse("has a query or a fragment")
	}
	u.Path = strings.TrimSuffix(u.Path, "/")
	return u, nil
}

// isLoopbackName reports whether a host is this machine by its name alone.
func isLoopbackName(host string) bool {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if host == "localhost" || strings.HasSuffix(host, ".localhost") { // RFC 6761, 6.3
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.Unmap().IsLoopback()
}

// checkLoopback refuses a host that is not this machine by its name. Another
// name would have to be looked up, which asks a machine elsewhere already.
func checkLoopback(host string) error {
	if isLoopbackName(host) {
		return nil
	}
	return notLoopback(host)
}

func notLoopback(host string) error {
	return &doc.Fault{
		Code: codeNotLoopback, Field: "base_url", Given: host,
		Message: fmt.Sprintf("%s is not this machine, and nothing else is asked; run the server on 127.0.0.1, or start this process with --allow-remote", host),
	}
}

// onlyLoopback refuses the connection itself: a name may lead elsewhere by the
// time it is used.
func onlyLoopback(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || !at.Addr().Unmap().IsLoopback() {
		return notLoopback(address)
	}
	return nil
}

package resources

import "kiro-mcp/internal/uri"

// Watchable says why there is no use in listening to an address; nil when
// something stands there or may come to stand there. It reads nothing.
func (*Set) Watchable(address string) error {
	if _, err := uri.Parse(address); err != nil {
		return &NotFoundError{URI: address, Code: codeInvalidURI, Message: noAddress(err)}
	}
	return nil
}

// noAddress says in words what is wrong with an address.
func noAddress(err error) string { return "this is no address of a resource here: " + err.Error() }

package workflow

import (
	"net/url"
	"strings"

	"kiro-mcp/specfs"
)

// specURI is the resource of a part of a spec. Every variable is encoded
// whole, so that a slash in an id is no slash of the path.
func specURI(spec *specfs.Spec, parts ...string) string {
	path := make([]string, 0, len(parts)+1)
	for _, p := range append([]string{spec.ID}, parts...) {
		path = append(path, encoded(p))
	}
	return "kiro://specs/" + strings.Join(path, "/")
}

func steeringURI(name string) string { return "kiro://steering/" + encoded(name) }

func encoded(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

package workflow

import (
	"net/url"
	"strings"

	"kiro-mcp/specfs"
)

// specURI is the resource of a part of a spec. Every variable is encoded
// whole, so that a slash in an id is no slash of the path.
func specURI(spec *specfs.Spec, parts ...string) string {
	uri := "kiro://specs/" + encoded(spec.ID)
	for _, p := range parts {
		uri += "/" + encoded(p)
	}
	return uri
}

func steeringURI(name string) string { return "kiro://steering/" + encoded(name) }

func encoded(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

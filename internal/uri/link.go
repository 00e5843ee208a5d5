package uri

import (
	"path"
	"strings"
)

// Link is a resource that an answer speaks of, as a host offers it to somebody
// who may want to open or attach it.
type Link struct {
	URI      string
	Name     string // as lists of resources have it: [Address.Label]
	Title    string // of a part, as its document calls it; else empty
	MIMEType string
	Size     int // bytes; 0 when it is not known without reading
}

// linkFrame is what a link costs besides its words, when it leaves as JSON.
const linkFrame = 90

// Bytes is the most bytes that the link has as JSON, as long as nothing in it
// must be escaped. Hosts show links to a model beside the text, so they count
// as if they were text.
func (l Link) Bytes() int {
	return linkFrame + len(l.URI) + len(l.Name) + len(l.Title) + len(l.MIMEType)
}

// Label is the address for a person to read: "orders/tasks",
// "orders/requirements/3.2", "steering/tech". It is no key: a spec with the
// id "orders/tasks" has the label of the tasks of orders.
func (a Address) Label() string {
	switch a.Kind {
	case Specs:
		return "specs"
	case Spec:
		return a.Spec
	case Document:
		return a.Spec + "/" + a.Name
	case Steering:
		return "steering/" + a.Name
	case Contract:
		return "contract/" + a.Name
	default:
		return a.Spec + "/" + segments(templates[a.Kind])[2] + "/" + a.Name
	}
}

// The media types of what workspaces hold (RFC 7763, 8259, 9512).
const (
	Markdown = "text/markdown"
	JSON     = "application/json"
	YAML     = "application/yaml"
)

// MediaType is that of a document, by the name of its file.
func MediaType(file string) string {
	switch strings.ToLower(path.Ext(file)) {
	case ".yaml", ".yml":
		return YAML
	case ".json":
		return JSON
	default:
		return Markdown
	}
}

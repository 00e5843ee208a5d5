// Package uri makes and reads the kiro:// addresses of what workspaces hold.
// Tools mention them and resources answer to them, so both use this room.
//
// Most callers want [Address.String] or [Parse].
//
// Every variable of an address is percent-encoded whole: a slash, a colon or a
// letter of any script in an id never divides the path. [Parse] gives back
// exactly what [Address.String] was made of.
package uri

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// Kind is what an address names.
type Kind int

// The kinds of address.
const (
	Specs       Kind = iota // all specs
	Spec                    // one spec
	Document                // a document of a spec
	Task                    // a task of a spec
	Requirement             // a requirement or criterion of a spec
	Section                 // a section of a spec's design
	Property                // a correctness property of a spec's design
	Steering                // a steering document
	Contract                // an OpenAPI document, by its path
)

const scheme = "kiro://"

// templates are the shapes of all addresses, as RFC 6570 writes them. A
// variable is always a whole segment.
var templates = [...]string{
	Specs:       "kiro://specs",
	Spec:        "kiro://specs/{spec}",
	Document:    "kiro://specs/{spec}/{document}",
	Task:        "kiro://specs/{spec}/tasks/{task}",
	Requirement: "kiro://specs/{spec}/requirements/{id}",
	Section:     "kiro://specs/{spec}/design/{section}",
	Property:    "kiro://specs/{spec}/properties/{id}",
	Steering:    "kiro://steering/{name}",
	Contract:    "kiro://contracts/{path}",
}

// Address is what a URI names. Ids are as lists show them, not encoded.
type Address struct {
	Kind Kind
	Spec string // id of the spec, for kinds that belong to one
	Name string // of the document or part, path of the contract; empty for Specs and Spec
}

// Kinds lists all kinds of address, the most general first.
func Kinds() []Kind {
	kinds := make([]Kind, len(templates))
	for i := range kinds {
		kinds[i] = Kind(i)
	}
	return kinds
}

// Template is the URI template (RFC 6570) of all addresses of the kind. That
// of [Specs] has no variable.
func (k Kind) Template() string { return templates[k] }

// Variables are the names of the template's variables, in order.
func (k Kind) Variables() []string {
	var names []string
	for _, segment := range segments(templates[k]) {
		if isVariable(segment) {
			names = append(names, strings.Trim(segment, "{}"))
		}
	}
	return names
}

// String is the URI. Neither Spec nor Name may be empty where the kind has it.
func (a Address) String() string {
	path := segments(templates[a.Kind])
	for i, segment := range path {
		switch {
		case segment == "{spec}":
			path[i] = encoded(a.Spec)
		case isVariable(segment):
			path[i] = encoded(a.Name)
		}
	}
	return scheme + strings.Join(path, "/")
}

// Parse reads a URI. Beside what [Address.String] makes it takes characters
// that need not have been encoded or were, and scheme and first segment in
// upper case. The error says what is wrong with the URI, without quoting it.
func Parse(uri string) (Address, error) {
	if len(uri) < len(scheme) || !strings.EqualFold(uri[:len(scheme)], scheme) {
		return Address{}, fmt.Errorf("it does not begin with %s", scheme)
	}
	if strings.ContainsAny(uri, "?#") {
		return Address{}, errors.New(`it has a query or fragment; write "?" as %3F and "#" as %23`)
	}
	given := segments(uri)
	for kind, template := range templates {
		if a, matched, err := match(Kind(kind), segments(template), given); matched {
			return a, err
		}
	}
	return Address{}, fmt.Errorf("it has none of the forms %s", strings.Join(templates[:], ", "))
}

// match holds a path against the segments of a template. The error says that
// a segment in a variable's place is not encoded properly.
func match(kind Kind, template, given []string) (a Address, matched bool, err error) {
	if len(given) != len(template) || !strings.EqualFold(given[0], template[0]) {
		return Address{}, false, nil
	}
	a.Kind = kind
	for i, segment := range template[1:] {
		value := given[i+1]
		if !isVariable(segment) {
			if value != segment {
				return Address{}, false, nil
			}
			continue
		}
		decoded, bad := url.PathUnescape(value)
		if bad != nil || decoded == "" {
			err = fmt.Errorf("the segment for %s is empty or not percent-encoded", segment)
		}
		if segment == "{spec}" {
			a.Spec = decoded
		} else {
			a.Name = decoded
		}
	}
	return a, true, err
}

func segments(uri string) []string { return strings.Split(uri[len(scheme):], "/") }

func isVariable(segment string) bool { return strings.HasPrefix(segment, "{") }

// encoded leaves letters, digits and "-._~" of ASCII, as RFC 3986 calls them
// unreserved, and encodes the rest.
func encoded(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

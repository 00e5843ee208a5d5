package openapi

import (
	"errors"
	"io/fs"
	"net/url"
	"path"
	"strconv"
	"strings"

	"kiro-mcp/specfs/doc"
)

// maxHops is how many references may lead to one another.
const maxHops = 50

// missing is something that is referred to and is not there.
type missing struct {
	ref   string
	file  string // that lacks it
	name  string // of a schema; empty for anything else
	where []at
	known map[*node]bool // what stands in where
}

// follow goes where a value refers to, as often as it takes. referred is false
// for a value that stands for itself; ok is false where a reference leads
// nowhere, which is then reported.
func (r *reader) follow(a at) (target at, referred, ok bool) {
	for range maxHops {
		ref := a.get("$ref")
		if !ref.exists() {
			return a, referred, true
		}
		if !r.want(ref, isString) {
			return at{}, true, false
		}
		next, ok := r.resolve(a.document, ref)
		if !ok {
			return at{}, true, false
		}
		if next.node == a.node {
			break
		}
		a, referred = next, true
	}
	r.circle(a)
	return at{}, true, false
}

// resolve is what a reference names, seen from the document that it stands in.
func (r *reader) resolve(from *document, ref at) (at, bool) {
	text := ref.node.text
	file, fragment, _ := strings.Cut(text, "#")
	target := from
	if file != "" {
		if target = r.open(from, file, ref); target == nil {
			return at{}, false
		}
	}
	if decoded, err := url.PathUnescape(fragment); err == nil {
		fragment = decoded
	}
	found, ok := target.at().find(fragment)
	switch {
	case ok || fragment == "":
	case fragment[0] == '/':
		found, ok = r.findThrough(target.at(), fragment)
	default:
		found, ok = target.anchor(fragment)
	}
	if !ok {
		r.lacks(target, fragment, ref)
	}
	return found, ok
}

// findThrough follows a pointer also where it leads through references:
// "#/components/schemas/Order/properties/lines/items" when lines is one.
func (r *reader) findThrough(a at, pointer string) (at, bool) {
	if r.through++; r.through > maxHops {
		return at{}, false // a reference that needs itself to be found
	}
	defer func() { r.through-- }()
	for segment := range strings.SplitSeq(pointer[1:], "/") {
		next, ok := a.child(segment)
		if !ok && a.get("$ref").is(isString) {
			if a, _, ok = r.follow(a); ok {
				next, ok = a.child(segment)
			}
		}
		if !ok {
			return at{}, false
		}
		a = next
	}
	return a, true
}

// lacks notes a reference to something that is not there.
func (r *reader) lacks(target *document, fragment string, ref at) {
	key := target.path + "#" + fragment
	m := r.missing[key]
	if m == nil {
		m = &missing{ref: ref.node.text, file: target.path, known: map[*node]bool{}}
		if name, ok := strings.CutPrefix(fragment, "/components/schemas/"); ok && !strings.Contains(name, "/") {
			m.name = unescape(name)
		}
		r.missing[key] = m
		r.order = append(r.order, m)
	}
	if !m.known[ref.node] {
		m.known[ref.node] = true
		m.where = append(m.where, ref)
	}
}

// open reads a file that a reference names. Only files of the workspace are
// read: an address, an absolute path and one that leaves it are findings.
func (r *reader) open(from *document, name string, ref at) *document {
	address, err := url.Parse(name)
	if err != nil || address.Scheme != "" || address.Host != "" || strings.HasPrefix(name, "//") {
		r.find(codeOutside, doc.Error, ref, "copy it into the workspace and refer to the copy", "%q is not in the workspace; nothing is read over the network", shorten(name))
		return nil
	}
	rel := path.Join(path.Dir(from.path), address.Path)
	if path.IsAbs(address.Path) || strings.HasPrefix(rel, "../") || rel == ".." || strings.Contains(address.Path, `\`) {
		r.find(codeOutside, doc.Error, ref, "move the file into the workspace and refer to it by a relative path", "%q is not in the workspace", shorten(name))
		return nil
	}
	if known, ok := r.documents[rel]; ok {
		if known == nil {
			r.find(codeNoFile, doc.Error, ref, "", "%s cannot be read", rel)
		}
		return known
	}
	source, err := r.from.ReadFile(rel)
	if err != nil {
		r.unreadable(rel, ref, err)
		return nil
	}
	return r.add(rel, source)
}

func (r *reader) unreadable(rel string, ref at, err error) {
	r.documents[rel], r.sources[rel] = nil, nil
	message, fix := err.Error(), "correct the path: it is relative to "+ref.document.path
	if errors.Is(err, fs.ErrNotExist) {
		message = "it is not there"
	}
	if fault, ok := errors.AsType[*doc.Fault](err); ok {
		message = fault.Message
	}
	r.find(codeNoFile, doc.Error, ref, fix, "%s cannot be read: %s", rel, message)
}

// anchor finds what has an $anchor of this name.
func (d *document) anchor(name string) (at, bool) {
	var search func(a at) (at, bool)
	search = func(a at) (at, bool) {
		if v := a.get("$anchor"); v.is(isString) && v.node.text == name {
			return a, true
		}
		for kid := range a.kids() {
			if kid.is(isObject) || kid.is(isArray) {
				if found, ok := search(kid); ok {
					return found, true
				}
			}
		}
		return at{}, false
	}
	return search(d.at())
}

// lastName is how a message calls what stands at a pointer: the name of the
// member; items are called by the list.
func lastName(pointer string) string {
	segments := strings.Split(pointer, "/")
	last := segments[len(segments)-1]
	if _, err := strconv.Atoi(last); err == nil && len(segments) > 1 {
		return unescape(segments[len(segments)-2]) + "[" + last + "]"
	}
	if last == "" {
		return "the document"
	}
	return unescape(last)
}

package openapi

import (
	"iter"
	"strconv"
	"strings"
)

// node is one value of a JSON or YAML file: what kin-openapi's maps lose,
// namely order, lines and how a number was written.
type node struct {
	name string // of a member of an object
	text string // a string's value, a number or boolean as JSON writes it
	kids []node
	line int32 // of the member's name, else of the value
	kind kind
}

// kind is what a node is in JSON.
type kind uint8

const (
	isNull kind = iota
	isBool
	isNumber
	isString
	isArray
	isObject
)

// String says it as a message does: "found a number".
func (k kind) String() string {
	return [...]string{"nothing", "a boolean", "a number", "a string", "a list", "an object"}[k]
}

// member is the value of a name, nil where there is none. The last of several
// counts, as everywhere in JSON.
func (n *node) member(name string) *node {
	if n.kind != isObject {
		return nil
	}
	for i := len(n.kids) - 1; i >= 0; i-- {
		if n.kids[i].name == name {
			return &n.kids[i]
		}
	}
	return nil
}

// at is a node together with where it stands. The zero value is nowhere: a
// value that the document lacks.
type at struct {
	document *document
	node     *node
	pointer  string
}

// document is one file of a contract.
type document struct {
	path string // in the workspace
	root *node
	// members are those of objects with many of them, by name: references to
	// the schemas of a large contract must not each walk all of them.
	members map[*node]map[string]*node
}

// member is the value of a name, nil where there is none.
func (d *document) member(n *node, name string) *node {
	if len(n.kids) <= few || n.kind != isObject {
		return n.member(name)
	}
	index, ok := d.members[n]
	if !ok {
		index = make(map[string]*node, len(n.kids))
		for i := range n.kids {
			index[n.kids[i].name] = &n.kids[i]
		}
		if d.members == nil {
			d.members = map[*node]map[string]*node{}
		}
		d.members[n] = index
	}
	return index[name]
}

func (d *document) at() at { return at{document: d, node: d.root} }

func (a at) exists() bool { return a.node != nil && a.node.kind != isNull }

func (a at) is(k kind) bool { return a.node != nil && a.node.kind == k }

func (a at) place() Place {
	return Place{File: a.document.path, Line: int(a.node.line), Pointer: a.pointer}
}

// get is the member of a name.
func (a at) get(name string) at {
	if a.node == nil {
		return at{}
	}
	n := a.document.member(a.node, name)
	if n == nil {
		return at{}
	}
	return at{a.document, n, a.pointer + "/" + escape(name)}
}

// kids are the members of an object or the items of a list, in their order.
// Of members with the same name there is only the last.
func (a at) kids() iter.Seq[at] {
	return func(yield func(at) bool) {
		if a.node == nil {
			return
		}
		for i := range a.node.kids {
			n := &a.node.kids[i]
			name := n.name
			if a.node.kind == isArray {
				name = strconv.Itoa(i)
			}
			if !yield(at{a.document, n, a.pointer + "/" + escape(name)}) {
				return
			}
		}
	}
}

// child is the member of a name or the item of a number, as a segment of a
// JSON pointer names it.
func (a at) child(segment string) (at, bool) {
	name := unescape(segment)
	if !a.is(isArray) {
		a = a.get(name)
		return a, a.node != nil
	}
	i, err := strconv.Atoi(name)
	if err != nil || i < 0 || i >= len(a.node.kids) {
		return at{}, false
	}
	return at{a.document, &a.node.kids[i], a.pointer + "/" + name}, true
}

// find follows a JSON pointer. ok is false where it leads nowhere.
func (a at) find(pointer string) (at, bool) {
	if pointer == "" {
		return a, true
	}
	if pointer[0] != '/' {
		return at{}, false
	}
	for segment := range strings.SplitSeq(pointer[1:], "/") {
		next, ok := a.child(segment)
		if !ok {
			return at{}, false
		}
		a = next
	}
	return a, true
}

func escape(name string) string {
	if !strings.ContainsAny(name, "~/") {
		return name
	}
	return strings.ReplaceAll(strings.ReplaceAll(name, "~", "~0"), "/", "~1")
}

func unescape(segment string) string {
	if !strings.Contains(segment, "~") {
		return segment
	}
	return strings.ReplaceAll(strings.ReplaceAll(segment, "~1", "/"), "~0", "~")
}

package typescript

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// names gives every thing of one scope a name that nothing else there has. The
// first comer keeps its name, so that a contract which grows at its end renames
// nothing.
type names struct {
	taken map[string]bool
}

// newNames makes a scope in which some names are taken already.
func newNames(reserved ...string) *names {
	n := &names{taken: map[string]bool{}}
	for _, name := range reserved {
		n.taken[name] = true
	}
	return n
}

// give returns the name, with a number where it is taken: Order, Order2.
func (n *names) give(name string) string {
	free := name
	for i := 2; n.taken[free]; i++ {
		free = name + strconv.Itoa(i)
	}
	n.taken[free] = true
	return free
}

// typeName is the name of a type: "order-item" and "order_item" are OrderItem.
func typeName(written string) string {
	var b strings.Builder
	start := true
	for _, r := range written {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			start = true
			continue
		}
		if start {
			r = unicode.ToUpper(r)
		}
		start = false
		b.WriteRune(r)
	}
	name := b.String()
	if first, _ := utf8.DecodeRuneInString(name); !unicode.IsLetter(first) {
		return "_" + name // 400-error, or nothing that a name can be made of
	}
	return name
}

// methodName is the name of a method: "repos/list-for-org" is reposListForOrg,
// HTTPGet is httpGet.
func methodName(written string) string {
	name := []rune(typeName(written))
	capitals := 0
	for capitals < len(name) && unicode.IsUpper(name[capitals]) {
		capitals++
	}
	if capitals > 1 && capitals < len(name) && unicode.IsLower(name[capitals]) {
		capitals-- // the last one begins the next word
	}
	for i := range capitals {
		name[i] = unicode.ToLower(name[i])
	}
	return string(name)
}

// isIdentifier reports whether a property can be named without quotes.
func isIdentifier(s string) bool {
	for i, r := range s {
		if r != '_' && r != '$' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}

// member is a property's name as it stands in a type or an object.
func member(name string) string {
	if isIdentifier(name) {
		return name
	}
	return quote(name)
}

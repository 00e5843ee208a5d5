package signs

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// mostUses is how many are kept of a file.
const mostUses = 500

// lasting reports whether a name has a word of lifetimes in it: ttl, lifetime,
// expiry, cache. Each is known by the letter of it that is rarest.
func lasting(b []byte) bool {
	for i := 1; i < len(b); i++ {
		switch b[i] | 0x20 {
		case 't':
			if hasAt(b, i-1, "ttl") && (i+2 == len(b) || b[i+2]|0x20 != 'e') { // no title, little
				return true
			}
		case 'f':
			if hasAt(b, i-2, "lifetime") {
				return true
			}
		case 'x':
			if hasAt(b, i-1, "expir") {
				return true
			}
		case 'h':
			if hasAt(b, i-3, "cache") {
				return true
			}
		}
	}
	return false
}

// hasAt reports whether a word in small letters stands at an offset of a name,
// whatever the name's own letters are. So many words of a file are asked that
// nothing is copied.
func hasAt(b []byte, at int, word string) bool {
	if at < 0 || len(b)-at < len(word) {
		return false
	}
	for i := range len(word) {
		if b[at+i]|0x20 != word[i] {
			return false
		}
	}
	return true
}

// follows reports whether a word may be handed on or belong to a path that is: a
// quick look before a closer one, since all words of a file are asked.
func (r *reader) follows(i int) bool {
	switch r.byteAt(i - 1) {
	case '(', ',', '=', '.', ':', '-', '?', '!':
		return true
	}
	return false
}

// handsOn notes a named lifetime where it is an argument, or an entry of an object
// that is one.
func (r *reader) handsOn(i int) {
	first, end := r.pathStart(i), r.pathEnd(i)
	if r.byteAt(end+1) == '(' || r.assigns(end+1) || r.punctIs(end+1, '[') || r.links(end+1) {
		return
	}
	if len(r.out.Uses) > 0 && r.usedAt == first {
		return
	}
	if !r.punctIs(first-1, '(') && !r.punctIs(first-1, ',') && !r.assigns(first-1) {
		return
	}
	r.usedAt = first
	r.noteUse(first, r.intern([]byte(r.Between(first, end))))
}

// setting notes a lifetime that is looked up by its key, where that is an argument
// itself: remember($key, config('shop.cache.orders'), …).
func (r *reader) setting(i int, key string) {
	open := r.enclosing()
	callee := r.calleeOf(open)
	if callee < 0 || !r.Is(callee, "config") || open+1 != i || r.Close(open) != i+1 {
		return
	}
	if r.punctIs(callee-1, '(') || r.punctIs(callee-1, ',') {
		r.open = r.open[:len(r.open)-1] // the call around is the one that takes it
		r.noteUse(callee, strings.Clone(key))
		r.open = append(r.open, int32(open))
	}
}

// noteUse notes what begins at a token as a use, with the words of the call around
// it.
func (r *reader) noteUse(first int, name string) {
	if r.out.Test || len(r.out.Uses) >= mostUses {
		return
	}
	callee, open := -1, -1
	for n := len(r.open) - 1; n >= 0 && n >= len(r.open)-2 && callee < 0; n-- {
		open = int(r.open[n])
		if callee = r.calleeOf(open); callee < 0 && (!r.punctIs(open, '{') && !r.punctIs(open, '[') || !r.literal(open)) {
			return
		}
	}
	if callee < 0 || noCall(r.Bytes(callee)) || r.declaration(callee) {
		return
	}
	a := r.about()
	for k := r.pathStart(callee); k <= callee; k++ {
		a.token(k)
	}
	for _, g := range r.args(open) {
		if first < g.first || first >= g.last {
			a.tokens(g.first, g.last)
		}
	}
	symbol := r.around(first)
	a.scope(symbol)
	r.out.Uses = append(r.out.Uses, facts.Use{Name: name, Subject: a.done(), Symbol: symbol, Line: int(r.At(first).Line)})
}

package code

import (
	"sync"

	"kiro-mcp/internal/code/facts"
)

// room is what the longest lists of facts grow in. It is used again for the next
// file: to grow lists anew for each, and to cut what they hold in reserve, takes
// several times the memory of what is kept.
type room struct {
	symbols []facts.Symbol
	numbers []facts.Number
	texts   []facts.Text
	calls   []facts.Call
}

// rooms are those that nobody reads in.
var rooms sync.Pool

// mostRoom is how many symbols a room may hold to be used again.
const mostRoom = 1 << 13

// enter lets a file's lists grow in a room.
func enter(out *facts.File) *room {
	r, _ := rooms.Get().(*room)
	if r == nil {
		r = &room{}
	}
	out.Symbols, out.Numbers, out.Texts, out.Calls = r.symbols, r.numbers, r.texts, r.calls
	return r
}

// leave gives a file lists of its own, and the room to the next one.
func (r *room) leave(out *facts.File) {
	r.symbols, out.Symbols = apart(out.Symbols)
	r.numbers, out.Numbers = apart(out.Numbers)
	r.texts, out.Texts = apart(out.Texts)
	r.calls, out.Calls = apart(out.Calls)
	if cap(r.symbols) <= mostRoom {
		rooms.Put(r)
	}
}

// apart copies a list out of its room, which is emptied.
func apart[T any](list []T) (room, own []T) {
	if len(list) > 0 {
		own = make([]T, len(list))
		copy(own, list)
		clear(list)
	}
	return list[:0], own
}

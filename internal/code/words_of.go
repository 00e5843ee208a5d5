package code

import (
	"slices"
	"sync"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// readWords notes which identifiers stand in a file's code, and which numbers of
// three digits: they may be statuses, whatever they are given to.
func readWords(src *lex.File, out *facts.File) {
	c, _ := counters.Get().(*counter)
	if c == nil {
		c = &counter{}
	}
	defer counters.Put(c)
	c.begin(len(src.Tokens) / 8)
	for i := range src.Tokens {
		t := src.At(i)
		switch {
		case t.Kind == lex.Word || t.Kind == lex.Number && t.End-t.Start == 3:
			c.count(facts.WordHash(src.Src[t.Start:t.End]))
		case t.Interp:
			c.interpolated(src.Src[t.Start:t.End])
		}
	}
	out.Words = facts.MakeWords(c.counted())
}

// counters are used again: a file needs one for a moment only.
var counters sync.Pool

// counter is a table of hashes that says of each whether it came again. A map
// would take most of the time that words take.
type counter struct {
	slots []uint32 // 0 is free; a power of two, at least half of them free
	used  int
	zero  uint8 // how often the hash that is 0 came, up to twice
}

// begin empties the table and makes room for so many words.
func (c *counter) begin(words int) {
	size := 256
	for size < 2*words {
		size *= 2
	}
	if cap(c.slots) >= size {
		c.slots = c.slots[:size]
		clear(c.slots)
	} else {
		c.slots = make([]uint32, size)
	}
	c.used, c.zero = 0, 0
}

// count takes a hash, whose lowest bit is 0.
func (c *counter) count(h uint32) {
	if h == 0 {
		c.zero = min(c.zero+1, 2)
		return
	}
	at := c.slot(h)
	if c.slots[at] != 0 {
		c.slots[at] = h | 1
		return
	}
	c.slots[at] = h
	if c.used++; 2*c.used > len(c.slots) {
		c.grow()
	}
}

// slot is where a hash stands, or the free place for it.
func (c *counter) slot(h uint32) uint32 {
	slots := c.slots
	mask := uint32(len(slots) - 1)
	at := (h ^ h>>15) >> 1 & mask
	for slots[at] != 0 && slots[at]&^1 != h {
		at = (at + 1) & mask
	}
	return at
}

func (c *counter) grow() {
	old := c.slots
	c.slots = make([]uint32, 2*len(old))
	for _, h := range old {
		if h != 0 {
			c.slots[c.slot(h&^1)] = h
		}
	}
}

// counted are the hashes that came, the table being used up.
func (c *counter) counted() []uint32 {
	found := slices.DeleteFunc(c.slots, func(h uint32) bool { return h == 0 })
	if c.zero > 0 && len(found) < cap(found) {
		found = append(found, uint32(c.zero-1))
	}
	return found
}

// interpolated takes the words of a string that holds expressions: what stands in
// them is used.
func (c *counter) interpolated(text []byte) {
	start := -1
	for i := 0; i <= len(text); i++ {
		if i < len(text) && isWordByte(text[i]) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			c.count(facts.WordHash(text[start:i]))
			start = -1
		}
	}
}

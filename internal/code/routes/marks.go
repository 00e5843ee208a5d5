package routes

import (
	"bytes"
	"sync"
)

// marks are those of all frameworks of one language, found in one pass over a
// file: to look for each by itself takes longer than to cut it into tokens. The
// pass steps over bytes: of a mark one block is met, whichever byte it begins at.
type marks struct {
	always uint32           // frameworks that need none, a bit for each
	all    uint32           // frameworks of the language
	short  []oneMark        // too short for steps, and looked for by themselves
	long   []oneMark        // all others
	step   int              // how far apart blocks are looked at
	blocks [1 << 8]uint64   // a bit for each block within the first step of a mark
	by     [256][]placement // what blocks are of, by the last bits of theirs
}

// oneMark is a mark and the framework that it is of.
type oneMark struct {
	text      []byte
	framework uint32
}

// placement is a mark, and how far behind its begin a block of it stands.
type placement struct {
	*oneMark
	offset int
}

// shortest is the length from which a mark is looked for in steps, and blockSize
// that of the blocks.
const (
	shortest  = 4
	blockSize = 3
)

// block is a number of 14 bits for the three bytes that stand at the begin of b.
func block(b []byte) uint32 {
	_ = b[blockSize-1]
	return (uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16) * 0x9E3779B1 >> 18
}

// in says which frameworks a file may use.
func (m *marks) in(src []byte) uint32 {
	found := m.always
	for i := range m.short {
		if mark := &m.short[i]; found&mark.framework == 0 && bytes.Contains(src, mark.text) {
			found |= mark.framework
		}
	}
	for i := 0; i+blockSize <= len(src) && found != m.all; i += m.step {
		b := block(src[i:])
		if m.blocks[b>>6]&(1<<(b&63)) == 0 {
			continue
		}
		for _, p := range m.by[b&255] {
			if found&p.framework == 0 && i >= p.offset && bytes.HasPrefix(src[i-p.offset:], p.text) {
				found |= p.framework
			}
		}
	}
	return found
}

// marksOf are the marks of a language; nil when no framework is written in it.
func marksOf(language string) *marks { return allMarks()[language] }

var allMarks = sync.OnceValue(func() map[string]*marks {
	all := map[string]*marks{}
	for i, f := range frameworks() {
		for _, language := range f.languages {
			if all[language] == nil {
				all[language] = &marks{}
			}
			all[language].add(1<<i, f.marks)
		}
	}
	for _, m := range all {
		m.place()
	}
	return all
})

// add takes the marks of a framework in.
func (m *marks) add(framework uint32, texts []string) {
	m.all |= framework
	if len(texts) == 0 {
		m.always |= framework
	}
	for _, text := range texts {
		if len(text) < shortest {
			m.short = append(m.short, oneMark{[]byte(text), framework})
		} else {
			m.long = append(m.long, oneMark{[]byte(text), framework})
		}
	}
}

// place makes the table of blocks. Steps are so small that one block at least
// lies in the shortest mark wherever it begins.
func (m *marks) place() {
	m.step = 1 << 10
	for _, mark := range m.long {
		m.step = min(m.step, len(mark.text)-blockSize+1)
	}
	for i := range m.long {
		mark := &m.long[i]
		for offset := range min(m.step, len(mark.text)-blockSize+1) {
			b := block(mark.text[offset:])
			m.blocks[b>>6] |= 1 << (b & 63)
			m.by[b&255] = append(m.by[b&255], placement{mark, offset})
		}
	}
}

package routes

import (
	"bytes"
	"sync"
)

// marks are those of all frameworks of one language, found in one pass over a
// file: to look for each by itself takes longer than to cut it into tokens.
type marks struct {
	always uint32          // frameworks that need none, a bit for each
	all    uint32          // frameworks of the language
	pairs  [1 << 10]uint64 // a bit for each pair of bytes that a mark begins with
	by     [256][]oneMark  // by their first byte
}

// oneMark is a mark and the framework that it is of.
type oneMark struct {
	text      []byte
	framework uint32
}

// in says which frameworks a file may use.
func (m *marks) in(src []byte) uint32 {
	found := m.always
	for i := 0; i+1 < len(src) && found != m.all; i++ {
		pair := uint16(src[i])<<8 | uint16(src[i+1])
		if m.pairs[pair>>6]&(1<<(pair&63)) == 0 {
			continue
		}
		for k := range m.by[src[i]] {
			mark := &m.by[src[i]][k]
			if found&mark.framework == 0 && mark.text[1] == src[i+1] && bytes.HasPrefix(src[i:], mark.text) {
				found |= mark.framework
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
	return all
})

// add takes the marks of a framework in; each has two bytes or more.
func (m *marks) add(framework uint32, texts []string) {
	m.all |= framework
	if len(texts) == 0 {
		m.always |= framework
	}
	for _, text := range texts {
		pair := uint16(text[0])<<8 | uint16(text[1])
		m.pairs[pair>>6] |= 1 << (pair & 63)
		m.by[text[0]] = append(m.by[text[0]], oneMark{[]byte(text), framework})
	}
}

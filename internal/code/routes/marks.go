package routes

import (
	"bytes"
	"sync"
)

// marks are those of all frameworks of one language, found in one pass over a
// file: to look for each by itself takes longer than to cut it into tokens.
type marks struct {
	always uint32               // frameworks that need none, a bit for each
	all    uint32               // frameworks of the language
	pairs  [1 << 10]uint64      // a bit for each pair of bytes that a mark begins with
	by     map[uint16][]oneMark // by that pair
}

// oneMark is a mark and the frameworks that it is of.
type oneMark struct {
	text       []byte
	frameworks uint32
}

// in says which frameworks a file may use.
func (m *marks) in(src []byte) uint32 {
	found := m.always
	for i := 0; i+1 < len(src) && found != m.all; i++ {
		pair := uint16(src[i])<<8 | uint16(src[i+1])
		if m.pairs[pair>>6]&(1<<(pair&63)) == 0 {
			continue
		}
		for _, k := range m.by[pair] {
			if found&k.frameworks != k.frameworks && bytes.HasPrefix(src[i:], k.text) {
				found |= k.frameworks
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
				all[language] = &marks{by: map[uint16][]oneMark{}}
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
		m.by[pair] = append(m.by[pair], oneMark{[]byte(text), framework})
	}
}

package lex

import "sync"

// Tokens take five times the room of their source. Buffers of files that were
// read are used again, so that a large project needs no more than its largest
// file does.
var (
	tokenBuffers sync.Pool
	matchBuffers sync.Pool
)

// largestKept is how many tokens a buffer may hold to be kept.
const largestKept = 1 << 19

func tokenBuffer(size int) []Token {
	if b, _ := tokenBuffers.Get().(*[]Token); b != nil && cap(*b) >= size {
		return (*b)[:0]
	}
	return make([]Token, 0, size)
}

func matchBuffer(size int) []int32 {
	if b, _ := matchBuffers.Get().(*[]int32); b != nil && cap(*b) >= size {
		return (*b)[:size]
	}
	return make([]int32, size, size+size/4)
}

// Free gives the buffers of a file back. Neither the file nor what was sliced
// of its tokens may be used afterwards.
func (f *File) Free() {
	tokens, match := f.Tokens, f.Match
	*f = File{}
	if cap(tokens) > 0 && cap(tokens) <= largestKept {
		tokenBuffers.Put(&tokens)
		matchBuffers.Put(&match)
	}
}

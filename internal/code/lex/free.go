package lex

import "sync"

// buffers are what the tokens of a file are in. They take five times the room of
// their source. Those of files that were read are used again, so that a large
// project needs no more than its largest file does.
type buffers struct {
	tokens, comments []Token
	match            []int32
}

var spare sync.Pool

// largestKept is how many tokens a buffer may hold to be kept.
const largestKept = 1 << 19

// room gives a file about to be scanned buffers for so many tokens.
func (f *File) room(size int) {
	if f.buffers, _ = spare.Get().(*buffers); f.buffers == nil {
		f.buffers = &buffers{}
	}
	if cap(f.buffers.tokens) < size {
		f.buffers.tokens = make([]Token, 0, size)
	}
	f.Tokens, f.Comments = f.buffers.tokens[:0], f.buffers.comments[:0]
}

// matchRoom is room for the partners of all tokens.
func (f *File) matchRoom() []int32 {
	size := len(f.Tokens)
	if b := f.buffers.match; cap(b) >= size {
		return b[:size]
	}
	return make([]int32, size, size+size/4)
}

// Free gives the buffers of a file back. Neither the file nor what was sliced
// of its tokens may be used afterwards.
func (f *File) Free() {
	b := f.buffers
	if b == nil {
		return
	}
	b.tokens, b.comments, b.match = f.Tokens, f.Comments, f.Match
	*f = File{}
	if cap(b.tokens) <= largestKept {
		spare.Put(b)
	}
}

// Package lex cuts source code of any of the known languages into tokens.
//
// Most callers want [Of] and [Scan].
//
// One scanner serves all languages; what differs is a row of a table. It knows
// comments, strings and brackets, not grammar: what stands in a comment or a
// string is never taken for code, every bracket knows its partner, and every
// token its line. It promises to end in time linear in the source whatever the
// bytes are, and to say when brackets or quotes did not close ([File.Broken]).
package lex

// Kind is what a token is.
type Kind uint8

// The kinds of token. Comments are kept apart from the others.
const (
	None    Kind = iota // there is no token
	Word                // identifier, keyword
	Number              // 60, 60_000, 0x1F, 1.5e3, with a suffix of the language
	String              // with its quotes
	Punct               // one operator or bracket
	Regex               // a literal regular expression, with its slashes
	Comment             // with its marks
)

// Token is a piece of source.
type Token struct {
	Start, End uint32 // byte offsets, end excluded
	Line       uint32 // 1-based, of its start
	Kind       Kind
	First      bool // nothing but white space stands before it on its line
	Interp     bool // a string that holds expressions: f"…{x}…", `…${x}…`
	Byte       byte // its first byte
}

// File is a source file as tokens.
type File struct {
	Path     string
	Lang     *Language
	Src      []byte
	Tokens   []Token // without comments
	Comments []Token
	// Match gives for every bracket among Tokens the index of its partner, and -1
	// for what is no bracket or has none.
	Match  []int32
	Broken bool // a bracket, quote or comment did not close
	Lines  int

	buffers *buffers // that Tokens, Comments and Match are in
}

// At is the token at i. Where there is none it is an empty one, like all that
// is asked of it below: source may end anywhere, and a reader that looks one
// token too far finds nothing there.
func (f *File) At(i int) Token {
	if uint(i) >= uint(len(f.Tokens)) {
		return Token{}
	}
	return f.Tokens[i]
}

// Partner is the index of the bracket that belongs to the one at i, and -1 where
// there is none.
func (f *File) Partner(i int) int {
	if uint(i) >= uint(len(f.Match)) {
		return -1
	}
	return int(f.Match[i])
}

// Text is the source of a token.
func (f *File) Text(i int) string { return string(f.Bytes(i)) }

// Bytes is the source of a token, not to be changed.
func (f *File) Bytes(i int) []byte {
	t := f.At(i)
	return f.Src[t.Start:t.End]
}

// Is reports whether the token at i reads as text.
func (f *File) Is(i int, text string) bool {
	if i < 0 || i >= len(f.Tokens) {
		return false
	}
	t := f.Tokens[i]
	return t.Byte == text[0] && int(t.End-t.Start) == len(text) && string(f.Src[t.Start:t.End]) == text
}

// IsWord reports whether the token at i is a word.
func (f *File) IsWord(i int) bool {
	return i >= 0 && i < len(f.Tokens) && f.Tokens[i].Kind == Word
}

// IsString reports whether the token at i is a string.
func (f *File) IsString(i int) bool {
	return i >= 0 && i < len(f.Tokens) && f.Tokens[i].Kind == String
}

// Close is the index of the bracket that closes the one at i; when it has none,
// that of the last token.
func (f *File) Close(i int) int {
	if i < 0 || i >= len(f.Tokens) {
		return len(f.Tokens) - 1
	}
	if m := f.Match[i]; m > int32(i) {
		return int(m)
	}
	return len(f.Tokens) - 1
}

// Between is the source from one token to another, both included.
func (f *File) Between(first, last int) string {
	if first < 0 || last >= len(f.Tokens) || first > last {
		return ""
	}
	return string(f.Src[f.Tokens[first].Start:f.Tokens[last].End])
}

// Column is how many bytes stand before a token on its line.
func (f *File) Column(i int) int {
	at := int(f.At(i).Start)
	from := at
	for from > 0 && f.Src[from-1] != '\n' {
		from--
	}
	return at - from
}

package lex

// class is what a byte can begin. Those up to digit may stand inside a word.
type class uint8

const (
	word class = iota
	digit
	space
	newline
	special // a comment, string or the like may begin here
	other
)

// classes is the language's table, made when it is first needed.
func (l *Language) classes() *[256]class {
	l.once.Do(l.makeClasses)
	return &l.class
}

func (l *Language) makeClasses() {
	for i := range l.class {
		c := byte(i)
		switch {
		case c == '\n':
			l.class[i] = newline
		case c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v':
			l.class[i] = space
		case '0' <= c && c <= '9':
			l.class[i] = digit
		case c == '_' || 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80:
			l.class[i] = word
		default:
			l.class[i] = other
		}
	}
	mark := func(text string) {
		if text != "" && l.class[text[0]] != word {
			l.class[text[0]] = special
		}
	}
	for _, m := range l.Line {
		mark(m)
	}
	for _, b := range l.Block {
		mark(b.Open)
	}
	for k := range l.Quotes {
		q := &l.Quotes[k]
		q.makeStops()
		mark(q.Open)
		for i := range q.Prefix {
			mark(q.Prefix[i:])
		}
		if q.Hashes {
			mark("#")
		}
	}
	for i := range l.Lead {
		mark(l.Lead[i:])
	}
	if l.Hash {
		mark("#")
	}
	if l.Here != NoHere {
		mark("<")
	}
	if l.Regex {
		mark("/")
	}
	mark(l.Close)
	switch l.Name {
	case "ruby":
		mark("%")
	case "sql":
		mark("$")
	}
	for i := range l.Extra {
		if c := l.Extra[i]; l.class[c] == other {
			l.class[c] = word
		}
	}
}

package lex

// match finds the partner of every bracket.
func (s *scanner) match() {
	f := s.File
	f.Match = f.matchRoom()
	var open []int32
	var cond conditions
	match, hash := f.Match, f.Lang.Hash
	for i := range f.Tokens {
		match[i] = -1
		t := &f.Tokens[i]
		if hash {
			open = cond.until(f, t.Start, open)
		}
		if t.Kind != Punct || t.End-t.Start != 1 {
			continue
		}
		switch t.Byte {
		case '(', '[', '{':
			open = append(open, int32(i))
		case ')', ']', '}':
			open = f.closeOne(open, int32(i))
		}
	}
	f.Broken = f.Broken || len(open) > 0
}

// deepSearch is how many brackets are passed over to find a partner.
const deepSearch = 64

// closeOne pairs a closing bracket with the nearest open one of its form. Those
// between them are left without a partner.
func (f *File) closeOne(open []int32, i int32) []int32 {
	want := opener(f.Tokens[i].Byte)
	for k := len(open) - 1; k >= 0 && k >= len(open)-deepSearch; k-- {
		if f.Tokens[open[k]].Byte == want {
			if old := f.Match[open[k]]; old >= 0 {
				f.Match[old] = -1 // it closed in another branch of the preprocessor
			}
			f.Match[i], f.Match[open[k]] = open[k], i
			f.Broken = f.Broken || k < len(open)-1
			return open[:k]
		}
	}
	f.Broken = f.Broken || f.Lang.Name != "shell" || f.Tokens[i].Byte != ')' // a) of a case
	return open
}

func opener(c byte) byte {
	switch c {
	case ')':
		return '('
	case ']':
		return '['
	}
	return '{'
}

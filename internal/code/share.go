package code

import "kiro-mcp/internal/code/facts"

// shared keeps one copy of every string: names, types and words stand in a
// project many times over.
type shared map[string]string

// mostShared bounds the copies that are looked for: what has not come again in
// so many seldom does.
const mostShared = 1 << 16

func (s shared) one(text *string) {
	if len(*text) > 100 {
		return // seldom the same
	}
	if known, ok := s[*text]; ok {
		*text = known
		return
	}
	if len(s) >= mostShared {
		clear(s)
	}
	s[*text] = *text
}

// file lets a file's facts share their strings.
func (s shared) file(f *facts.File) {
	for i := range f.Symbols {
		y := &f.Symbols[i]
		for _, text := range []*string{&y.Name, &y.Owner, &y.Returns, &y.Type, &y.Value} {
			s.one(text)
		}
		for k := range y.Params {
			s.one(&y.Params[k].Name)
			s.one(&y.Params[k].Type)
		}
		s.all(y.Extends)
		s.all(y.Marks)
	}
	for i := range f.Numbers {
		x := &f.Numbers[i]
		for _, text := range []*string{&x.Text, &x.Name, &x.Callee} {
			s.one(text)
		}
		s.all(x.Subject)
	}
	for i := range f.Uses {
		s.one(&f.Uses[i].Name)
		s.all(f.Uses[i].Subject)
	}
	for i := range f.Calls {
		s.one(&f.Calls[i].Name)
	}
	for i := range f.Texts {
		s.one(&f.Texts[i].Value)
	}
	for i := range f.Imports {
		s.one(&f.Imports[i].Path)
		s.one(&f.Imports[i].Name)
		s.one(&f.Imports[i].Local)
	}
}

func (s shared) all(texts []string) {
	for i := range texts {
		s.one(&texts[i])
	}
}

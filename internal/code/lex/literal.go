package lex

import (
	"bytes"
	"slices"
	"strings"
)

// longestRegex bounds the search for a regular expression's end.
const longestRegex = 2000

// regex takes a literal regular expression when a slash begins one here.
func (s *scanner) regex() bool {
	if s.tired() || !s.regexMayFollow() {
		return false
	}
	end, ok := s.regexEnd(s.at)
	if ok {
		s.add(Regex, end, false)
	} else {
		s.wasted(end - s.at)
	}
	return ok
}

// regexEnd is the end of the regular expression that a slash at i begins, its flags
// included; not ok when it has none on its line.
func (s *scanner) regexEnd(i int) (end int, ok bool) {
	class := false
	for end = i + 1; end < len(s.Src) && end < i+longestRegex; end++ {
		switch c := s.Src[end]; {
		case c == '\n':
			return end, false
		case c == '\\':
			end++
		case c == '[':
			class = true
		case c == ']':
			class = false
		case c == '/' && !class:
			for end++; end < len(s.Src) && 'a' <= s.Src[end] && s.Src[end] <= 'z'; end++ {
			}
			return end, true
		}
	}
	return min(end, len(s.Src)), false
}

// beforeRegex are the words after which a slash does not divide.
var beforeRegex = []string{"return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "await", "yield", "if", "unless", "when", "and", "or", "not", "while", "match"}

func (s *scanner) regexMayFollow() bool {
	if len(s.Tokens) == 0 {
		return true
	}
	i := len(s.Tokens) - 1
	switch last := s.Tokens[i]; last.Kind {
	case Punct:
		if last.Byte == '<' && int(last.End) == s.at || last.Byte == '}' && s.at+1 < len(s.Src) && s.Src[s.at+1] == '>' {
			return false // </tag>, …} />
		}
		return last.Byte != ')' && last.Byte != ']' && (last.Byte != '}' || s.first)
	case Word:
		return slices.Contains(beforeRegex, s.Text(i))
	default:
		return false
	}
}

// percent takes a literal of Ruby such as %w[a b].
func (s *scanner) percent() bool {
	i := s.at + 1
	if i < len(s.Src) && strings.IndexByte("wWiIqQrsx", s.Src[i]) >= 0 {
		i++
	}
	if s.tired() || i >= len(s.Src) || strings.IndexByte("([{<|!", s.Src[i]) < 0 || i == s.at+1 && !s.regexMayFollow() {
		return false
	}
	open, closer := s.Src[i], s.Src[i]
	if k := strings.IndexByte("([{<", open); k >= 0 {
		closer = ")]}>"[k]
	}
	depth := 1
	for i++; i < len(s.Src); i++ {
		switch c := s.Src[i]; c {
		case '\\':
			i++
		case closer:
			if depth--; depth == 0 {
				s.add(String, i+1, false)
				return true
			}
		case open:
			depth++
		}
	}
	s.wasted(len(s.Src) - s.at)
	return false
}

// dollarQuoted takes $tag$ … $tag$ of PostgreSQL.
func (s *scanner) dollarQuoted() bool {
	end := bytes.IndexByte(s.Src[s.at+1:min(len(s.Src), s.at+66)], '$')
	if end < 0 {
		return false
	}
	tag := s.Src[s.at : s.at+end+2]
	if bytes.ContainsAny(tag, " \n\t'\";") {
		return false
	}
	if s.tired() {
		return false
	}
	closing := bytes.Index(s.Src[s.at+len(tag):], tag)
	if closing < 0 {
		s.wasted(len(s.Src) - s.at)
		return false
	}
	s.add(String, s.at+2*len(tag)+closing, false)
	return true
}

// here is a here-document whose text is still to come.
type here struct {
	tag    string
	indent bool // its end may be indented
}

// hereBegins notes <<EOF and the like.
func (s *scanner) hereBegins() bool {
	rest := s.Src[s.at:]
	mark, h := "<<", here{}
	if s.Lang.Here == PHPHere {
		mark, h.indent = "<<<", true
	}
	if !hasPrefix(rest, mark) {
		return false
	}
	i := len(mark)
	for i < len(rest) && (rest[i] == '-' || rest[i] == '~' || rest[i] == ' ' && s.Lang.Here != RubyHere) {
		h.indent = h.indent || rest[i] != ' '
		i++
	}
	quote := byte(0)
	if i < len(rest) && (rest[i] == '\'' || rest[i] == '"' || rest[i] == '`') {
		quote = rest[i]
		i++
	}
	from := i
	for i < len(rest) && (s.class[rest[i]] == word && rest[i] != '-' && rest[i] < 0x80 || s.class[rest[i]] == digit && i > from) {
		i++
	}
	if i == from || quote == 0 && s.Lang.Here == RubyHere && !upper(rest[from]) || quote != 0 && (i >= len(rest) || rest[i] != quote) {
		return false
	}
	h.tag = string(rest[from:i])
	if quote != 0 {
		i++
	}
	s.heres = append(s.heres, h)
	s.add(Punct, s.at+i, false)
	return true
}

func upper(c byte) bool { return 'A' <= c && c <= 'Z' || c == '_' }

// hereBodies takes the texts of the here-documents that began on the line
// before, each as a string.
func (s *scanner) hereBodies() {
	heres := s.heres
	s.heres = nil
	for _, h := range heres {
		end, next := s.hereEnd(h)
		if end > s.at {
			s.add(String, end, false)
		}
		s.line += uint32(bytes.Count(s.Src[s.at:next], []byte{'\n'}))
		s.at, s.first = next, true
	}
}

// hereEnd finds where a text ends and what follows its mark.
func (s *scanner) hereEnd(h here) (end, next int) {
	for i := s.at; i < len(s.Src); {
		stop := bytes.IndexByte(s.Src[i:], '\n')
		if stop < 0 {
			stop = len(s.Src) - i
		}
		line := strings.TrimRight(string(s.Src[i:i+stop]), "\r")
		if h.indent {
			line = strings.TrimLeft(line, " \t")
		}
		if rest, ok := strings.CutPrefix(line, h.tag); ok && (rest == "" || s.Lang.Here == PHPHere && strings.IndexByte(";,)", rest[0]) >= 0) {
			return i, i + stop - len(rest)
		}
		i += stop + 1
	}
	s.Broken = true
	return len(s.Src), len(s.Src)
}

package lex

import (
	"bytes"
	"strings"
)

// Scan cuts source into tokens. It never fails: what it cannot follow it says
// in [File.Broken].
func Scan(path string, lang *Language, src []byte) *File {
	s := &scanner{
		File:  &File{Path: path, Lang: lang, Src: src},
		class: lang.classes(),
		line:  1,
		first: true,
	}
	s.room(len(src)/4 + 8)
	if bytes.HasPrefix(src, []byte("\xef\xbb\xbf")) {
		s.at = 3
	}
	if lang.Open != "" {
		s.skipText()
	}
	for s.at < len(src) {
		s.next()
	}
	s.Lines = int(s.line)
	s.match()
	return s.File
}

// scanner is a scan under way.
type scanner struct {
	*File
	class *[256]class
	at    int
	line  uint32
	first bool   // no token has been seen on this line
	heres []here // here-documents whose text begins on the next line
	spent int    // bytes gone over for strings and the like that had no end
}

// wasted notes bytes that were gone over in vain.
func (s *scanner) wasted(n int) { s.spent += n }

// tired reports whether so much was in vain that no end is looked for any more.
// It keeps the time linear: quotes that never close could otherwise be tried
// from every byte.
func (s *scanner) tired() bool { return s.spent > 4*len(s.Src)+1<<16 }

// next takes one token or one piece of white space.
func (s *scanner) next() {
	c := s.Src[s.at]
	switch s.class[c] {
	case space:
		at, src, class := s.at+1, s.Src, s.class
		for at < len(src) && class[src[at]] == space {
			at++
		}
		s.at = at
	case newline:
		s.newline()
	case word:
		s.word()
	case digit:
		s.number()
	case special:
		if !s.special() {
			s.punct()
		}
	default:
		s.punct()
	}
}

func (s *scanner) newline() {
	s.at++
	s.line++
	s.first = true
	if len(s.heres) > 0 {
		s.hereBodies()
	}
}

// add notes a token that ends at end, counts its lines, and goes on behind it.
func (s *scanner) add(kind Kind, end int, interp bool) {
	end = min(end, len(s.Src))
	from := s.at
	if kind == Comment {
		s.Comments = append(s.Comments, Token{Start: uint32(from), End: uint32(end), Line: s.line, Kind: kind, First: s.first, Byte: s.Src[from]})
		s.at = end
	} else {
		s.short(kind, end)
		s.Tokens[len(s.Tokens)-1].Interp = interp
	}
	s.line += uint32(bytes.Count(s.Src[from:end], []byte{'\n'}))
}

// short is [scanner.add] for what lies within a line, as most tokens do.
func (s *scanner) short(kind Kind, end int) {
	s.Tokens = append(s.Tokens, Token{Start: uint32(s.at), End: uint32(end), Line: s.line, Kind: kind, First: s.first, Byte: s.Src[s.at]})
	s.first = false
	s.at = end
}

func (s *scanner) word() {
	end, src, class := s.at+1, s.Src, s.class
	for end < len(src) && class[src[end]] <= digit {
		end++
	}
	for end > s.at+1 && s.Lang.Extra != "" && s.Src[end-1] == '-' {
		end--
	}
	if end-s.at <= 3 && end < len(s.Src) && s.class[s.Src[end]] == special && s.quoted() {
		return
	}
	s.short(Word, end)
}

func (s *scanner) number() {
	end := s.at + 1
	for end < len(s.Src) {
		c := s.Src[end]
		switch {
		case c == '.' && end+1 < len(s.Src) && '0' <= s.Src[end+1] && s.Src[end+1] <= '9':
		case (c == '+' || c == '-') && (s.Src[end-1]|0x20) == 'e' && s.Src[s.at] != '0':
		case '0' <= c && c <= '9' || c == '_' || 'a' <= c|0x20 && c|0x20 <= 'z':
		default:
			s.short(Number, end)
			return
		}
		end++
	}
	s.short(Number, end)
}

// special takes a comment, string, regular expression or here-document when
// one begins here.
func (s *scanner) special() bool {
	rest := s.Src[s.at:]
	if s.Lang.Hash && s.first && rest[0] == '#' {
		s.directive()
		return true
	}
	if s.comment(rest) || s.quoted() {
		return true
	}
	switch {
	case s.Lang.Close != "" && bytes.HasPrefix(rest, []byte(s.Lang.Close)):
		s.skipText()
		return true
	case rest[0] == '<':
		return s.Lang.Here != NoHere && s.hereBegins()
	case rest[0] == '/':
		return s.Lang.Regex && s.regex()
	case rest[0] == '%':
		return s.Lang.Name == "ruby" && s.percent()
	case rest[0] == '$' && s.Lang.Name == "sql":
		return s.dollarQuoted()
	}
	if strings.IndexByte(s.Lang.Lead, rest[0]) >= 0 && len(rest) > 1 {
		return s.lead(rest)
	}
	return false
}

// lead takes an identifier that begins with a mark: @name, $name, @@name.
func (s *scanner) lead(rest []byte) bool {
	end := 1
	if rest[1] == rest[0] {
		end = 2
	}
	if end >= len(rest) || s.class[rest[end]] != word {
		return false
	}
	for end < len(rest) && s.class[rest[end]] <= digit {
		end++
	}
	s.short(Word, s.at+end)
	return true
}

// comment takes a comment when one begins here.
func (s *scanner) comment(rest []byte) bool {
	for _, mark := range s.Lang.Line {
		if hasPrefix(rest, mark) && s.commentStarts(mark, rest) {
			end := bytes.IndexByte(rest, '\n')
			if end < 0 {
				end = len(rest)
			}
			if s.Lang.Close != "" {
				if i := bytes.Index(rest[:end], []byte(s.Lang.Close)); i >= 0 {
					end = i
				}
			}
			s.add(Comment, s.at+end, false)
			return true
		}
	}
	for _, b := range s.Lang.Block {
		if hasPrefix(rest, b.Open) && (!b.Line || s.first) {
			s.block(b)
			return true
		}
	}
	return false
}

// commentStarts knows the marks that only sometimes begin a comment.
func (s *scanner) commentStarts(mark string, rest []byte) bool {
	switch {
	case mark != "#":
		return true
	case s.Lang.Name == "php":
		return len(rest) < 2 || rest[1] != '['
	case s.Lang.Name == "shell", s.Lang.Name == "yaml", s.Lang.Name == "dockerfile":
		return s.at == 0 || strings.IndexByte(" \t\n;(&|", s.Src[s.at-1]) >= 0
	case s.Lang.Name == "sql":
		return s.first || len(rest) > 1 && rest[1] == ' '
	case s.Lang.Name == "properties":
		return s.first
	}
	return true
}

func (s *scanner) block(b Block) {
	depth, i := 1, s.at+len(b.Open)
	for i < len(s.Src) {
		switch {
		case s.Src[i] == b.Close[0] && hasPrefix(s.Src[i:], b.Close) && (!b.Line || s.Src[i-1] == '\n'):
			i += len(b.Close)
			if depth--; depth == 0 {
				s.add(Comment, i, false)
				return
			}
		case s.Lang.Nested && s.Src[i] == b.Open[0] && hasPrefix(s.Src[i:], b.Open):
			depth++
			i += len(b.Open)
		default:
			i++
		}
	}
	s.Broken = true
	s.add(Comment, len(s.Src), false)
}

// directive takes a line of the preprocessor, with those it continues on.
func (s *scanner) directive() {
	end := s.at
	for end < len(s.Src) {
		i := bytes.IndexByte(s.Src[end:], '\n')
		if i < 0 {
			end = len(s.Src)
			break
		}
		end += i
		if s.Src[end-1] != '\\' && (s.Src[end-1] != '\r' || end <= 1 || s.Src[end-2] != '\\') {
			break
		}
		end++
	}
	s.add(Comment, end, false)
}

// skipText passes over what is no code: the HTML around PHP.
func (s *scanner) skipText() {
	open := []byte("<?")
	i := bytes.Index(s.Src[s.at:], open)
	end := len(s.Src)
	if i >= 0 {
		end = s.at + i + len(open)
		if hasPrefix(s.Src[end:], "php") {
			end += 3
		} else if end < len(s.Src) && s.Src[end] == '=' {
			end++
		}
	}
	s.line += uint32(bytes.Count(s.Src[s.at:end], []byte{'\n'}))
	s.at = end
}

// pairs are the operators of two bytes that are worth a token of their own.
var pairs = [256]string{
	'=': "=>", '-': ">=", ':': ":=", '!': "=", '<': "=-", '>': "=", '&': "&=", '|': "|=>", '?': ".?", '+': "=+", '*': "=*", '.': ".",
	'~': "=",
}

func (s *scanner) punct() {
	end := s.at + 1
	if end < len(s.Src) && pairs[s.Src[s.at]] != "" && strings.IndexByte(pairs[s.Src[s.at]], s.Src[end]) >= 0 {
		end++
	}
	s.short(Punct, end)
}

func hasPrefix(b []byte, p string) bool { return len(b) >= len(p) && string(b[:len(p)]) == p }

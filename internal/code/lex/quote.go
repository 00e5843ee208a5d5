package lex

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// quoted takes a string when one begins here, its prefix included.
func (s *scanner) quoted() bool {
	for i := range s.Lang.Quotes {
		q := &s.Lang.Quotes[i]
		at := s.at
		for at < len(s.Src) && at-s.at < 3 && strings.IndexByte(q.Prefix, lower(s.Src[at])) >= 0 {
			at++
		}
		prefix := s.Src[s.at:at]
		hashes := at
		if q.Hashes {
			for at < len(s.Src) && s.Src[at] == '#' && at-hashes < 64 {
				at++
			}
		}
		if !hasPrefix(s.Src[at:], q.Open) || !rawAgrees(q, prefix) || s.Lang.Regex && q.Open == "'" && s.apostrophe() {
			continue
		}
		end, ok := s.closing(q, at+len(q.Open), string(s.Src[hashes:at]), prefix, 0)
		if !ok && !q.Multi {
			s.wasted(end - s.at)
			continue // a lone quote: JSX text, a lifetime
		}
		if !ok {
			s.Broken = true
		}
		s.add(String, end, q.Interp != "" && bytes.Contains(s.Src[at:min(end, len(s.Src))], []byte(q.Interp)) || formats(q, prefix))
		return true
	}
	return false
}

// apostrophe reports whether a quote stands in prose: behind a letter, and not
// behind a word such as return. Text between tags has such.
func (s *scanner) apostrophe() bool {
	i := len(s.Tokens) - 1
	if i < 0 || s.Lang.Name == "ruby" || s.Tokens[i].Kind != Word || int(s.Tokens[i].End) != s.at {
		return false
	}
	return !slices.Contains(beforeRegex, s.Text(i)) && !s.Is(i, "from") && !s.Is(i, "import") && !s.Is(i, "default")
}

// rawAgrees reports whether a prefix makes this form of string and not another.
func rawAgrees(q *Quote, prefix []byte) bool {
	return !q.Hashes || bytes.IndexByte(prefix, 'r') >= 0
}

func formats(q *Quote, prefix []byte) bool {
	return q.Format != "" && strings.ContainsAny(strings.ToLower(string(prefix)), q.Format)
}

// deepest is how many strings may stand in expressions of strings.
const deepest = 16

// closing is the end of a string whose text begins at i; not ok when it has
// none on its line, or in the file if it may span lines.
func (s *scanner) closing(q *Quote, i int, hashes string, prefix []byte, depth int) (end int, ok bool) {
	if q.Char {
		return s.charEnd(i)
	}
	if s.Lang.Name == "cpp" && !s.tired() && bytes.ContainsAny(prefix, "rR") {
		return s.cppRaw(i)
	}
	if s.tired() {
		return i, false
	}
	closer := q.Close + hashes
	for {
		for src, stops := s.Src, q.stops; i < len(src) && !stops[src[i]]; {
			i++
		}
		if i >= len(s.Src) {
			return len(s.Src), false
		}
		switch c := s.Src[i]; {
		case c == '\n' && !q.Multi:
			return i, false
		case c == '\\' && q.Escape:
			i += 2
		case c == closer[0] && hasPrefix(s.Src[i:], closer):
			if q.Double && hasPrefix(s.Src[i+len(closer):], closer) {
				i += 2 * len(closer)
				continue
			}
			return i + len(closer), true
		case q.Interp != "" && c == q.Interp[0] && depth < deepest && hasPrefix(s.Src[i:], q.Interp):
			i = s.expression(i+len(q.Interp), q, depth+1)
		default:
			i++
		}
	}
}

// makeStops notes the bytes at which something may end or begin within a string.
// All others are passed over, and most are others.
func (q *Quote) makeStops() {
	q.stops = new([256]bool)
	q.stops['\n'] = !q.Multi
	if q.Escape {
		q.stops['\\'] = true
	}
	if q.Close != "" {
		q.stops[q.Close[0]] = true
	}
	if q.Interp != "" {
		q.stops[q.Interp[0]] = true
	}
}

// expression passes over an expression inside a string; it ends behind its
// bracket, or where the string must have ended.
func (s *scanner) expression(i int, outer *Quote, depth int) int {
	open, closer := byte('{'), byte('}')
	if strings.HasSuffix(outer.Interp, "(") {
		open, closer = '(', ')'
	}
	for level := 1; i < len(s.Src); {
		c := s.Src[i]
		switch {
		case c == '\n' && !outer.Multi:
			return i
		case c == open:
			level++
			i++
		case c == closer:
			i++
			if level--; level == 0 {
				return i
			}
		case c == '/' && s.Lang.Regex && s.opensRegex(i) && !s.tired():
			end, ok := s.regexEnd(i)
			if !ok {
				s.wasted(end - i)
				end = i + 1
			}
			i = end
		case s.class[c] == special && depth < deepest:
			i = s.inner(i, depth)
		default:
			i++
		}
	}
	return i
}

// opensRegex reports whether a slash inside an expression begins a regular
// expression, which may hold quotes: the first argument of replace(/"/g, …).
func (s *scanner) opensRegex(i int) bool {
	i--
	for i > 0 && s.Src[i] == ' ' {
		i--
	}
	return strings.IndexByte("(,=:!&|?", s.Src[i]) >= 0
}

// inner passes over a string inside an expression, or one byte.
func (s *scanner) inner(i, depth int) int {
	for k := range s.Lang.Quotes {
		q := &s.Lang.Quotes[k]
		if hasPrefix(s.Src[i:], q.Open) {
			end, ok := s.closing(q, i+len(q.Open), "", nil, depth+1)
			if ok {
				return end
			}
			s.wasted(end - i)
			return i + 1
		}
	}
	return i + 1
}

// charEnd is the end of a character literal whose text begins at i.
func (s *scanner) charEnd(i int) (int, bool) {
	if i >= len(s.Src) {
		return i, false
	}
	if s.Src[i] == '\\' {
		for end := i + 2; end < len(s.Src) && end < i+12 && s.Src[end] != '\n'; end++ {
			if s.Src[end] == '\'' {
				return end + 1, true
			}
		}
		return i, false
	}
	_, size := utf8.DecodeRune(s.Src[i:])
	if end := i + size; end < len(s.Src) && s.Src[end] == '\'' && s.Src[i] != '\'' {
		return end + 1, true
	}
	return i, false
}

// cppRaw is the end of R"delimiter(…)delimiter".
func (s *scanner) cppRaw(i int) (int, bool) {
	paren := bytes.IndexByte(s.Src[i:min(len(s.Src), i+20)], '(')
	if paren < 0 {
		return i, false
	}
	closer := ")" + string(s.Src[i:i+paren]) + `"`
	end := bytes.Index(s.Src[i:], []byte(closer))
	if end < 0 {
		s.wasted(len(s.Src) - i)
		return i, false
	}
	return i + end + len(closer), true
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// Value is the text of a string token without prefix and quotes, escapes as
// they stand; for any other token its text.
func (f *File) Value(i int) string { return string(f.ValueBytes(i)) }

// ValueBytes is [File.Value], not to be changed, for whoever only looks at it.
func (f *File) ValueBytes(i int) []byte {
	if i < 0 || i >= len(f.Tokens) {
		return nil
	}
	text := f.Bytes(i)
	if f.Tokens[i].Kind != String {
		return text
	}
	start := 0
	for start < len(text) && text[start] != '"' && text[start] != '\'' && text[start] != '`' {
		start++
	}
	if start == len(text) {
		return text
	}
	quote := text[start : start+1]
	if quote[0] != '`' && len(text) >= start+3 && text[start+1] == quote[0] && text[start+2] == quote[0] {
		quote = text[start : start+3]
	}
	body := bytes.TrimRight(text[start+len(quote):], "#")
	return bytes.TrimSuffix(body, quote)
}

package doc

import "strings"

// addReferences gives the open task the references of one line. Nine lines in
// ten are plain lists such as "1.1, 2.3_" and are read here, since a large plan
// has ten thousand of them; ParseReferences reads all others.
func (s *taskScan) addReferences(payload Span) {
	refs, ok := s.plainReferences(payload)
	if !ok {
		refs = ParseReferences(s.doc.Source, payload, s.line)
	}
	if s.open.References == nil {
		s.open.References = refs
		return
	}
	s.open.References = append(s.open.References, refs...)
}

// plainReferences reads a list of dotted numbers and commas, or nothing.
func (s *taskScan) plainReferences(payload Span) ([]Reference, bool) {
	list := s.text[payload.Start:payload.End]
	count := 1 + strings.Count(list, ",")
	if cap(s.refs)-len(s.refs) < count {
		s.refs = make([]Reference, 0, max(count, s.slabSize()))
	}
	first := len(s.refs)
	for at := 0; ; {
		for at < len(list) && list[at] == ' ' {
			at++
		}
		end := at + numberLen(list[at:])
		if end == at {
			s.refs = s.refs[:first]
			return nil, false
		}
		id := list[at:end]
		s.refs = append(s.refs, Reference{
			Kind: RefItem, Text: id, First: id,
			Span: Span{payload.Start + at, payload.Start + end}, Line: s.line,
		})
		rest := list[end:]
		switch {
		case rest == "" || rest == "_" || rest == "**":
			return s.refs[first:len(s.refs):len(s.refs)], true
		case rest[0] == ',':
			at = end + 1
		default:
			s.refs = s.refs[:first]
			return nil, false
		}
	}
}

// numberLen is the length of the dotted number that s begins with.
func numberLen(s string) int {
	n := digitLen(s)
	for n > 0 && n+1 < len(s) && s[n] == '.' {
		more := digitLen(s[n+1:])
		if more == 0 {
			break
		}
		n += 1 + more
	}
	return n
}

package doc

// Detail is one line under a task that is not blank.
type Detail struct {
	Span Span // without its line end
	Line int
	Text string // without bullet and indent
	Key  string // "requirements", "depends", "note", "files", "evidence" …; empty for plain text

	code    bool // in a code fence or comment
	payload Span // what follows the key; empty without one
}

// InCode reports whether the line stands in a code fence or a comment.
func (d Detail) InCode() bool { return d.code }

// detailMark says where a detail stands. A large plan has tens of thousands of
// them, and hardly any is ever looked at, so the rest is read when asked for.
type detailMark struct {
	start, end int32 // of the line; documents have at most 16 MB
	line       int32
	use        detailUse
	code       bool
	quoted     bool // in a block quote, whose marks are no text
}

// detailUse says which list of the task a detail adds to.
type detailUse uint8

const (
	forReading detailUse = iota
	forReferences
	forDepends
	forBoundary
)

func useOf(key string) detailUse {
	switch key {
	case "requirements", "validates":
		return forReferences
	case "depends":
		return forDepends
	case "boundary":
		return forBoundary
	default:
		return forReading
	}
}

// addDetail gives a line to the open task. Code has no keys.
func (s *taskScan) addDetail(l taskText, code bool) {
	if s.open == nil {
		return
	}
	s.open.Span.End = l.start + len(l.text)
	m := detailMark{
		start: int32(l.span.Start), end: int32(l.span.End), line: int32(s.line),
		code: code, quoted: l.text[0] == '>' && s.quoted(s.open),
	}
	m.use = useOf(s.doc.detail(m).Key)
	s.details = append(s.details, m)
}

// Details are the lines under the task that are not blank.
func (t *Task) Details() []Detail {
	details := make([]Detail, len(t.details))
	for i, m := range t.details {
		details[i] = t.doc.detail(m)
	}
	return details
}

func (d *Tasks) detail(m detailMark) Detail {
	span := Span{int(m.start), int(m.end)}
	line := d.text[span.Start:span.End]
	at, _ := leadingSpace(line)
	text := trimRight(line[at:])
	if n := quoteLen(text); m.quoted && n < len(text) {
		at, text = at+n, text[n:]
	}
	detail := Detail{Span: span, Line: int(m.line), Text: withoutBullet(text), code: m.code}
	if m.code {
		return detail
	}
	if key, payload := detailKey(text); payload >= 0 {
		start := span.Start + at
		detail.Key, detail.payload = key, Span{start + payload, start + len(text)}
	}
	return detail
}

// References are what the task cites: the items of its _Requirements: …_,
// Validates and the like.
func (t *Task) References() []Reference {
	var refs []Reference
	for _, m := range t.details {
		if m.use == forReferences {
			refs = append(refs, ParseReferences(t.doc.Source, t.doc.detail(m).payload, int(m.line))...)
		}
	}
	return refs
}

// Depends are the numbers of tasks on _Depends: …_ lines, as written.
func (t *Task) Depends() []string { return t.listed(forDepends, dependsItems) }

// Boundary are the items of _Boundary: …_ lines (cc-sdd).
func (t *Task) Boundary() []string { return t.listed(forBoundary, items) }

func (t *Task) listed(use detailUse, read func(payload string) []string) []string {
	var found []string
	for _, m := range t.details {
		if m.use == use {
			payload := t.doc.detail(m).payload
			found = append(found, read(t.doc.text[payload.Start:payload.End])...)
		}
	}
	return found
}

func withoutBullet(line string) string {
	if line[0] == '-' || line[0] == '*' || line[0] == '+' {
		if n := spaceLen(line[1:]); n > 0 {
			return line[1+n:]
		}
	}
	return line
}

// placeDetails cuts the slab of details among the tasks.
func (s *taskScan) placeDetails() {
	for i, t := range s.doc.All {
		end := len(s.details)
		if i+1 < len(s.from) {
			end = s.from[i+1]
		}
		t.details = s.details[s.from[i]:end:end]
	}
}

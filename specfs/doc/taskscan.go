package doc

import (
	"bytes"
	"strings"
)

// taskScan goes through a tasks document once, line by line. It allocates in
// slabs and copies no text, since a document may hold 10,000 tasks.
type taskScan struct {
	doc        *Tasks
	text       string // the source
	separators bool   // U+2028 or U+2029 occur, which Kiro refuses in a task

	line     int
	section  *Section
	headings []*Section
	open     *Task   // the task whose details are being read
	walk     []*Task // Kiro's open tasks, outermost first
	loose    []*Task // open tasks by indent, tolerant ones among them
	slab     []Task
	details  []detailMark
	from     []int // for each task, where its details begin
	byKiro   bool  // a top task has a number, so Kiro nests by numbers

	fence   codeFence
	fences  []Span       // bodies of the closed code fences
	endless map[byte]int // the shortest fence of each mark known to have no end
	comment bool
	front   bool // inside front matter
}

// slabSize is how many more tasks to make room for at once: as many as the
// document seems to hold yet, within bounds.
func (s *taskScan) slabSize() int {
	return min(max(8, cap(s.doc.All)-len(s.doc.All)), 256)
}

func newTaskScan(d *Tasks) *taskScan {
	tasks := bytes.Count(d.Source, []byte("- ["))
	d.All, d.kiro = make([]*Task, 0, tasks), make([]kiroReading, 0, tasks)
	return &taskScan{
		doc: d, text: d.text,
		separators: bytes.Contains(d.Source, []byte("\u2028")) || bytes.Contains(d.Source, []byte("\u2029")),
		details:    make([]detailMark, 0, max(0, lineCount(d.Source)-tasks)),
		from:       make([]int, 0, tasks),
		endless:    map[byte]int{},
	}
}

// taskText is one line: where it stands, and its text without indent and
// trailing white space.
type taskText struct {
	span   Span // without its line end
	start  int  // offset of the text
	indent int  // characters of white space before it
	text   string
}

func (s *taskScan) run() {
	returns := strings.IndexByte(s.text, '\r') >= 0
	feed := -1 // the next LF; looked for again only when it is passed
	for at := 0; at < len(s.text); {
		s.line++
		if feed < at {
			feed = indexFrom(s.text, '\n', at)
		}
		end, next := feed, min(feed+1, len(s.text))
		if returns {
			if i := strings.IndexByte(s.text[at:feed], '\r'); i >= 0 {
				end = at + i
				if end+1 < feed || feed == len(s.text) {
					next = end + 1
				}
			}
		}
		size, indent := leadingSpace(s.text[at:end])
		if at+size < end {
			s.read(taskText{Span{at, end}, at + size, indent, trimRight(s.text[at+size : end])})
		}
		at = next
	}
}

// indexFrom is the offset of a byte from an offset on, or the length of s.
func indexFrom(s string, c byte, at int) int {
	if i := strings.IndexByte(s[at:], c); i >= 0 {
		return at + i
	}
	return len(s)
}

// read takes one line that is not blank. Kiro's tasks come first: it sees
// neither fences nor comments.
func (s *taskScan) read(l taskText) {
	if b, ok := kiroBox(l.text, s.separators); ok {
		s.addKiro(l, b)
		return
	}
	s.leave(l)
	if s.hidden(l) {
		s.addDetail(l, true)
		return
	}
	heading := l.indent <= 3 && s.addHeading(l)
	if mayHoldBox(l.text) {
		if b, ok := looseBox(l.text); ok && s.addLoose(l, b) {
			return
		}
	}
	switch {
	case heading:
	case isRule(l.text):
		s.open = nil
	default:
		s.addDetail(l, false)
	}
}

// mayHoldBox tells at little cost whether looseBox need look at a line.
func mayHoldBox(line string) bool {
	switch c := line[0]; c {
	case '#', '|':
		return true
	case '-', '*', '+', '>', '[', '_', '~':
	default:
		if c < '0' || c > '9' {
			return false
		}
	}
	return strings.IndexByte(line[:min(len(line), 12)], '[') >= 0
}

// hidden keeps track of front matter, comments and code fences, and reports
// whether the line stands in one or is its mark.
func (s *taskScan) hidden(l taskText) bool {
	switch {
	case s.front:
		s.front = l.text != "---"
		return true
	case s.line == 1 && l.text == "---":
		s.front = strings.Contains(s.text[l.span.End:], "\n---")
		return s.front
	case s.comment:
		s.comment = !strings.Contains(l.text, "-->")
		return true
	case s.fence.size > 0:
		if s.fence.closedBy(l.text) {
			s.fence = codeFence{}
			s.fences[len(s.fences)-1].End = l.span.Start
		}
		return true
	case strings.HasPrefix(l.text, "<!--"):
		s.comment = !strings.Contains(l.text[4:], "-->")
		return true
	}
	f := opensFence(l.text)
	if f.size == 0 || !s.hasEnd(f, l.span.End) {
		return false
	}
	s.fence = f
	s.fences = append(s.fences, Span{nextLine(s.doc.Source, l.span.End), len(s.text)})
	return true
}

// hasEnd reports whether a fence is closed further on. One that is not would
// hide the rest of the plan, so its first line is taken as text.
func (s *taskScan) hasEnd(f codeFence, from int) bool {
	if size, known := s.endless[f.mark]; known && f.size >= size {
		return false
	}
	mark := strings.Repeat(string(rune(f.mark)), f.size)
	for rest := s.text[from:]; ; {
		i := strings.Index(rest, mark)
		if i < 0 {
			s.endless[f.mark] = f.size
			return false
		}
		line := rest[i:]
		before := strings.TrimRight(rest[:i], " \t")
		if end := strings.IndexAny(line, "\r\n"); end >= 0 {
			line = line[:end]
		}
		if (strings.HasSuffix(before, "\n") || strings.HasSuffix(before, "\r")) && f.closedBy(line) {
			return true
		}
		rest = rest[i+len(line):]
	}
}

package setup

import (
	"bytes"
	"fmt"
	"strings"

	"kiro-mcp/specfs/doc"
)

// notesFile is a text of ours in a file that people write too: the lines between
// two marks are ours, the rest is not touched. A new file begins with head.
type notesFile struct{ head string }

// The marks, each a line of its own. They do not show where Markdown is
// rendered.
const (
	beginMark = "<!-- kiro-mcp: begin. These lines are made by kiro-mcp setup; write your own outside of them. -->"
	endMark   = "<!-- kiro-mcp: end -->"
)

// skillHead is what agents read of a skill before they decide to read it.
const skillHead = `---
name: kiro-specs
description: Work with the project's Kiro specs (requirements, design and tasks under .kiro) through the kiro-mcp command. Use it to see what is left to do, to get a task with all it needs, to check a task off, and to read, search or write specs.
---

`

// marked is a file with the place of our lines in it; start and end enclose
// both marks, and are -1 when there are none.
type marked struct {
	body       []byte
	newline    string
	start, end int
}

func parseNotes(src []byte) (marked, error) {
	m := marked{body: src, newline: styleOf(src).newline, start: -1, end: -1}
	at, number := 0, 0
	for line := range bytes.Lines(src) {
		number++
		switch text := strings.TrimSpace(string(line)); {
		case text == beginMark && m.start < 0:
			m.start, m.newline = at, lineEnd(line) // as it was written, whatever stands before it
		case text == endMark && m.start >= 0 && m.end < 0:
			m.end = at + len(bytes.TrimRight(line, "\r\n"))
		case text == beginMark || text == endMark:
			return m, &syntaxError{line: number, column: 1, message: fmt.Sprintf("this mark of kiro-mcp is not one of a pair; keep one line %q and one line %q below it, or neither", beginMark, endMark)}
		}
		at += len(line)
	}
	if m.start >= 0 && m.end < 0 {
		line, _ := doc.Position(src, m.start)
		return m, &syntaxError{line: line, column: 1, message: fmt.Sprintf("the lines of kiro-mcp begin here and do not end; add the line %q below them", endMark)}
	}
	return m, nil
}

func lineEnd(line []byte) string {
	if bytes.HasSuffix(line, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

func (f notesFile) with(before change, s Server) (change, error) {
	m, err := parseNotes(before.content)
	if err != nil {
		return change{}, err
	}
	text := strings.ReplaceAll(beginMark+"\n"+strings.TrimSpace(s.Notes)+"\n"+endMark, "\n", m.newline)
	switch {
	case m.start >= 0:
		return m.apply(doc.Edit{Span: doc.Span{Start: m.start, End: m.end}, New: text})
	case blank(m.body):
		return m.apply(insertion(0, f.head+text+m.newline))
	case bytes.HasSuffix(m.body, []byte("\n")):
		text = m.newline + text
	default:
		text = m.newline + m.newline + text
	}
	return m.apply(insertion(len(m.body), text+m.newline))
}

func (f notesFile) without(src []byte) ([]byte, error) {
	m, err := parseNotes(src)
	if err != nil || m.start < 0 {
		return src, err
	}
	span := doc.Span{Start: m.start, End: m.end}
	for _, end := range []string{"\r\n", "\n"} {
		if bytes.HasPrefix(src[span.End:], []byte(end)) {
			span.End += len(end)
			break
		}
	}
	// The empty line before it was put there with it.
	if before, found := bytes.CutSuffix(src[:span.Start], []byte(m.newline)); found && (len(before) == 0 || before[len(before)-1] == '\n') {
		span.Start = len(before)
	}
	after, err := m.apply(doc.Edit{Span: span})
	return after.content, err
}

// server is what the lines say. Those that a person changed are ours again the
// next time.
func (f notesFile) server(src []byte) (Server, bool) {
	m, err := parseNotes(src)
	if err != nil || m.start < 0 {
		return Server{}, false
	}
	inner := strings.ReplaceAll(string(m.body[m.start:m.end]), "\r\n", "\n")
	inner = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(inner), beginMark), endMark)
	return Server{Notes: strings.TrimSpace(inner)}, true
}

func (m marked) apply(edit doc.Edit) (change, error) {
	after, err := doc.Apply(m.body, []doc.Edit{edit})
	return change{content: after}, err
}

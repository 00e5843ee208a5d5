package workflow

import (
	"bytes"
	"fmt"
	"sort"
	"strings"

	"kiro-mcp/internal/prose"
	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs/doc"
)

// reading is one part of a document being cut to the room there is.
type reading struct {
	measure Measure
	params  ReadSpecParams
	opened  opened
	room    int

	lines   []string // of the part, line ends included
	last    int      // number of the part's last line in the document
	outline []OutlineRow
}

// locate finds the lines that were asked for: those of a section or of the
// whole document, from an offset on, at most limit.
func (r *reading) locate(out *ReadSpec, sections []*doc.Section) error {
	all := splitLines(r.opened.Source)
	first, last := 1, len(all)
	var section *doc.Section
	if r.params.Section != "" {
		var err error
		if section, err = doc.FindSection(sections, r.params.Section); err != nil {
			return likelyFirst(err, r.params.Section)
		}
		out.Section, sections = section.Path, family(section)[1:]
		first = section.Line
		last, _ = doc.Position(r.opened.Source, max(section.Span.Start, section.Span.End-1))
	}
	out.links = []uri.Link{r.opened.link(section)}
	start := first
	if r.params.Offset > 0 {
		start = r.params.Offset
		if start < first || start > last {
			return &doc.Fault{
				Code: codeInvalidArgument, Field: "offset",
				Message: fmt.Sprintf("offset %d lies outside: the part has the lines %d to %d", start, first, last),
			}
		}
	}
	out.Line, out.Lines = start, len(all)
	r.last = last
	r.lines = all[min(start-1, len(all)):last]
	if r.params.Limit > 0 {
		r.lines = r.lines[:min(r.params.Limit, len(r.lines))]
	}
	if start == first {
		r.outline = outlineOf(sections)
	}
	return nil
}

func outlineOf(sections []*doc.Section) []OutlineRow {
	rows := make([]OutlineRow, 0, len(sections))
	for _, s := range sections {
		rows = append(rows, OutlineRow{Section: s.Path, Title: prose.Short(s.Title, nextBytes), Level: s.Level, Line: s.Line})
	}
	return rows
}

// splitLines cuts text after every line end, whichever of the three it is.
func splitLines(source []byte) []string {
	var lines []string
	for len(source) > 0 {
		end := len(source)
		if i := bytes.IndexAny(source, "\r\n"); i >= 0 {
			end = i + 1
			if source[i] == '\r' && end < len(source) && source[end] == '\n' {
				end++
			}
		}
		lines = append(lines, string(source[:end]))
		source = source[end:]
	}
	return lines
}

// fit puts in the outline, its deepest headings given up first, then as many
// lines as the room allows; one always, so that reading moves on.
func (r *reading) fit(out ReadSpec) (ReadSpec, error) {
	r.fitOutline(&out)
	r.lines = r.lines[:linesWithin(r.lines, r.room)]
	var err error
	fits := func(n int) bool {
		text, structured, failed := r.measure(r.with(out, n))
		if failed != nil {
			err = failed
		}
		return max(text, structured) <= r.room
	}
	n := sort.Search(len(r.lines), func(n int) bool { return !fits(n + 1) })
	if n == 0 && len(r.lines) > 0 {
		return r.cutLine(out)
	}
	return r.with(out, n), err
}

// linesWithin is how many lines can fit at all: the first whatever its size,
// then those whose bytes alone are within the room.
func linesWithin(lines []string, room int) int {
	n, size := 0, 0
	for n < len(lines) && (n == 0 || size+len(lines[n]) <= room) {
		size += len(lines[n])
		n++
	}
	return n
}

// with gives the answer with n lines.
func (r *reading) with(out ReadSpec, n int) ReadSpec {
	out.Body = strings.Join(r.lines[:n], "")
	if next := out.Line + n; n > 0 && next <= r.last {
		out.NextOffset = next
	}
	return out
}

// cutLine gives the beginning of a line that is longer than the room.
func (r *reading) cutLine(out ReadSpec) (ReadSpec, error) {
	line := r.lines[0]
	var err error
	size := sort.Search(len(line), func(n int) bool {
		r.lines[0] = prose.Short(line, n+len("…"))
		text, structured, failed := r.measure(r.with(out, 1))
		if failed != nil {
			err = failed
		}
		return max(text, structured)+lineOmission > r.room
	})
	r.lines[0] = prose.Short(line, max(0, size-1)+len("…"))
	out = r.with(out, 1)
	get := "limit=1 for up to 60,000 bytes of it"
	if r.params.Limit > 0 {
		get = "the resource of the document, which is whole"
	}
	out.Omitted = append(out.Omitted, Omission{
		What: fmt.Sprintf("the end of line %d, which has %d bytes", out.Line, len(line)), Why: "room", Get: get,
	})
	return out, err
}

// lineOmission is the room kept for saying that a line was cut.
const lineOmission = 200

// fitOutline keeps the outline to its share of a page.
func (r *reading) fitOutline(out *ReadSpec) {
	for level := 6; level > 0; level-- {
		rows, size := []OutlineRow{}, 0
		for _, row := range r.outline {
			if row.Level <= level {
				rows = append(rows, row)
				size += len(row.Section) + len(row.Title) + outlineRowBytes
			}
		}
		if size > outlineBytes && level > 1 && deeper(r.outline, level) {
			continue
		}
		for size > outlineBytes && len(rows) > 0 {
			size -= len(rows[len(rows)-1].Section) + len(rows[len(rows)-1].Title) + outlineRowBytes
			rows = rows[:len(rows)-1]
		}
		out.Outline = rows
		break
	}
	if more := len(r.outline) - len(out.Outline); more > 0 {
		out.Omitted = append(out.Omitted, Omission{
			What: prose.Plural(more, "deeper or later heading") + " of the outline", Why: "room", Get: "read_spec with one of these sections, or limit",
		})
	}
}

// outlineRowBytes is what a row costs besides its names, in the larger face.
const outlineRowBytes = 50

// deeper reports whether a level above this one has headings, so that giving
// this level up leaves something.
func deeper(rows []OutlineRow, level int) bool {
	for _, row := range rows {
		if row.Level < level {
			return true
		}
	}
	return false
}

package compose

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// ReplaceText puts a text in the place of another, which must stand in the
// document exactly once. Line ends are the document's in both.
func ReplaceText(d Document, old, text string) (Written, error) {
	if err := checkCharacters(text); err != nil {
		return Written{}, err
	}
	ends := strings.NewReplacer("\r\n", "\n", "\r", "\n")
	adapt := strings.NewReplacer("\n", doc.LineEnd(d.Source))
	sought := adapt.Replace(ends.Replace(old))
	if strings.TrimSpace(sought) == "" {
		return Written{}, &doc.Fault{Code: codeTextNotFound, Field: "target", Message: "target is empty; give the text that is to be replaced"}
	}
	switch places := occurrences(d.Source, sought); len(places) {
	case 0:
		return Written{}, &doc.Fault{Code: codeTextNotFound, Field: "target", Given: old, Message: fmt.Sprintf("%q does not stand in the document", old)}
	case 1:
		w := Written{Edits: []doc.Edit{{Span: doc.Span{Start: places[0], End: places[0] + len(sought)}, New: adapt.Replace(ends.Replace(text))}}}
		changed, err := d.after(w.Edits)
		if err != nil {
			return Written{}, err
		}
		return w, keepsCompleted(d, changed)
	default:
		return Written{}, &doc.Fault{
			Code: codeTextNotUnique, Field: "target", Given: old,
			Message: fmt.Sprintf("%q stands %d times in the document, on lines %s; give more of the text around it", old, len(places), lineList(d.Source, places)),
		}
	}
}

// occurrences are the offsets of a text, overlapping ones included.
func occurrences(src []byte, sought string) []int {
	var places []int
	for at := 0; ; at++ {
		n := bytes.Index(src[at:], []byte(sought))
		if n < 0 {
			return places
		}
		at += n
		places = append(places, at)
	}
}

// mostLines is the number of lines that an error names.
const mostLines = 10

func lineList(src []byte, places []int) string {
	var lines []string
	for _, at := range places[:min(len(places), mostLines)] {
		line, _ := doc.Position(src, at)
		lines = append(lines, fmt.Sprint(line))
	}
	return strings.Join(slices.Compact(lines), ", ")
}

// keepsCompleted refuses a change of a plan in which the lines of completed
// tasks are not the same afterwards, in the same order.
func keepsCompleted(before, after Document) error {
	if before.Tasks == nil {
		return nil
	}
	was, is := completedLines(before.Tasks), completedLines(after.Tasks)
	for i, line := range was {
		if i >= len(is) || is[i] != line {
			return &doc.Fault{
				Code:    codeCompletedTask,
				Message: fmt.Sprintf("completed tasks are never rewritten, moved or removed, and this would touch %q", strings.TrimSpace(line)),
			}
		}
	}
	if len(is) > len(was) {
		return &doc.Fault{Code: codeCompletedTask, Field: "text", Message: "a new task begins open; write it with [ ] and check it off when it is done"}
	}
	return nil
}

func completedLines(d *doc.Tasks) []string {
	var lines []string
	for _, t := range d.All {
		if t.Status == doc.Done {
			lines = append(lines, string(t.Head.Of(d.Source)))
		}
	}
	return lines
}

// inField says in which argument a name was not found.
func inField(err error, field string) error {
	if fault, ok := errors.AsType[*doc.Fault](err); ok {
		renamed := *fault
		renamed.Field = field
		return &renamed
	}
	return err
}

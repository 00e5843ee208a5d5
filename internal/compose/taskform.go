package compose

import (
	"strings"
	"unicode/utf8"

	"kiro-mcp/specfs/doc"
)

// taskForm is how a task's line is written, without its words.
type taskForm struct {
	lead     string // up to the mark in the box: "  - ["
	before   string // between box and number: " ", " **Task "
	numbered bool
	between  string // between number and title: ". "
	behind   string // emphasis that the title closes
	ordered  string // between the list number that is the task's and its box: ". "
	star     string // of an optional task: "*" or "\*"
	details  string // white space before the task's details
}

// separators may stand between a task's number and its title.
const separators = " \t.:)：、．）"

// formOfTask reads the form of a task's line. ok is false where the box does
// not stand before the title, as in a row of a table.
func formOfTask(d *doc.Tasks, t *doc.Task) (f taskForm, ok bool) {
	head := string(t.Head.Of(d.Source))
	box := t.Box - t.Head.Start
	if strings.HasPrefix(strings.TrimLeft(head, " \t"), "|") || box+2 > len(head) || strings.HasSuffix(strings.TrimRight(head, " \t"), head[box-1:box+2]) {
		return taskForm{}, false
	}
	f = taskForm{lead: strings.TrimPrefix(head[:box], "\ufeff"), star: "*"}
	text := head[box+2:]
	if t.Optional {
		bare := strings.TrimPrefix(strings.TrimPrefix(text, `\`), "*")
		f.star, text = text[:len(text)-len(bare)], bare
	}
	f.details = detailIndent(d, t, f.lead)
	words := strings.TrimLeft(text, " \t\u00a0\u3000")
	f.before = text[:len(text)-len(words)]
	if f.before == "" {
		f.before = " "
	}
	indent := f.indent()
	if rest, ok := strings.CutPrefix(f.lead[len(indent):], t.Number); ok && t.Number != "" {
		f.lead, f.ordered, f.numbered = indent, strings.TrimSuffix(rest, "["), true
		return f, true
	}
	at := strings.Index(words, t.Number)
	if t.Number == "" || at < 0 || at > len("**Task #") {
		return f, true
	}
	f.numbered = true
	f.before += words[:at]
	rest := words[at+len(t.Number):]
	title := strings.TrimLeft(rest, separators)
	f.behind = closing(f.before)
	if after, closed := strings.CutPrefix(title, f.behind); closed && f.behind != "" {
		title, f.behind = strings.TrimLeft(after, separators), ""
	}
	f.between = rest[:len(rest)-len(title)]
	switch {
	case f.between == "" && strings.Trim(f.before, " *") != "":
		f.between = ": " // "Task 3" alone
	case !strings.HasSuffix(f.between, " ") && !isWide(f.between):
		f.between += " "
	}
	return f, true
}

// isWide reports whether a text ends with punctuation of Chinese or Japanese,
// which has its space in itself.
func isWide(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r >= 0x3000 && r != utf8.RuneError
}

// childForm is the form of tasks below one of a form, where the document has
// no example: indented, and with a number of two parts if the parent has one.
func (f taskForm) childForm() taskForm {
	indent := f.lead[:len(f.lead)-len(strings.TrimLeft(f.lead, " \t"))]
	step := "  "
	if strings.HasSuffix(indent, "\t") {
		step = "\t"
	}
	child := taskForm{lead: indent + step + "- [", before: " ", numbered: f.numbered, between: " ", star: f.star}
	if strings.HasPrefix(f.lead, "#") {
		child.lead = "- ["
	}
	if bullet := strings.TrimLeft(f.lead, " \t"); strings.HasPrefix(bullet, "*") || strings.HasPrefix(bullet, "+") {
		child.lead = indent + step + bullet
	}
	if f.ordered != "" {
		child.lead = indent + " " + step + "- ["
	}
	child.details = child.lead[:strings.IndexAny(child.lead, "-*+")] + step
	return child
}

// kiroTask is the form of Kiro's own top tasks.
var kiroTask = taskForm{lead: "- [", before: " ", numbered: true, between: ". ", star: "*", details: "  "}

// line is a task's line.
func (f taskForm) line(number, title string, optional bool) string {
	line := f.lead + " ]"
	if f.ordered != "" {
		line = f.lead + number + f.ordered + "[ ]"
		number = ""
	}
	if optional {
		line += f.star
	}
	if number == "" {
		return line + " " + title
	}
	return line + f.before + number + f.between + title + f.behind
}

// indent is the white space before a task's line.
func (f taskForm) indent() string {
	return f.lead[:len(f.lead)-len(strings.TrimLeft(f.lead, " \t"))]
}

// detailIndent is the white space before a task's details: that of its own,
// else of the nearest task's before it with as much indent, else two columns
// more than its bullet.
func detailIndent(d *doc.Tasks, t *doc.Task, lead string) string {
	own := lead[:len(lead)-len(strings.TrimLeft(lead, " \t"))]
	last := ""
	for _, other := range d.All {
		line := string(other.Head.Of(d.Source))
		if !strings.HasPrefix(line, own) || strings.TrimLeft(line, " \t") != line[len(own):] {
			continue
		}
		if other.Line > t.Line && last != "" {
			break
		}
		for _, detail := range other.Details() {
			line := string(detail.Span.Of(d.Source))
			if white := line[:len(line)-len(strings.TrimLeft(line, " \t"))]; len(white) > len(own) {
				last = white
				break
			}
		}
	}
	switch {
	case last != "":
		return last
	case strings.HasSuffix(own, "\t"):
		return own + "\t"
	case strings.HasPrefix(lead, "#"):
		return ""
	default:
		marker := strings.TrimRight(strings.TrimSuffix(lead[len(own):], "["), " ")
		return own + strings.Repeat(" ", max(2, len(marker)+1))
	}
}

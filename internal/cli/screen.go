package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"kiro-mcp/internal/tool"
)

// Screen is what the answer is shown on.
type Screen struct {
	Terminal bool // tables are drawn; into a pipe goes plain text
	Color    bool // a terminal whose owner has not set NO_COLOR
	Width    int  // columns; 0 is not known
}

// show writes an answer for a person: a list as a table where there is a
// terminal, anything else as the text that a model reads.
func (s Screen) show(w io.Writer, answer *tool.Answer) error {
	text := answer.Text
	if s.Terminal {
		if t, ok := tableOf(answer.Structured); ok {
			text = t.draw(s)
		} else {
			text = s.markdown(text)
		}
	}
	_, err := fmt.Fprintln(w, strings.TrimRight(text, "\n"))
	return err
}

// markdown lets headings and boxes stand out; the text stays as it is.
func (s Screen) markdown(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		switch {
		case strings.HasPrefix(line, "#"):
			lines[i] = s.paint(bold, line)
		case strings.HasPrefix(line, "+"):
			lines[i] = s.paint(green, line)
		case strings.HasPrefix(line, "-") && !strings.HasPrefix(line, "- "):
			lines[i] = s.paint(red, line)
		}
	}
	return strings.Join(lines, "\n")
}

// style is a terminal's code for a look.
type style string

const (
	bold  style = "1"
	dim   style = "2"
	red   style = "31"
	green style = "32"
	amber style = "33"
)

func (s Screen) paint(look style, text string) string {
	if !s.Color || text == "" {
		return text
	}
	return "\x1b[" + string(look) + "m" + text + "\x1b[0m"
}

// object is a JSON object of an answer.
type object map[string]any

// tableOf makes a table of an answer that is a list.
func tableOf(structured json.RawMessage) (table, bool) {
	var answer object
	if json.Unmarshal(structured, &answer) != nil {
		return table{}, false
	}
	for _, l := range layouts {
		if _, ok := answer[l.list].([]any); ok {
			return table{columns: l.columns, rows: answer.list(l.list), footer: footer(answer)}, true
		}
	}
	return table{}, false
}

// footer is what a person needs beside the rows.
func footer(answer object) []string {
	var lines []string
	add := func(label, text string) {
		if text != "" {
			lines = append(lines, label+": "+text)
		}
	}
	if next, ok := answer["next_task"].(map[string]any); ok {
		add("next", object(next).text("id")+" "+object(next).text("why"))
		add("caution", object(next).text("caution"))
	}
	for _, b := range answer.list("boxless") {
		add("no box to tick", b.text("document")+":"+b.text("line")+" "+b.text("title"))
	}
	for _, p := range answer.list("problems") {
		add("problem", p.text("file")+":"+p.text("line")+" "+p.text("message"))
	}
	add("total", answer.text("total"))
	if cursor := answer.text("next_cursor"); cursor != "" {
		add("more", "--cursor "+cursor)
	}
	return lines
}

// list is a member that holds objects.
func (o object) list(name string) []object {
	items, ok := o[name].([]any)
	if !ok {
		return nil
	}
	list := make([]object, 0, len(items))
	for _, item := range items {
		if member, ok := item.(map[string]any); ok {
			list = append(list, member)
		}
	}
	return list
}

// text is a member as it is shown; a path such as "tasks.done" goes down.
func (o object) text(path string) string {
	name, rest, deeper := strings.Cut(path, ".")
	switch v := o[name].(type) {
	case nil:
		return ""
	case map[string]any:
		if deeper {
			return object(v).text(rest)
		}
		return ""
	case []any:
		parts := make([]string, len(v))
		for i, part := range v {
			parts[i] = fmt.Sprint(part)
		}
		return strings.Join(parts, " ")
	default:
		return fmt.Sprint(v)
	}
}

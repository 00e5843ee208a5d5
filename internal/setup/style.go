package setup

import (
	"bytes"
	"strings"
)

// style is how a file is laid out, so that what is added looks like the rest.
type style struct {
	newline string
	unit    string // one step of indent
}

// renderer writes a member whose first line stands at the indent given; on
// one line when the object around it is.
type renderer func(indent string, oneLine bool) string

// styleOf reads the style from the first indented line and the first line
// end; a file that shows none gets two spaces and "\n".
func styleOf(src []byte) style {
	s := style{newline: "\n", unit: "  "}
	first, rest, found := bytes.Cut(src, []byte("\n"))
	if found && bytes.HasSuffix(first, []byte("\r")) {
		s.newline = "\r\n"
	}
	for line := range bytes.Lines(rest) {
		body := bytes.TrimLeft(line, " \t")
		if indent := line[:len(line)-len(body)]; len(indent) > 0 && bytes.HasPrefix(body, []byte{'"'}) {
			s.unit = string(indent)
			break
		}
	}
	return s
}

// servers is the member that holds all servers, with ours as the only one.
func (s style) servers(f jsonFile, command string, args []string) renderer {
	return func(indent string, oneLine bool) string {
		return quoted(f.servers) + ": " + s.braces(indent, oneLine, s.entry(f, command, args))
	}
}

// entry is the member that is ours.
func (s style) entry(f jsonFile, command string, args []string) renderer {
	var members []renderer
	if f.kind != "" {
		members = append(members, plain(quoted("type")+": "+quoted(f.kind)))
	}
	members = append(members,
		plain(quoted("command")+": "+quoted(command)),
		plain(quoted("args")+": "+quotedList(args)))
	return func(indent string, oneLine bool) string {
		return quoted(ServerName) + ": " + s.braces(indent, oneLine, members...)
	}
}

func (s style) object(indent string, members ...renderer) string {
	return s.braces(indent, false, members...)
}

func (s style) braces(indent string, oneLine bool, members ...renderer) string {
	inner := indent + s.unit
	texts := make([]string, len(members))
	for i, m := range members {
		texts[i] = m(inner, oneLine)
	}
	if oneLine {
		return "{" + strings.Join(texts, ", ") + "}"
	}
	line := s.newline + inner
	return "{" + line + strings.Join(texts, ","+line) + s.newline + indent + "}"
}

func plain(text string) renderer { return func(string, bool) string { return text } }

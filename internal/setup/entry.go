package setup

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/tailscale/hujson"

	"kiro-mcp/specfs/doc"
)

// jsonFile is a file of JSON that names its servers in a member of the whole.
type jsonFile struct {
	servers string // that member
	kind    string // the "type" of a new entry; empty where a host wants none
	beside  string // other members of a new file, one a line
}

func (f jsonFile) with(before change, s Server) (change, error) {
	c, err := parseConfig(before.content)
	if err != nil {
		return change{}, err
	}
	args := mergedArgs(nil, s.Roots)
	if c.blank() {
		var members []renderer
		for line := range strings.Lines(f.beside) {
			members = append(members, plain(strings.TrimSpace(line)))
		}
		text := c.style.object("", append(members, c.style.servers(f, s.Command, args))...)
		if before.absent {
			text += c.style.newline
		}
		return change{content: append(bytes.Clone(before.content), text...)}, nil
	}
	servers, err := c.member(c.root, f.servers)
	if err != nil {
		return change{}, err
	}
	if servers == nil {
		return c.apply(c.insert(c.root, c.style.servers(f, s.Command, args)))
	}
	entry, err := c.member(*servers, ServerName)
	if err != nil {
		return change{}, err
	}
	if entry == nil {
		return c.apply(c.insert(*servers, c.style.entry(f, s.Command, args)))
	}
	edits := c.update(*entry, s)
	if len(edits) == 0 {
		return before, nil
	}
	after, err := c.apply(edits)
	if err != nil {
		return change{}, err
	}
	return f.with(after, s)
}

// update brings one member of an entry up to date and leaves the others alone.
// One at a time: two that are added to an object each look for its end.
func (c *config) update(entry hujson.Value, s Server) []doc.Edit {
	had, _ := c.server(entry)
	if had.command != s.Command {
		return c.set(entry, "command", quoted(s.Command))
	}
	if args := mergedArgs(had.args, s.Roots); !slices.Equal(args, had.args) {
		return c.set(entry, "args", quotedList(args))
	}
	return nil
}

// set replaces the value of a member or adds the member.
func (c *config) set(object hujson.Value, name, value string) []doc.Edit {
	if m := find(object, name); m != nil {
		return []doc.Edit{{Span: doc.Span{Start: m.Value.StartOffset, End: m.Value.EndOffset}, New: value}}
	}
	return c.insert(object, func(string, bool) string { return quoted(name) + ": " + value })
}

func (f jsonFile) without(src []byte) ([]byte, error) {
	c, err := parseConfig(src)
	if err != nil || c.blank() {
		return src, err
	}
	servers, err := c.member(c.root, f.servers)
	if err != nil || servers == nil {
		return src, err
	}
	after, err := c.apply(c.delete(*servers, ServerName))
	if err != nil || bytes.Equal(after.content, src) {
		return src, err
	}
	return f.without(after.content) // an entry that this one hid would count now
}

func (f jsonFile) server(src []byte) (Server, bool) {
	c, err := parseConfig(src)
	if err != nil || c.blank() {
		return Server{}, false
	}
	servers, err := c.member(c.root, f.servers)
	if err != nil || servers == nil {
		return Server{}, false
	}
	entry, err := c.member(*servers, ServerName)
	if err != nil || entry == nil {
		return Server{}, false
	}
	line, ok := c.server(*entry)
	return line.server(), ok
}

// server reads an entry. What cannot be read is left out, and ok is false.
func (c *config) server(entry hujson.Value) (line commandLine, ok bool) {
	command, args := find(entry, "command"), find(entry, "args")
	if command != nil {
		line.command, ok = stringOf(command.Value)
	}
	if args == nil {
		return line, false
	}
	list, isList := args.Value.Value.(*hujson.Array)
	if !isList {
		return line, false
	}
	for _, element := range list.Elements {
		s, isString := stringOf(element)
		if !isString {
			return commandLine{command: line.command}, false
		}
		line.args = append(line.args, s)
	}
	return line, ok
}

func stringOf(v hujson.Value) (string, bool) {
	literal, ok := v.Value.(hujson.Literal)
	if !ok || literal.Kind() != '"' {
		return "", false
	}
	return literal.String(), true
}

func quotedList(items []string) string {
	out := make([]string, len(items))
	for i, s := range items {
		out[i] = quoted(s)
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// quoted writes a JSON string. Paths may hold & and <, which stay readable.
func quoted(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic(err) // a string always encodes
	}
	return strings.TrimSuffix(b.String(), "\n")
}

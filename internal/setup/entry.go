package setup

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/tailscale/hujson"

	"kiro-mcp/specfs/doc"
)

// serversKey is the member that holds the servers in every file we write.
const serversKey = "mcpServers"

// withServer returns the file with the entry for s: added, brought up to
// date, or unchanged when it says the same already.
func withServer(before change, s Server) (change, error) {
	c, err := parseConfig(before.content)
	if err != nil {
		return change{}, err
	}
	args := mergedArgs(nil, s.Roots)
	if c.blank() {
		text := c.style.object("", c.style.servers(s.Command, args))
		if before.absent {
			text += c.style.newline
		}
		return change{content: append(bytes.Clone(before.content), text...)}, nil
	}
	servers, err := c.member(c.root, serversKey)
	if err != nil {
		return change{}, err
	}
	if servers == nil {
		return c.apply(c.insert(c.root, c.style.servers(s.Command, args)))
	}
	entry, err := c.member(*servers, ServerName)
	if err != nil {
		return change{}, err
	}
	if entry == nil {
		return c.apply(c.insert(*servers, c.style.entry(s.Command, args)))
	}
	return c.apply(c.update(*entry, s))
}

// update brings an entry up to date and leaves its other members alone.
func (c *config) update(entry hujson.Value, s Server) []doc.Edit {
	had, _ := c.server(entry)
	var edits []doc.Edit
	if had.command != s.Command {
		edits = append(edits, c.set(entry, "command", quoted(s.Command))...)
	}
	if args := mergedArgs(had.args, s.Roots); !slices.Equal(args, had.args) {
		edits = append(edits, c.set(entry, "args", quotedList(args))...)
	}
	return edits
}

// set replaces the value of a member or adds the member.
func (c *config) set(object hujson.Value, name, value string) []doc.Edit {
	if m := find(object, name); m != nil {
		return []doc.Edit{{Span: doc.Span{Start: m.Value.StartOffset, End: m.Value.EndOffset}, New: value}}
	}
	return c.insert(object, func(string, bool) string { return quoted(name) + ": " + value })
}

// withoutServer takes the entry out and leaves every other byte.
func withoutServer(src []byte) ([]byte, error) {
	c, err := parseConfig(src)
	if err != nil || c.blank() {
		return src, err
	}
	servers, err := c.member(c.root, serversKey)
	if err != nil || servers == nil {
		return src, err
	}
	after, err := c.apply(c.delete(*servers, ServerName))
	if err != nil || bytes.Equal(after.content, src) {
		return src, err
	}
	return withoutServer(after.content) // an entry that this one hid would count now
}

// serverIn returns the server that a file's entry starts.
func serverIn(src []byte) (Server, bool) {
	c, err := parseConfig(src)
	if err != nil || c.blank() {
		return Server{}, false
	}
	servers, err := c.member(c.root, serversKey)
	if err != nil || servers == nil {
		return Server{}, false
	}
	entry, err := c.member(*servers, ServerName)
	if err != nil || entry == nil {
		return Server{}, false
	}
	line, ok := c.server(*entry)
	_, roots := splitArgs(line.args)
	return Server{Command: line.command, Roots: roots}, ok
}

// commandLine is an entry as a host reads it.
type commandLine struct {
	command string
	args    []string
}

func (c *config) server(entry hujson.Value) (commandLine, bool) {
	var line commandLine
	command, args := find(entry, "command"), find(entry, "args")
	if command == nil || args == nil {
		return line, false
	}
	if s, ok := stringOf(command.Value); ok {
		line.command = s
	}
	list, ok := args.Value.Value.(*hujson.Array)
	if !ok {
		return line, false
	}
	for _, element := range list.Elements {
		s, ok := stringOf(element)
		if !ok {
			return line, false
		}
		line.args = append(line.args, s)
	}
	return line, true
}

// mergedArgs puts roots in place of those of an entry. Its other arguments
// stay: a person who added --read-only must not lose it to an update.
func mergedArgs(had, roots []string) []string {
	rest, former := splitArgs(had)
	if !slices.Contains(rest, "serve") {
		rest = append([]string{"serve"}, rest...)
	}
	if len(roots) == 0 {
		roots = former
	}
	for _, root := range roots {
		rest = append(rest, "--root", root)
	}
	return rest
}

func splitArgs(args []string) (rest, roots []string) {
	for i := 0; i < len(args); i++ {
		value, joined := strings.CutPrefix(args[i], "--root=")
		switch {
		case joined:
			roots = append(roots, value)
		case args[i] == "--root" && i+1 < len(args):
			i++
			roots = append(roots, args[i])
		default:
			rest = append(rest, args[i])
		}
	}
	return rest, roots
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

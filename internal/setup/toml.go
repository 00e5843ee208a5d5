package setup

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"kiro-mcp/specfs/doc"
)

// tomlFile is Codex' file: a table for each server.
//
//	[mcp_servers.kiro-mcp]
//	command = "/opt/bin/kiro-mcp"
//	args = ["serve", "--root", "/home/ada/shop"]
type tomlFile struct{}

const tomlServers = "mcp_servers"

func (tomlFile) with(before change, s Server) (change, error) {
	t, err := parseTOML(before.content)
	if err != nil {
		return change{}, err
	}
	if t.table == nil {
		return t.apply([]doc.Edit{t.added(s)})
	}
	had, _ := t.line()
	var edits []doc.Edit
	if had.command != s.Command {
		edits = append(edits, t.set("command", tomlString(s.Command)))
	}
	if args := mergedArgs(had.args, s.Roots); !slices.Equal(args, had.args) {
		edits = append(edits, t.set("args", tomlList(args)))
	}
	return t.apply(edits)
}

func (tomlFile) without(src []byte) ([]byte, error) {
	t, err := parseTOML(src)
	if err != nil {
		return nil, err
	}
	var edits []doc.Edit
	for _, table := range t.tables {
		edits = append(edits, doc.Edit{Span: t.withBlankBefore(table)})
	}
	after, err := t.apply(edits)
	return after.content, err
}

func (tomlFile) server(src []byte) (Server, bool) {
	t, err := parseTOML(src)
	if err != nil || t.table == nil {
		return Server{}, false
	}
	line, ok := t.line()
	return line.server(), ok
}

// line is the entry as Codex reads it.
func (t *tomlText) line() (commandLine, bool) {
	var file struct {
		Servers map[string]struct {
			Command *string  `toml:"command"`
			Args    []string `toml:"args"`
		} `toml:"mcp_servers"`
	}
	// Other servers may hold what does not fit these types.
	if err := toml.Unmarshal(t.table.span().Of(t.body), &file); err != nil {
		return commandLine{}, false
	}
	entry := file.Servers[ServerName]
	if entry.Command == nil || entry.Args == nil {
		return commandLine{}, false
	}
	return commandLine{*entry.Command, entry.Args}, true
}

// added puts a table behind everything else: it ends where the file does.
func (t *tomlText) added(s Server) doc.Edit {
	lines := []string{
		"[" + strings.Join(entryPath, ".") + "]",
		"command = " + tomlString(s.Command),
		"args = " + tomlList(mergedArgs(nil, s.Roots)),
		"",
	}
	text := strings.Join(lines, t.newline)
	switch {
	case blank(t.body):
	case bytes.HasSuffix(t.body, []byte("\n")):
		text = t.newline + text
	default:
		text = t.newline + t.newline + text
	}
	return insertion(len(t.body), text)
}

// set replaces a value of the entry's own table or adds it below the header.
func (t *tomlText) set(key, value string) doc.Edit {
	if span, ok := t.table.values[key]; ok {
		return doc.Edit{Span: span, New: key + " = " + value}
	}
	return insertion(t.table.header, t.newline+key+" = "+value)
}

// withBlankBefore takes the empty line before a table that is taken out, for
// that is the one which was put there with it.
func (t *tomlText) withBlankBefore(table *tomlTable) doc.Span {
	span := table.span()
	span.End = t.lineEnd(span.End)
	before, found := bytes.CutSuffix(t.body[:span.Start], []byte(t.newline))
	if found && (len(before) == 0 || before[len(before)-1] == '\n') {
		span.Start = len(before)
	}
	return span
}

func (t *tomlText) apply(edits []doc.Edit) (change, error) {
	after, err := doc.Apply(t.body, edits)
	if err != nil {
		return change{}, err
	}
	return change{content: append(bytes.Clone(t.bom), after...)}, nil
}

// tomlString is a basic string of TOML 1.0: as in JSON, but for the delete
// character, which may not stand there as it is.
func tomlString(s string) string { return tomlEscaped(quoted(s)) }

func tomlList(items []string) string { return tomlEscaped(quotedList(items)) }

func tomlEscaped(s string) string { return strings.ReplaceAll(s, "\x7f", `\u007F`) }

// tomlError takes the place out of the library's error.
func tomlError(err error) error {
	e, ok := errors.AsType[*toml.DecodeError](err)
	if !ok {
		return err
	}
	line, column := e.Position()
	return &syntaxError{line: line, column: column, message: strings.TrimPrefix(e.Error(), "toml: ")}
}

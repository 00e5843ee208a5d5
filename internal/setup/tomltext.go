package setup

import (
	"bytes"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"kiro-mcp/specfs/doc"
)

// tomlText is a TOML file with the places of what is ours. Offsets are into
// body.
type tomlText struct {
	bom, body []byte
	newline   string
	table     *tomlTable   // the entry's own; nil when there is none
	tables    []*tomlTable // the entry's own and those below it, such as env
}

// tomlTable is one table of the entry.
type tomlTable struct {
	start  int // of the header's line
	header int // where the header's line ends
	end    int // behind the last value
	values map[string]doc.Span
}

func (t *tomlTable) span() doc.Span { return doc.Span{Start: t.start, End: t.end} }

func parseTOML(src []byte) (*tomlText, error) {
	t := &tomlText{body: src}
	if bytes.HasPrefix(src, utf8BOM) {
		t.bom, t.body = src[:len(utf8BOM)], src[len(utf8BOM):]
	}
	t.newline = styleOf(t.body).newline
	var whole map[string]any
	if err := toml.Unmarshal(t.body, &whole); err != nil {
		return nil, tomlError(err)
	}
	return t, t.locate()
}

// locate finds the tables of the entry in a text that is known to be valid. It
// fails when the entry, or the servers as a whole, are written in another way
// than as tables of their own.
func (t *tomlText) locate() error {
	var p unstable.Parser
	p.Reset(t.body)
	var inside []string // the path of the table that a value stands in
	var current *tomlTable
	for p.NextExpression() {
		node := p.Expression()
		keys := keysOf(node)
		if node.Kind != unstable.KeyValue {
			inside, current = keys, t.opened(node, keys)
			continue
		}
		span := doc.Span{Start: int(node.Raw.Offset), End: int(node.Raw.Offset + node.Raw.Length)}
		switch path := slices.Concat(inside, keys); {
		case current != nil:
			current.end = span.End
			if len(keys) == 1 {
				current.values[keys[0]] = span
			}
		case holdsEntry(path):
			return t.wrong(span.Start)
		}
	}
	return p.Error()
}

// entryPath is where the entry stands.
var entryPath = []string{tomlServers, ServerName}

// holdsEntry reports whether the value at a path is the entry or around it.
func holdsEntry(path []string) bool {
	n := min(len(path), len(entryPath))
	return slices.Equal(path[:n], entryPath[:n])
}

func (t *tomlText) wrong(at int) error {
	line, column := doc.Position(t.body, at)
	return &syntaxError{line: line, column: column, message: "the entry must be a table of its own, [" + strings.Join(entryPath, ".") + "]; change it by hand"}
}

// opened takes up a table if it belongs to the entry.
func (t *tomlText) opened(node *unstable.Node, keys []string) *tomlTable {
	if len(keys) < len(entryPath) || !holdsEntry(keys) {
		return nil
	}
	key := node.Key()
	key.Next()
	at := int(key.Node().Raw.Offset)
	table := &tomlTable{start: bytes.LastIndexByte(t.body[:at], '\n') + 1, values: map[string]doc.Span{}}
	table.header = len(bytes.TrimRight(t.body[:t.lineEnd(at)], "\r\n"))
	table.end = table.header
	t.tables = append(t.tables, table)
	if len(keys) == len(entryPath) {
		t.table = table
	}
	return table
}

// lineEnd is behind the end of the line that an offset stands in.
func (t *tomlText) lineEnd(at int) int {
	if i := bytes.IndexByte(t.body[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(t.body)
}

func keysOf(node *unstable.Node) []string {
	var keys []string
	for it := node.Key(); it.Next(); {
		keys = append(keys, string(it.Node().Data))
	}
	return keys
}

package setup

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/tailscale/hujson"

	"kiro-mcp/specfs/doc"
)

// config is a host's file as read: JSON with comments and trailing commas
// allowed. Offsets are into body.
type config struct {
	bom   []byte // a byte order mark, kept apart because no JSON may begin with one
	body  []byte
	root  hujson.Value // an object; zero when the file is blank
	style style
}

var utf8BOM = []byte("\xef\xbb\xbf")

// syntaxError is a place in a file that is not what it must be.
type syntaxError struct {
	line, column int // 1-based, columns in bytes
	message      string
}

func (e *syntaxError) Error() string {
	return fmt.Sprintf("%d:%d: %s; nothing was written", e.line, e.column, e.message)
}

// located puts the path before a place in it, as compilers do.
func located(path string, err error) error {
	if place, ok := errors.AsType[*syntaxError](err); ok {
		return fmt.Errorf("%s:%w", path, place)
	}
	return fmt.Errorf("%s: %w", path, err)
}

func parseConfig(src []byte) (*config, error) {
	c := &config{body: src}
	if bytes.HasPrefix(src, utf8BOM) {
		c.bom, c.body = src[:len(utf8BOM)], src[len(utf8BOM):]
	}
	c.style = styleOf(c.body)
	if c.blank() {
		return c, nil
	}
	// The added line end closes a comment in the last line, which hujson
	// refuses otherwise; it stands beyond every offset that is used.
	root, err := hujson.Parse(append(bytes.Clone(c.body), '\n'))
	if err != nil {
		return nil, syntaxErrorOf(err)
	}
	if _, ok := root.Value.(*hujson.Object); !ok {
		return nil, c.wrong(root, "the file must hold an object")
	}
	c.root = root
	return c, nil
}

// syntaxErrorOf takes the place out of hujson's message, its only carrier.
func syntaxErrorOf(err error) error {
	e := &syntaxError{line: 1, column: 1, message: err.Error()}
	if _, scanErr := fmt.Sscanf(e.message, "hujson: line %d, column %d:", &e.line, &e.column); scanErr == nil {
		_, e.message, _ = strings.Cut(strings.TrimPrefix(e.message, "hujson: "), ": ")
	}
	return e
}

func (c *config) wrong(v hujson.Value, message string) error {
	line, column := doc.Position(c.body, v.StartOffset)
	return &syntaxError{line: line, column: column, message: message}
}

func (c *config) blank() bool { return blank(c.body) }

// member returns the object that a member holds, nil when there is no such
// member.
func (c *config) member(object hujson.Value, name string) (*hujson.Value, error) {
	m := find(object, name)
	if m == nil {
		return nil, nil
	}
	if _, ok := m.Value.Value.(*hujson.Object); !ok {
		return nil, c.wrong(m.Value, fmt.Sprintf("%q must be an object", name))
	}
	return &m.Value, nil
}

// find returns the member that a host reads: the last of its name.
func find(object hujson.Value, name string) *hujson.ObjectMember {
	members := object.Value.(*hujson.Object).Members
	for i := len(members) - 1; i >= 0; i-- {
		if s, ok := stringOf(members[i].Name); ok && s == name {
			return &members[i]
		}
	}
	return nil
}

func (c *config) apply(edits []doc.Edit) (change, error) {
	after, err := doc.Apply(c.body, edits)
	if err != nil {
		return change{}, err
	}
	return change{content: append(bytes.Clone(c.bom), after...)}, nil
}

package openapi

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

const (
	// maxExpanded is how many values a document may have once its aliases are
	// written out, and maxGrowth how many times as many as it has without.
	// GitHub's contract has half a million, with no alias at all.
	maxExpanded = 1_000_000
	maxGrowth   = 10
)

// builder makes nodes of what the YAML parser gives. Aliases share the nodes
// of their anchor.
type builder struct {
	built   map[*yaml.Node]*built // anchors only
	count   int                   // of nodes made
	merged  int                   // of members that merge keys brought
	repeats []repeat
}

// built is the node of an anchor.
type built struct {
	node node
	size int // with all aliases in it written out
	done bool
}

// readYAML reads a YAML text that holds one document.
func readYAML(src []byte) (root *node, repeats []repeat, err error) {
	var parsed yaml.Node
	if err := yaml.Load(src, &parsed); err != nil {
		return nil, nil, yamlError(err)
	}
	b := &builder{built: map[*yaml.Node]*built{}}
	n, size, err := b.node(&parsed, 0)
	if err != nil {
		return nil, nil, err
	}
	if size > maxExpanded && size/maxGrowth > b.count {
		return nil, nil, bombAt(1)
	}
	return &n, b.repeats, nil
}

func bombAt(line int) error {
	return &syntaxError{
		code: codeAliasBomb, line: line, fix: "write it without aliases that hold aliases",
		message: fmt.Sprintf("its aliases stand for more than %d values", maxExpanded),
	}
}

// yamlError takes the line out of a parser's message.
func yamlError(err error) error {
	e := &syntaxError{code: codeSyntax, message: err.Error(), line: 1}
	if load, ok := errors.AsType[*yaml.LoadError](err); ok {
		e.message, e.line = load.Message, max(load.Mark.Line, 1)
		if load.Mark.Column > 0 {
			e.message = fmt.Sprintf("column %d: %s", load.Mark.Column, load.Message)
		}
	}
	return e
}

// node gives a node and how many values it stands for.
func (b *builder) node(y *yaml.Node, depth int) (node, int, error) {
	if depth > maxDepth {
		return node{}, 0, &syntaxError{code: codeTooDeep, line: y.Line, message: fmt.Sprintf("nested more than %d levels deep", maxDepth)}
	}
	if y.Kind == yaml.DocumentNode && len(y.Content) > 0 {
		return b.node(y.Content[0], depth)
	}
	if y.Kind == yaml.AliasNode {
		known := b.built[y.Alias]
		if known == nil || !known.done {
			return node{}, 0, &syntaxError{code: codeAliasCycle, line: y.Line, message: fmt.Sprintf("the anchor %q stands within itself", y.Value)}
		}
		n := known.node
		n.line = int32(y.Line)
		return n, known.size, nil
	}
	var known *built
	if y.Anchor != "" {
		known = &built{}
		b.built[y] = known
	}
	n, size, err := b.make(y, depth)
	if known != nil {
		*known = built{n, size, true}
	}
	return n, size, err
}

// make makes the node of a mapping, a sequence or a scalar.
func (b *builder) make(y *yaml.Node, depth int) (n node, size int, err error) {
	b.count++
	n.line = int32(y.Line)
	size = 1
	switch y.Kind {
	case yaml.MappingNode:
		n.kind = isObject
		n.kids, size, err = b.members(y, depth)
	case yaml.SequenceNode:
		n.kind = isArray
		n.kids = make([]node, len(y.Content))
		for i, item := range y.Content {
			var part int
			if n.kids[i], part, err = b.node(item, depth+1); err != nil {
				return n, 0, err
			}
			size = sum(size, part)
		}
	default:
		n.kind, n.text = scalar(y)
	}
	return n, size, err
}

// members are those of a mapping. What is merged in stands behind, and only
// where the mapping has no member of that name.
func (b *builder) members(y *yaml.Node, depth int) (kids []node, size int, err error) {
	var merged [][]node
	size = 1
	for i := 0; i+1 < len(y.Content); i += 2 {
		name, value := y.Content[i], y.Content[i+1]
		n, part, err := b.node(value, depth+1)
		if err != nil {
			return nil, 0, err
		}
		size = sum(size, part)
		if name.Kind == yaml.AliasNode {
			name = name.Alias
		}
		if name.ShortTag() == "!!merge" || name.Value == "<<" && name.Style == 0 {
			merged = append(merged, mergeable(n)...)
			continue
		}
		if name.Kind != yaml.ScalarNode {
			return nil, 0, &syntaxError{code: codeSyntax, line: name.Line, message: "expected a text as name of a member, found a list or an object", fix: "write the name as a text"}
		}
		n.name, n.line = name.Value, int32(name.Line)
		kids = append(kids, n)
	}
	kids, repeats := unique(kids)
	b.repeats = append(b.repeats, repeats...)
	kids, err = b.merge(kids, merged, y.Line)
	return kids, size, err
}

// sum adds sizes and stays where it is no longer of interest how large.
func sum(a, b int) int { return min(a+b, 1<<40) }

// scalar is what a plain or quoted text stands for. Dates are strings.
func scalar(y *yaml.Node) (kind, string) {
	switch y.ShortTag() {
	case "!!null":
		return isNull, ""
	case "!!bool":
		return isBool, strings.ToLower(y.Value)
	case "!!int", "!!float":
		if isJSONNumber(y.Value) {
			return isNumber, y.Value
		}
		return number(y)
	default:
		return isString, y.Value
	}
}

// number writes as JSON does what only YAML calls a number: 0x1F, 1_000, .5.
// Infinity and the like remain the text they are.
func number(y *yaml.Node) (kind, string) {
	var value any
	if err := y.Decode(&value); err != nil {
		return isString, y.Value
	}
	var text string
	switch v := value.(type) {
	case int, int64, uint64:
		text = fmt.Sprint(v)
	case float64:
		text = strconv.FormatFloat(v, 'g', -1, 64)
	}
	if !isJSONNumber(text) {
		return isString, y.Value
	}
	return isNumber, text
}

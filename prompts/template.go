package prompts

import (
	"embed"
	"fmt"
	"strings"
	"sync"
	"text/template/parse"
)

// The texts are written in a part of text/template's language: what a sheet
// says of itself, "if", "else", "not", "and", "eq" and "ne". The library parses
// them; its executor is not used, for it finds methods by name, and then the
// linker keeps every exported method of every type: a fifth of the program and
// 2 MB of its memory (measured).

// words are the texts of the prompts, one file each.
//
//go:embed *.md
var words embed.FS

// texts are read when the first prompt is asked for: hosts wait for a server to
// start.
var texts = sync.OnceValue(func() map[string]*parse.Tree {
	trees := map[string]*parse.Tree{}
	for _, p := range All() {
		source, err := words.ReadFile(p.Name + ".md")
		if err != nil {
			panic(err) // embedded, and a test asks for each
		}
		parsed, err := parse.Parse(p.Name, string(source), "", "", connectives)
		if err != nil {
			panic(err)
		}
		trees[p.Name] = parsed[p.Name]
	}
	return trees
})

// connectives are the functions of the language, as the parser must know them.
var connectives = map[string]any{"not": true, "and": true, "eq": true, "ne": true}

// written is the text of a prompt, for this sheet.
func (s *sheet) written(name string) (text string, err error) {
	var b strings.Builder
	if err := s.write(&b, texts()[name].Root); err != nil {
		return "", fmt.Errorf("make the prompt %s: %w", name, err)
	}
	return b.String(), nil
}

func (s *sheet) write(b *strings.Builder, list *parse.ListNode) error {
	if list == nil {
		return nil // an "if" without "else"
	}
	for _, node := range list.Nodes {
		if err := s.writeNode(b, node); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheet) writeNode(b *strings.Builder, node parse.Node) error {
	switch node := node.(type) {
	case *parse.TextNode:
		b.Write(node.Text)
		return nil
	case *parse.ActionNode:
		value, err := s.pipe(node.Pipe)
		fmt.Fprint(b, value)
		return err
	case *parse.IfNode:
		value, err := s.pipe(node.Pipe)
		if err != nil {
			return err
		}
		if holds(value) {
			return s.write(b, node.List)
		}
		return s.write(b, node.ElseList)
	default:
		return fmt.Errorf("%s is not in the language of these texts", node)
	}
}

// pipe gives what a command says. There are no pipes of several.
func (s *sheet) pipe(p *parse.PipeNode) (any, error) {
	if len(p.Cmds) != 1 || len(p.Decl) > 0 {
		return nil, fmt.Errorf("%s is more than one command", p)
	}
	command := p.Cmds[0].Args
	given := make([]any, len(command)-1)
	for i, argument := range command[1:] {
		value, err := s.value(argument, nil)
		if err != nil {
			return nil, err
		}
		given[i] = value
	}
	return s.value(command[0], given)
}

// value gives what a node stands for; given are the values behind it.
func (s *sheet) value(node parse.Node, given []any) (any, error) {
	switch node := node.(type) {
	case *parse.StringNode:
		return node.Text, nil
	case *parse.BoolNode:
		return node.True, nil
	case *parse.NumberNode:
		return node.Int64, nil
	case *parse.PipeNode:
		return s.pipe(node)
	case *parse.IdentifierNode:
		return connected(node.Ident, given)
	case *parse.FieldNode:
		if say, known := vocabulary[node.Ident[0]]; known && len(node.Ident) == 1 {
			return say.of(s, given)
		}
	}
	return nil, fmt.Errorf("%s says nothing of a prompt", node)
}

func connected(name string, given []any) (any, error) {
	switch {
	case name == "not" && len(given) == 1:
		return !holds(given[0]), nil
	case name == "and" && len(given) == 2:
		return holds(given[0]) && holds(given[1]), nil
	case name == "eq" && len(given) == 2:
		return given[0] == given[1], nil
	case name == "ne" && len(given) == 2:
		return given[0] != given[1], nil
	default:
		return nil, fmt.Errorf("%s does not take %d values", name, len(given))
	}
}

// holds reports whether a value counts as true: one, or a text that is not
// empty.
func holds(value any) bool { return value == true || value != false && value != "" }

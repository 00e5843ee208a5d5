// Package tool says what a tool is: one definition, from which come its
// schemas, the decoding of its arguments, its answer in two faces, and its
// errors. It knows no protocol.
//
// Most callers want [New], with a params struct, a result struct and a
// function between them, then [Tool.Call].
//
// It promises that a call which could be misread is refused, naming what would
// have been right; that text and structured content come from one value and
// each suffices alone; that neither is above [MaxBytes]; and that no control
// character and no well-known secret leaves in either.
package tool

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"sync"

	"kiro-mcp/internal/uri"
)

// Toolset is the smallest set that a tool belongs to.
type Toolset string

// The toolsets. Everything in Core is also in All.
const (
	Core Toolset = "core" // offered by default
	All  Toolset = "all"  // offered when asked for
)

// Hints tell a host how careful to be. All four are always sent: left out, a
// host takes the worst of each.
type Hints struct {
	ReadOnly    bool // changes nothing
	Destructive bool // may undo or overwrite what is there
	Idempotent  bool // doing it again changes nothing more
	OpenWorld   bool // reaches beyond the workspace
}

// Example is one call worth showing to a person.
type Example struct {
	Says string // what somebody wants, in their words
	Args string // the arguments as JSON
}

// Result is what a tool gives back: a struct that encodes as JSON and reads as
// short Markdown. Both faces must say the same, for many hosts show only one.
type Result interface{ Text() string }

// Definition declares a tool.
//
// P and R are structs that do not contain themselves. Their fields carry the tags json, doc (the
// description), enum ("a,b"), default, minimum and maximum. A field of P
// without omitempty must be given; one that is absent or null has its default,
// else its zero value.
//
// A pointer to R may implement Rows() int and Keep(n int) to be cut to a page:
// see [Pager]. R may implement [Linked].
type Definition[P any, R Result] struct {
	Name        string // lower_case_with_underscores: Kiro drops tools named otherwise
	Title       string
	Description string // what comes back and when to use it; at most 400 characters
	Toolset     Toolset
	Hints       Hints
	Examples    []Example
	Run         func(context.Context, P) (R, error)
}

// Tool is a definition with its types forgotten. It is safe for concurrent use.
type Tool struct {
	Name, Title, Description string
	Toolset                  Toolset
	Hints                    Hints
	Examples                 []Example
	Formats                  []string // further forms of an answer, for other programs: see [Exporter]

	params, result reflect.Type
	shape          func() *object
	input, output  func() json.RawMessage
	run            func(context.Context, reflect.Value, budget) (*Answer, error)
}

// Answer is what a call gave, in two faces that say the same, and what it
// speaks of.
type Answer struct {
	Text       string
	Structured json.RawMessage // a compact JSON object
	Links      []uri.Link      // few, the most useful first; they count with the text
	Findings   bool            // something needs a look; a command ends with 1

	export func(format string) ([]byte, error)
}

// Judge is a result that says whether something it found needs a look.
type Judge interface{ HasFindings() bool }

// New makes a tool. It does no work on schemas until they are asked for, since
// a host waits for the server to start; it panics when P or R is no struct,
// which is a mistake in the program.
func New[P any, R Result](d Definition[P, R]) *Tool {
	params, result := reflect.TypeFor[P](), reflect.TypeFor[R]()
	if params.Kind() != reflect.Struct || result.Kind() != reflect.Struct {
		panic(fmt.Sprintf("tool %s: params %s and result %s must be structs", d.Name, params, result))
	}
	t := &Tool{
		Name: d.Name, Title: d.Title, Description: d.Description,
		Toolset: d.Toolset, Hints: d.Hints, Examples: d.Examples,
		params: params, result: result,
	}
	if e, ok := any(*new(R)).(Exporter); ok {
		t.Formats = e.Formats()
	}
	t.shape = sync.OnceValue(func() *object { return objectOf(params) })
	t.input = sync.OnceValue(func() json.RawMessage { return schemaOf(params) })
	t.output = sync.OnceValue(func() json.RawMessage { return schemaOf(result) })
	t.run = func(ctx context.Context, params reflect.Value, b budget) (*Answer, error) {
		r, err := d.Run(ctx, params.Interface().(P))
		if err != nil {
			return nil, err
		}
		return answer(r, b)
	}
	return t
}

// InputSchema is the JSON schema of the arguments. Call allows no others.
func (t *Tool) InputSchema() json.RawMessage { return t.input() }

// OutputSchema is the JSON schema of [Answer.Structured].
func (t *Tool) OutputSchema() json.RawMessage { return t.output() }

// Call runs the tool with the arguments of a JSON object; none at all is the
// empty object. Every error is an [*Error]; a panic becomes one.
func (t *Tool) Call(ctx context.Context, args json.RawMessage) (a *Answer, err error) {
	defer func() {
		if p := recover(); p != nil {
			a, err = nil, panicked(t.Name, p)
		}
	}()
	params := reflect.New(t.params).Elem()
	if err := t.decode(args, params); err != nil {
		return nil, bounded(asError(err))
	}
	a, err = t.run(ctx, params, budgetFor(t.shape(), params))
	if err != nil {
		return nil, bounded(asError(err))
	}
	return a, nil
}

package generate

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"kiro-mcp/internal/prose"
	"kiro-mcp/openapi"
)

// Turn is one handler that a person or an agent has to touch.
type Turn struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Operation string `json:"operation"`
	Change    string `json:"change"`
}

// mostChanges is how many changes are told of one operation.
const mostChanges = 4

// turns are the handlers that somebody has to touch: those that are not written
// yet, and those whose operation changed since code was last made of it.
func (p *plan) turns() []Turn {
	var all []Turn
	changed := changedSchemas(p.record.promises, p.promises)
	for _, o := range p.chosen.Operations {
		if p.asked != nil && !slices.Contains(p.asked, o.Key()) {
			continue
		}
		h, ok := p.handlerOf(o)
		if !ok {
			continue
		}
		t := Turn{File: path.Join(p.out, h.file), Line: h.line, Operation: o.Key()}
		if !h.written {
			t.Change = p.unwritten(h, o.Key())
		} else {
			t.Change = tell(append(p.renamed(h, o.Key()), p.changesOf(o, changed)...))
		}
		if t.Change != "" {
			all = append(all, t)
		}
	}
	if p.asked == nil {
		all = append(all, p.gone()...)
		all = append(all, p.unguarded()...)
	}
	return all
}

// unguarded are the security schemes of which nobody has written whom they let
// in. Until then no operation behind them answers.
func (p *plan) unguarded() []Turn {
	var all []Turn
	for _, f := range p.made {
		for _, m := range f.Marks {
			source := p.source(f.Path)
			if m.Role != openapi.RoleSecurity || p.target.Handler(source, m.Name) > 0 {
				continue
			}
			all = append(all, Turn{
				File: path.Join(p.out, f.Path), Line: lineLike(source, f.Content, m.Line), Operation: "security " + m.Operation,
				Change: "not written yet: write " + m.Name + ", which says whom it lets in",
			})
		}
	}
	return all
}

// handler is where the reader writes what an operation does.
type handler struct {
	name    string
	file    string // below the output folder
	line    int    // of the method, else of where it belongs
	written bool
}

// handlerOf finds the handler of an operation; false for targets that have
// none.
func (p *plan) handlerOf(o *openapi.Operation) (handler, bool) {
	at, ok := p.marks()[markKey{o.Key(), openapi.RoleHandler}]
	if !ok {
		return handler{}, false
	}
	h := handler{name: at.mark.Name, file: at.file.Path}
	source := p.source(h.file)
	if h.line = p.target.Handler(source, h.name); h.line > 0 {
		h.written = true
		return h, true
	}
	h.line = lineLike(source, at.file.Content, at.mark.Line)
	return h, true
}

// source is a file of the output folder as it is, or as it will be made.
func (p *plan) source(name string) []byte {
	if now, looked := p.disk[name]; looked && now != nil {
		return now
	}
	for _, f := range p.files {
		if f.path == name {
			return f.after
		}
	}
	now, err := p.read(path.Join(p.out, name))
	if err != nil {
		return nil // what cannot be read says nothing of a handler
	}
	p.disk[name] = now
	return now
}

// lineLike finds a line of one text in another, which may have grown since;
// 1 when it is not there any more.
func lineLike(in, from []byte, line int) int {
	lines := bytes.Split(from, []byte("\n"))
	if line < 1 || line > len(lines) {
		return 1
	}
	for i, l := range bytes.Split(in, []byte("\n")) {
		if bytes.Equal(bytes.TrimSpace(l), bytes.TrimSpace(lines[line-1])) {
			return i + 1
		}
	}
	return 1
}

// unwritten says what to do for a handler that is not there: write it, or make
// it of what stands under its former name or in its former file.
func (p *plan) unwritten(h handler, key string) string {
	name, file, line := p.former(h, key)
	switch {
	case line == 0 && p.record.promises[key] == nil:
		return "new: write " + h.name
	case line == 0:
		return "not written yet: write " + h.name
	case file != h.file && name != h.name:
		return fmt.Sprintf("moved and renamed: make %s of %s from %s:%d", h.name, name, path.Join(p.out, file), line)
	case file != h.file:
		return fmt.Sprintf("moved: move %s from %s:%d", name, path.Join(p.out, file), line)
	default:
		return fmt.Sprintf("renamed: %s on line %d is now %s", name, line, h.name)
	}
}

// toldOnce reports whether some of the turns are of handlers that are
// written, which the next call does not know of any more.
func (p *plan) toldOnce(turns []Turn) bool {
	return slices.ContainsFunc(p.chosen.Operations, func(o *openapi.Operation) bool {
		h, ok := p.handlerOf(o)
		return ok && h.written && slices.ContainsFunc(turns, func(t Turn) bool { return t.Operation == o.Key() })
	})
}

// tell joins the changes of one operation.
func tell(changes []string) string {
	if more := len(changes) - mostChanges; more > 0 {
		changes = append(changes[:mostChanges:mostChanges], fmt.Sprintf("and %s", prose.Plural(more, "further change")))
	}
	return strings.Join(changes, "; ")
}

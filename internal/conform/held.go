package conform

import (
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// held is the project as the checks look things up in it.
type held struct {
	in     Input
	routes *routing

	files   map[string]*facts.File
	types   map[string][]symbolRef // classes, interfaces, structs, enums, aliases by folded name
	members map[string][]symbolRef // methods and fields by folded owner
	named   map[string][]symbolRef // functions, methods, constants, variables by folded name
	builtOn map[string][]symbolRef // types by the folded names of what they build on
	tables  map[string]*facts.JoinedTable
	called  map[string]bool // folded last parts of what is called or passed on outside tests
	readAll bool            // no source file was skipped, and the project was not cut

	taken      map[int]bool // claims that some check gave a verdict, by their place
	allAnswers []answer
	mappings   map[string]mapped
	handlers   map[string]bool
	techs      map[string]*seen
	vocabulary *vocabulary
	nouns      map[string]bool // words of routes and tables
	parts      map[string]bool // folders that are built by themselves
	home       map[string]bool // those of them that the design's files lie in

	saidOfAudit string // the promise by which routes without an audit were reported
}

// symbolRef is a symbol in its file.
type symbolRef struct {
	file *facts.File
	at   int
}

func (r symbolRef) sym() *facts.Symbol { return &r.file.Symbols[r.at] }

func (r symbolRef) evidence() Evidence {
	s := r.sym()
	return Evidence{File: r.file.Path, Line: s.Line, End: s.End}
}

func newHeld(in Input) *held {
	h := &held{
		taken: map[int]bool{},
		in:    in, files: map[string]*facts.File{}, types: map[string][]symbolRef{}, builtOn: map[string][]symbolRef{}, members: map[string][]symbolRef{},
		named: map[string][]symbolRef{}, tables: map[string]*facts.JoinedTable{}, called: map[string]bool{}, readAll: in.Project.Cut == "",
	}
	for _, f := range in.Project.Files {
		h.files[f.Path] = f
		if f.Skipped != "" {
			h.readAll = false
			continue
		}
		if !f.Test {
			h.index(f)
		}
	}
	for i := range in.Project.Tables {
		t := &in.Project.Tables[i]
		if !t.Dropped {
			h.tables[fold(t.Name)] = t
			for _, m := range t.Models {
				if _, taken := h.tables[fold(m)]; !taken {
					h.tables[fold(m)] = t
				}
			}
		}
	}
	h.routes = newRouting(h)
	return h
}

func (h *held) index(f *facts.File) {
	for i := range f.Symbols {
		s, ref := &f.Symbols[i], symbolRef{f, i}
		switch s.Kind {
		case facts.Class, facts.Interface, facts.Struct, facts.Enum, facts.Alias, facts.Module:
			h.types[fold(s.Name)] = append(h.types[fold(s.Name)], ref)
			for _, e := range s.Extends {
				h.builtOn[fold(lastPart(e))] = append(h.builtOn[fold(lastPart(e))], ref)
			}
		case facts.Method, facts.Field, facts.Member:
			owner := fold(lastPart(s.Owner))
			h.members[owner] = append(h.members[owner], ref)
		default: // functions and constants have no members
		}
		switch s.Kind {
		case facts.Method, facts.Function, facts.Constant, facts.Variable:
			h.named[fold(s.Name)] = append(h.named[fold(s.Name)], ref)
		default: // looked up otherwise
		}
		for _, e := range s.Extends {
			h.called[fold(lastPart(e))] = true
		}
		h.callsOf(s.Type, s.Returns)
		for _, p := range s.Params {
			h.callsOf(p.Type, p.Default)
		}
		h.callsOf(s.Marks...)
	}
	for _, c := range f.Calls {
		h.called[fold(lastPart(c.Name))] = true
		h.callsOf(c.Name)
	}
	for _, i := range f.Imports {
		h.called[fold(i.Name)] = true
	}
	for _, r := range f.Routing.Routes {
		h.called[fold(lastPart(r.Handler))] = true
	}
}

// callsOf takes all names of an expression for used.
func (h *held) callsOf(texts ...string) {
	for _, t := range texts {
		for _, w := range strings.FieldsFunc(t, func(r rune) bool {
			return r != '_' && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z') && r < 0x80
		}) {
			h.called[fold(w)] = true
		}
	}
}

// used reports whether a name stands in the code, outside tests, elsewhere than
// where it is declared: in another file, or more than once in its own.
func (h *held) used(name, declaredIn string, besides ...string) bool {
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" || slices.Contains(besides, f.Path) {
			continue
		}
		if n := f.Words.Count(name); n > 1 || n == 1 && f.Path != declaredIn {
			return true
		}
	}
	return false
}

func lastPart(name string) string {
	if i := strings.LastIndexAny(name, ".:>\\"); i >= 0 {
		return name[i+1:]
	}
	return name
}

// typesNamed finds types by a name in any convention.
func (h *held) typesNamed(name string) []symbolRef { return h.types[fold(lastPart(name))] }

// table finds a table by its name, singular or plural, with or without schema,
// or by the model that stands for it.
func (h *held) table(name string) *facts.JoinedTable { return h.tables[fold(lastPart(name))] }

// searchedSymbols says what was looked through for a name.
func (h *held) searchedSymbols() string {
	files, symbols := 0, 0
	for _, f := range h.in.Project.Files {
		if f.Skipped == "" && !f.Test {
			files++
			symbols += len(f.Symbols)
		}
	}
	out := fmt.Sprintf("%d symbols of %d source files", symbols, files)
	if !h.readAll {
		out += ", not all files could be read"
	}
	return out
}

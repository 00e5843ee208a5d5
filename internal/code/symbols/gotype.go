package symbols

import (
	"go/ast"
	"strings"

	"kiro-mcp/internal/code/facts"
)

func (g *gopher) typeSpec(spec *ast.TypeSpec) {
	s := facts.Symbol{Kind: facts.Alias}
	var fields *ast.FieldList
	switch t := spec.Type.(type) {
	case *ast.StructType:
		s.Kind, fields = facts.Struct, t.Fields
	case *ast.InterfaceType:
		s.Kind, fields = facts.Interface, t.Methods
	default:
		s.Type = g.text(t)
	}
	if fields != nil {
		for _, f := range fields.List {
			if len(f.Names) == 0 {
				s.Extends = append(s.Extends, baseName(f.Type))
			}
		}
	}
	index := g.add(s, spec.Name, spec)
	owner, up := g.owner, g.up
	g.owner, g.up = join(owner, spec.Name.Name), index
	g.fields(fields)
	g.owner, g.up = owner, up
}

// fields notes the fields of a struct and the methods of an interface.
func (g *gopher) fields(list *ast.FieldList) {
	if list == nil {
		return
	}
	for _, f := range list.List {
		for _, name := range f.Names {
			s := facts.Symbol{Kind: facts.Field, Type: g.text(f.Type)}
			if t, ok := f.Type.(*ast.FuncType); ok && f.Tag == nil && g.isInterface() {
				s.Kind, s.Type = facts.Method, ""
				s.Params, s.Returns = g.signature(t)
			}
			if f.Tag != nil {
				s.Marks = []string{strings.Trim(strings.Clone(f.Tag.Value), "`")}
			}
			index := g.add(s, name, f)
			if inner, ok := f.Type.(*ast.StructType); ok {
				owner, up := g.owner, g.up
				g.owner, g.up = join(owner, name.Name), index
				g.fields(inner.Fields)
				g.owner, g.up = owner, up
			}
		}
	}
}

func (g *gopher) isInterface() bool {
	return g.up > 0 && g.out.Symbols[g.up-1].Kind == facts.Interface
}

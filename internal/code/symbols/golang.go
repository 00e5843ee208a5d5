package symbols

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"strconv"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// gopher collects the declarations of a Go file.
type gopher struct {
	src   []byte
	file  *token.File
	out   *facts.File
	owner string
	up    int32
}

// readGo reads Go with its own parser. What it could parse of a faulty file
// counts, and the file's confidence says that there may be more.
func readGo(src *lex.File, out *facts.File) {
	fset := token.NewFileSet()
	parsed, err := parser.ParseFile(fset, src.Path, src.Src, parser.SkipObjectResolution)
	if parsed == nil {
		out.Confidence = facts.Partial
		return
	}
	g := &gopher{src: src.Src, file: fset.File(parsed.FileStart), out: out}
	out.Confidence = facts.Parsed
	if err != nil {
		out.Confidence = facts.Partial
	}
	if parsed.Name != nil {
		out.Package = strings.Clone(parsed.Name.Name)
	}
	for _, im := range parsed.Imports {
		g.imports(im)
	}
	for _, d := range parsed.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			g.function(d)
		case *ast.GenDecl:
			g.general(d)
		}
	}
}

func (g *gopher) imports(im *ast.ImportSpec) {
	p, err := strconv.Unquote(im.Path.Value)
	if err != nil {
		return
	}
	local := localName(p)
	if im.Name != nil {
		local = im.Name.Name
		if local == "." {
			local = "*"
		}
	}
	g.out.Imports = append(g.out.Imports, facts.Import{Local: strings.Clone(local), Path: p, Line: g.line(im.Pos())})
}

// localName is what most packages of a path call themselves: the last element,
// or the one before a major version.
func localName(p string) string {
	base := path.Base(p)
	if len(base) > 1 && base[0] == 'v' && base[1] >= '0' && base[1] <= '9' && strings.Contains(p, "/") {
		base = path.Base(path.Dir(p))
	}
	if i := strings.Index(base, ".v"); i > 0 {
		base = base[:i]
	}
	return strings.TrimSuffix(strings.TrimPrefix(base, "go-"), "-go")
}

func (g *gopher) line(p token.Pos) int { return g.at(p).Line }

// at is where a position lies in this file: what "//line" comments say of others
// is left out, and what the parser puts behind the last byte, as the end of a
// body that does not close, is the last.
func (g *gopher) at(p token.Pos) token.Position {
	if last := token.Pos(g.file.Base() + g.file.Size()); p > last {
		p = last
	}
	return g.file.PositionFor(p, false)
}

// text is the source of a node on one line.
func (g *gopher) text(n ast.Node) string {
	if n == nil {
		return ""
	}
	from, to := g.at(n.Pos()).Offset, g.at(n.End()).Offset
	if from < 0 || to > len(g.src) || from >= to {
		return ""
	}
	s := string(g.src[from:min(to, from+longest)])
	if strings.ContainsAny(s, "\n\t") {
		s = strings.Join(strings.Fields(s), " ")
	}
	return strings.ToValidUTF8(s, "")
}

func (g *gopher) add(s facts.Symbol, name *ast.Ident, end ast.Node) int32 {
	s.Name = strings.Clone(name.Name)
	s.Public = name.IsExported()
	if s.Owner == "" {
		s.Owner = g.owner
	}
	s.Up = g.up
	s.Line, s.End = g.line(name.Pos()), g.line(end.End())
	g.out.Symbols = append(g.out.Symbols, s)
	return int32(len(g.out.Symbols))
}

func (g *gopher) function(d *ast.FuncDecl) {
	s := facts.Symbol{Kind: facts.Function}
	s.Params, s.Returns = g.signature(d.Type)
	if d.Recv != nil && len(d.Recv.List) > 0 {
		s.Kind, s.Owner = facts.Method, baseName(d.Recv.List[0].Type)
	}
	index := g.add(s, d.Name, d)
	if d.Body == nil {
		return
	}
	owner, up := g.owner, g.up
	g.owner, g.up = join(s.Owner, d.Name.Name), index
	ast.Inspect(d.Body, g.local)
	g.owner, g.up = owner, up
}

// local notes functions that a function keeps in a variable: h := func() {}.
func (g *gopher) local(n ast.Node) bool {
	assign, ok := n.(*ast.AssignStmt)
	if !ok || len(assign.Lhs) != 1 || len(assign.Rhs) != 1 {
		return true
	}
	name, ok := assign.Lhs[0].(*ast.Ident)
	literal, isFunc := assign.Rhs[0].(*ast.FuncLit)
	if !ok || !isFunc {
		return true
	}
	s := facts.Symbol{Kind: facts.Function}
	s.Params, s.Returns = g.signature(literal.Type)
	index := g.add(s, name, literal)
	owner, up := g.owner, g.up
	g.owner, g.up = join(owner, name.Name), index
	ast.Inspect(literal.Body, g.local)
	g.owner, g.up = owner, up
	return false
}

// baseName is the name of a type without pointer, package and arguments.
func baseName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return baseName(e.X)
	case *ast.IndexExpr:
		return baseName(e.X)
	case *ast.IndexListExpr:
		return baseName(e.X)
	case *ast.ParenExpr:
		return baseName(e.X)
	case *ast.SelectorExpr:
		return baseName(e.X) + "." + e.Sel.Name
	case *ast.Ident:
		return strings.Clone(e.Name)
	}
	return ""
}

func (g *gopher) signature(t *ast.FuncType) (params []facts.Param, returns string) {
	if t.Params != nil {
		for _, f := range t.Params.List {
			typ := g.text(f.Type)
			if len(f.Names) == 0 {
				params = append(params, facts.Param{Type: typ})
			}
			for _, n := range f.Names {
				params = append(params, facts.Param{Name: strings.Clone(n.Name), Type: typ})
			}
		}
	}
	if t.Results != nil {
		returns = g.text(t.Results)
	}
	return params, returns
}

func (g *gopher) general(d *ast.GenDecl) {
	var typ string // a constant without value goes on with the type before it
	for n, spec := range d.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			g.typeSpec(spec)
		case *ast.ValueSpec:
			kind := facts.Variable
			if d.Tok == token.CONST {
				kind = facts.Constant
			}
			if spec.Type != nil {
				typ = g.text(spec.Type)
			} else if len(spec.Values) > 0 {
				typ = ""
			}
			g.values(spec, kind, typ, n)
		}
	}
}

func (g *gopher) values(spec *ast.ValueSpec, kind facts.SymbolKind, typ string, n int) {
	for i, name := range spec.Names {
		s := facts.Symbol{Kind: kind, Type: typ}
		if i < len(spec.Values) {
			s.Value = g.value(spec.Values[i])
			if s.Value == "iota" {
				s.Value = strconv.Itoa(n)
			}
			if call, ok := spec.Values[i].(*ast.FuncLit); ok && len(spec.Names) == 1 {
				s.Kind, s.Value = facts.Function, ""
				s.Params, s.Returns = g.signature(call.Type)
			}
		}
		if name.Name != "_" {
			g.add(s, name, spec)
		}
	}
}

func (g *gopher) value(e ast.Expr) string {
	if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		if s, err := strconv.Unquote(lit.Value); err == nil && len(s) <= longest {
			return strings.ToValidUTF8(s, "")
		}
	}
	if e.End()-e.Pos() > 300 {
		return ""
	}
	return g.text(e)
}

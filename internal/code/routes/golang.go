package routes

import (
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

var goMarks = []string{`"net/http"`, "gin-gonic/gin", "go-chi/chi", "labstack/echo", "gofiber/fiber", "gorilla/mux", ".HandleFunc(", ".GET(\"", ".POST(\"", ".Get(\"/", ".Post(\"/", ".Group(", "Route", "Register", "fx.Invoke"}

// goKinds are the packages whose routers are known, by a piece of their path.
var goKinds = []struct{ path, framework string }{
	{"gin-gonic/gin", "gin"}, {"go-chi/chi", "chi"}, {"labstack/echo", "echo"}, {"gofiber/fiber", "fiber"}, {"gorilla/mux", "mux"}, {"net/http", "nethttp"},
}

// readGo reads routers of net/http, chi, gorilla/mux, gin, echo and fiber: what
// is registered on a variable, parameter or field that is known to be one.
func readGo(f *lex.File, out *facts.File) {
	g := &goReader{f: f, out: out, imports: goImports(f), fields: map[string]string{}, globals: map[string]*goRouter{}}
	g.structs()
	g.vars()
	for i := 0; i < len(f.Tokens); i++ {
		if f.At(i).First && f.Is(i, "func") {
			i = g.function(i)
		}
	}
	g.write()
}

type goReader struct {
	f       *lex.File
	out     *facts.File
	imports map[string]string // local name: framework, or "" for any other package
	fields  map[string]string // "Server.router": its framework; "Server.orders": "=OrderHandler"
	globals map[string]*goRouter
	routers []*goRouter
	done    map[int]bool // chains that were evaluated where they are an argument
}

// goRouter is a router as far as a file shows it.
type goRouter struct {
	facts.Router
	later   []facts.Guard // hold for what is registered from here on
	escapes bool          // is returned, mounted or kept elsewhere
	made    bool          // by a constructor here
}

// goImports gives the packages of a file by the names that they have in it.
func goImports(f *lex.File) map[string]string {
	out := map[string]string{}
	for i := 0; i < len(f.Tokens) && !f.Is(i, "func"); i++ {
		if !f.Is(i, "import") || !f.At(i).First {
			continue
		}
		last := i + 2
		if bracket(f, i+1) {
			last = f.Partner(i + 1)
		}
		for k := i + 1; k <= last && k < len(f.Tokens); k++ {
			if !f.IsString(k) {
				continue
			}
			path := f.Value(k)
			local := goPackage(path)
			if f.IsWord(k-1) && f.At(k-1).Line == f.At(k).Line && !f.Is(k-1, "import") {
				local = f.Text(k - 1)
			}
			out[local] = goFramework(path)
		}
		i = last
	}
	return out
}

// goPackage is the name that a package has by its path.
func goPackage(path string) string {
	segments := strings.Split(path, "/")
	name := segments[len(segments)-1]
	if _, err := strconv.Atoi(strings.TrimPrefix(name, "v")); err == nil && len(segments) > 1 {
		name = segments[len(segments)-2]
	}
	return strings.TrimPrefix(strings.TrimSuffix(name, ".go"), "go-")
}

func goFramework(path string) string {
	for _, k := range goKinds {
		if strings.Contains(path, k.path) && !strings.Contains(path, "middleware") && !strings.HasSuffix(path, "httptest") {
			return k.framework
		}
	}
	return ""
}

// goTypes are the types of routers.
var goTypes = []string{
	"gin.Engine", "gin.RouterGroup", "gin.IRouter", "gin.IRoutes", "chi.Router", "chi.Mux", "nethttp.ServeMux", "mux.Router",
	"echo.Echo", "echo.Group", "echo.Router", "fiber.App", "fiber.Router", "fiber.Group",
}

// routerType is the framework of a type such as *gin.Engine, which begins at i;
// empty if it is none.
func (g *goReader) routerType(i int) string {
	for g.f.Is(i, "*") {
		i++
	}
	if !g.f.IsWord(i) || !g.f.Is(i+1, ".") || !g.f.IsWord(i+2) {
		return ""
	}
	framework := g.imports[g.f.Text(i)]
	if framework != "" && slices.Contains(goTypes, framework+"."+g.f.Text(i+2)) {
		return framework
	}
	return ""
}

// structs notes the fields of structs that are routers, and the types of others.
func (g *goReader) structs() {
	f := g.f
	for i := 1; i+2 < len(f.Tokens); i++ {
		if !f.Is(i, "struct") || !f.Is(i+1, "{") || !f.IsWord(i-1) || !bracket(f, i+1) {
			continue
		}
		owner := f.Text(i - 1)
		body := inside(f, i+1)
		for k := body.from; k < body.to; k++ {
			if !f.IsWord(k) || !f.At(k).First && !f.Is(k-1, ";") && !f.Is(k-1, "{") {
				continue
			}
			key := owner + "." + f.Text(k)
			if framework := g.routerType(k + 1); framework != "" {
				g.fields[key] = framework
				g.field(owner, f.Text(k), framework, k)
			} else if t := goTypeName(f, k+1); t != "" {
				g.fields[key] = "=" + t
			} else if framework := g.routerType(k); framework != "" && f.Is(k+1, ".") { // embedded
				g.fields[owner+"."+f.Text(k+2)] = framework
			}
		}
		i = body.to
	}
}

// field declares the router that a field of a struct holds.
func (g *goReader) field(owner, name, framework string, at int) *goRouter {
	r := g.declare(facts.Ref{Name: "this." + name, Func: owner + "."}, framework, facts.Group, at)
	r.escapes = true
	return r
}

// goTypeName is the name of the type that begins at i, with its package.
func goTypeName(f *lex.File, i int) string {
	for f.Is(i, "*") {
		i++
	}
	if !f.IsWord(i) {
		return ""
	}
	return spelled(f, i, nameEnd(f, i))
}

// vars notes routers that are variables of the package.
func (g *goReader) vars() {
	for i := 0; i+2 < len(g.f.Tokens); i++ {
		t := g.f.At(i)
		switch {
		case t.Byte == '{' && bracket(g.f, i):
			i = g.f.Partner(i)
		case t.First && g.f.Is(i, "var") && bracket(g.f, i+1):
			i++
		case t.Kind == lex.Word && (t.First || g.f.Is(i-1, "var")) && g.f.Is(i+1, "="):
			if framework, ok := g.constructor(i + 2); ok {
				g.global(g.f.Text(i), framework, i).made = true
			}
		case t.Kind == lex.Word && (t.First || g.f.Is(i-1, "var")) && g.routerType(i+1) != "":
			g.global(g.f.Text(i), g.routerType(i+1), i)
		}
	}
}

func (g *goReader) global(name, framework string, at int) *goRouter {
	r := g.declare(facts.Ref{Name: name}, framework, facts.Group, at)
	g.globals[name] = r
	return r
}

// goConstructors are the functions that make a router, by framework.
var goConstructors = []string{"gin.New", "gin.Default", "chi.NewRouter", "chi.NewMux", "nethttp.NewServeMux", "mux.NewRouter", "echo.New", "fiber.New"}

// constructor is the framework of a call such as gin.Default(), at i.
func (g *goReader) constructor(i int) (string, bool) {
	if !g.f.IsWord(i) || !g.f.Is(i+1, ".") || !g.f.Is(i+3, "(") {
		return "", false
	}
	framework := g.imports[g.f.Text(i)]
	return framework, framework != "" && slices.Contains(goConstructors, framework+"."+g.f.Text(i+2))
}

func (g *goReader) declare(ref facts.Ref, framework string, kind facts.RouterKind, at int) *goRouter {
	r := &goRouter{Router: facts.Router{Ref: ref, Framework: framework, Kind: kind, Line: lineOf(g.f, at)}}
	g.routers = append(g.routers, r)
	return r
}

// write hands over the routers. One that was made here and went nowhere serves:
// nothing else could be done with it.
func (g *goReader) write() {
	for _, r := range g.routers {
		if r.made && (!r.escapes || r.Framework == "gin" || r.Framework == "echo") {
			r.Kind = facts.App
		}
		g.out.Routing.Routers = append(g.out.Routing.Routers, r.Router)
	}
}

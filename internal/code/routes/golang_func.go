package routes

import (
	"strconv"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// goFunc is the function that is being read.
type goFunc struct {
	*goReader
	name     string // "Server.routes"
	receiver string // "s"
	owner    string // "Server"
	scope    map[string]*goRouter
	types    map[string]string // types of other variables, as far as they are shown
	used     map[string]bool   // names that routers of the function have
	gives    bool              // its result may be a router
}

// function reads the function at i and gives its last token.
func (g *goReader) function(i int) int {
	f := g.f
	fn := &goFunc{goReader: g, scope: map[string]*goRouter{}, types: map[string]string{}, used: map[string]bool{}}
	i++
	if f.Is(i, "(") && bracket(f, i) {
		fn.receiver, fn.owner = f.Text(i+1), lastName(goTypeName(f, i+2))
		i = f.Partner(i) + 1
	}
	if !f.IsWord(i) {
		return i
	}
	fn.name = f.Text(i)
	if fn.owner != "" {
		fn.name = fn.owner + "." + fn.name
	}
	if i++; f.Is(i, "[") && bracket(f, i) {
		i = f.Partner(i) + 1
	}
	if !bracket(f, i) {
		return i
	}
	g.done = map[int]bool{}
	fn.params(i)
	for i = f.Partner(i) + 1; i < len(f.Tokens) && !f.At(i).First; i++ {
		if f.Is(i, "{") && bracket(f, i) && !f.Is(i-1, "interface") && !f.Is(i-1, "struct") {
			fn.block(inside(f, i))
			return f.Partner(i)
		}
		if bracket(f, i) {
			fn.gives = fn.gives || goGives(f, inside(f, i))
			i = f.Partner(i)
		} else {
			fn.gives = fn.gives || goGives(f, cut{i, i + 1})
		}
	}
	return i - 1
}

// goGives reports whether a piece of a result is more than an error.
func goGives(f *lex.File, c cut) bool {
	for i := c.from; i < c.to; i++ {
		if f.IsWord(i) && !f.Is(i, "error") {
			return true
		}
	}
	return false
}

// params binds the parameters that are routers.
func (fn *goFunc) params(open int) {
	for index, p := range goParams(fn.f, open) {
		if framework := fn.routerType(p.typ); framework != "" {
			r := fn.bind(p.name, framework, facts.Parameter, p.at)
			r.Index = index
		} else if fn.imports[fn.f.Text(p.typ)] == "nethttp" && fn.f.Is(p.typ+2, "Handler") {
			r := fn.bind(p.name, "nethttp", facts.Parameter, p.at)
			r.Index = index
		} else {
			fn.types[p.name] = goTypeName(fn.f, p.typ)
		}
	}
}

// goParam is a parameter; several may share a type.
type goParam struct {
	name    string
	at, typ int
}

func goParams(f *lex.File, open int) []goParam {
	var out []goParam
	for _, c := range parts(f, open) {
		if !f.IsWord(c.from) {
			continue
		}
		out = append(out, goParam{f.Text(c.from), c.from, c.from + 1})
		if c.to-c.from > 1 {
			for k := len(out) - 2; k >= 0 && out[k].typ < 0; k-- {
				out[k].typ = c.from + 1
			}
		} else {
			out[len(out)-1].typ = -1
		}
	}
	for i := range out {
		if out[i].typ < 0 { // types without names
			out[i].typ = out[i].at
		}
	}
	return out
}

// bind gives a name of the function to a new router. When the name is taken,
// the router is told apart by its line.
func (fn *goFunc) bind(name, framework string, kind facts.RouterKind, at int) *goRouter {
	unique := name
	if fn.used[unique] {
		unique += "#" + strconv.Itoa(at)
	}
	fn.used[unique] = true
	r := fn.declare(facts.Ref{Name: unique, Func: fn.name}, framework, kind, at)
	fn.scope[name] = r
	return r
}

// block reads statements.
func (fn *goFunc) block(c cut) {
	f := fn.f
	for i := c.from; i < c.to; i++ {
		switch t := f.At(i); {
		case t.Kind != lex.Word || f.Is(i-1, ".") || fn.done[i]:
			if fn.done[i] {
				i = fn.pass(i)
			}
		case f.Is(i, "return"):
			i = fn.returns(i)
		case f.Is(i, "func") && f.Is(i+1, "(") && bracket(f, i+1):
			i = f.Partner(i + 1) // parameters of a function written in place
		case f.Is(i+1, ",") && f.IsWord(i+2) && (f.Is(i+3, ":=") || f.Is(i+3, "=")): // r, err := setup()
			fn.assign(f.Text(i), i+4)
			i += 3
		case f.Is(i+1, ":="), f.Is(i+1, "="):
			fn.assign(f.Text(i), i+2)
			i++
		case f.Is(i, "Handler") && f.Is(i+1, ":") && goInServer(f, i):
			fn.serves(cut{i + 2, goArgEnd(f, i+2)})
		default:
			if f.Is(i+1, ".") && f.IsWord(i+2) && f.Is(i+3, "=") {
				fn.assignField(i)
			}
			if end := nameEnd(f, i); f.Is(end, "{") && bracket(f, end) {
				fn.literal(spelled(f, i, end), end) // register(Config{App: app})
			}
			_, last := fn.chain(i)
			i = fn.skip(i, last)
		}
	}
}

// skip is where reading goes on after a chain that began at i: inside its first
// bracket, where functions written in place may stand.
func (fn *goFunc) skip(i, last int) int {
	for k := i + 1; k <= last; k++ {
		if bracket(fn.f, k) {
			return k
		}
	}
	return max(i, min(last, nameEnd(fn.f, i)-1))
}

func (fn *goFunc) pass(i int) int { return fn.skip(i, nameEnd(fn.f, i)) }

// goArgEnd is where the expression at i ends: before a comma, a bracket that
// closes, or a new line outside of brackets.
func goArgEnd(f *lex.File, i int) int {
	for k := i; k < len(f.Tokens); k++ {
		switch {
		case bracket(f, k):
			k = f.Partner(k)
		case f.Is(k, ","), f.Is(k, ")"), f.Is(k, "}"), f.Is(k, "]"), k > i && f.At(k).First && !f.Is(k, "."):
			return k
		}
	}
	return len(f.Tokens)
}

// assign binds name to the value of the expression at i.
func (fn *goFunc) assign(name string, i int) {
	f := fn.f
	if r, _ := fn.chain(i); r != nil {
		fn.rename(name, r)
		return
	}
	if r, _ := fn.wrapped(cut{i, goArgEnd(f, i)}); r != nil { // handler := cors(r)
		fn.scope[name] = r
		return
	}
	at := i
	if f.Is(at, "&") {
		at++
	}
	switch end := nameEnd(f, at); {
	case !f.IsWord(at):
	case f.Is(end, "{"):
		fn.types[name] = spelled(f, at, end)
		fn.literal(fn.types[name], end)
	case f.Is(end, "("):
		fn.called(name, at, end)
	}
}

// called binds a name to what an unknown call gives: of NewOrders an Orders, as
// Go calls them; of another, what the composer finds where the function is.
func (fn *goFunc) called(name string, at, end int) {
	callee := fn.callee(at, end)
	last := lastName(callee)
	if made, ok := strings.CutPrefix(last, "New"); ok && made != "" && made != "Router" && made != "Handler" && made != "Server" {
		fn.types[name] = strings.TrimSuffix(callee, last) + made
		return
	}
	fn.types[name] = "()" + callee
}

// rename gives a router the name of the variable that it is put into, when it
// has none of its own.
func (fn *goFunc) rename(name string, r *goRouter) {
	if r.Name[0] == '#' && !fn.used[name] && name != "_" {
		old := r.Ref
		r.Name = name
		fn.used[name] = true
		fn.moved(old, r.Ref)
	}
	fn.scope[name] = r
}

// moved writes a router's new name where the old one was used.
func (fn *goFunc) moved(old, ref facts.Ref) {
	routing := &fn.out.Routing
	for i := len(routing.Mounts) - 1; i >= 0; i-- {
		m := &routing.Mounts[i]
		if m.Child == old {
			m.Child = ref
		}
		if m.Parent == old {
			m.Parent = ref
		}
	}
	for i := len(routing.Routes) - 1; i >= 0 && routing.Routes[i].On == old; i-- {
		routing.Routes[i].On = ref
	}
}

// assignField reads s.router = r, whose left side begins at i.
func (fn *goFunc) assignField(i int) {
	f := fn.f
	name, field := f.Text(i), f.Text(i+2)
	owner := fn.types[name]
	if name == fn.receiver {
		owner = fn.owner
	}
	if owner == "" {
		return
	}
	if field == "Handler" {
		fn.serves(cut{i + 4, goArgEnd(f, i+4)})
		return
	}
	if _, known := fn.fields[owner+"."+field]; known || goRouterName(field) {
		fn.hold(owner, field, cut{i + 4, goArgEnd(f, i+4)})
	}
}

// literal reads the fields of T{field: r}, whose bracket is open.
func (fn *goFunc) literal(owner string, open int) {
	for _, c := range parts(fn.f, open) {
		if fn.f.IsWord(c.from) && fn.f.Is(c.from+1, ":") {
			fn.hold(owner, fn.f.Text(c.from), cut{c.from + 2, c.to})
		}
	}
}

// hold notes that a field of a type holds a router.
func (fn *goFunc) hold(owner, field string, value cut) {
	r := fn.routerIn(value)
	if r == nil {
		return
	}
	if strings.Contains(owner, ".") { // the struct of another package
		if r.made {
			r.Kind = facts.App
		}
		r.escapes = true
		fn.mount(r, facts.Ref{Name: owner + "()." + field, Func: fn.name}, -1, "", nil, value.from)
		return
	}
	this := facts.Ref{Name: "this." + field, Func: owner + "."}
	for i := range fn.routers {
		if fn.routers[i].Ref == this { // was declared by its type alone
			fn.routers[i].Kind, fn.routers[i].Of = facts.Same, r.Ref
			if r.made {
				r.Kind = facts.App
			}
			return
		}
	}
	same := fn.declare(this, r.Framework, facts.Same, value.from)
	same.Of = r.Ref
	if r.made {
		r.Kind = facts.App
	}
}

// returns notes the router that a function returns, at i.
func (fn *goFunc) returns(i int) int {
	f := fn.f
	if !fn.gives { // return http.ListenAndServe(addr, r)
		return i
	}
	at := i + 1
	if f.Is(at, "&") {
		at++
	}
	if end := nameEnd(f, at); f.IsWord(at) && f.Is(end, "{") && bracket(f, end) {
		fn.literal(lastName(spelled(f, at, end)), end)
		return end
	}
	value := cut{i + 1, goArgEnd(f, i+1)}
	r, _ := fn.wrapped(value)
	if r == nil {
		if name := fn.calledName(value); name != "" {
			same := fn.declare(facts.Ref{Name: "return", Func: fn.name}, "nethttp", facts.Same, i)
			same.Of = facts.Ref{Name: name, Func: fn.name}
		}
		return i
	}
	if r.Kind == facts.Parameter {
		return i
	}
	r.escapes = true
	same := fn.declare(facts.Ref{Name: "return", Func: fn.name}, r.Framework, facts.Same, i)
	same.Of = r.Ref
	return i
}

// goInServer reports whether the key at i stands in http.Server{…}.
func goInServer(f *lex.File, i int) bool {
	for i--; i > 0; i-- {
		if f.Is(i, "{") {
			return f.Is(i-1, "Server")
		}
		if m := f.Partner(i); m >= 0 && m < i {
			i = m
		}
	}
	return false
}

package routes

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// place is a name in a scope: of a function, or of a file when Func is empty.
type place struct {
	home int // file; of Go the first file of the folder
	fn   string
	name string
}

// node is one router, with what hangs on it.
type node struct {
	router facts.Router
	file   int
	above  []above // where it is mounted
	lost   bool    // it is handed on where it cannot be followed
	chains []chain
	state  int8 // 0 not walked, 1 under way, 2 done
}

// above is a mount as its child sees it.
type above struct {
	parent int // node
	mount  *facts.Mount
	file   int
}

// project is all files while routes are composed.
type project struct {
	files   []*facts.File
	home    []int
	byPath  map[string]int
	stems   map[string][]int // files by the last name of their path, folders of index files by theirs
	folders map[string][]int // Go: first files of folders by the folder's last name
	nodes   []*node
	at      map[place]int    // declared routers
	same    map[place][]ref  // other names
	params  map[place]int    // parameters: name is the position
	symbols map[place]symbol // functions, methods and classes by their whole name
	scoped  map[string]bool  // functions in which something is declared, by home and name
	global  map[string][]place
	values  map[string][]value // by last name
	apps    map[string][]int   // by framework
	modules map[string][]int   // paths that have been looked up
	depth   int

	following map[place]bool // names whose assignments are being followed
	steps     int            // assignments followed for one name
}

// ref is a name where it is used.
type ref struct {
	file int
	facts.Ref
}

// symbol is a place in the facts of a file.
type symbol struct{ file, index int }

func newProject(files []*facts.File) *project {
	p := &project{
		files: files, home: make([]int, len(files)), byPath: map[string]int{}, stems: map[string][]int{}, folders: map[string][]int{},
		at: map[place]int{}, same: map[place][]ref{}, following: map[place]bool{}, params: map[place]int{}, symbols: map[place]symbol{}, global: map[string][]place{},
		scoped: map[string]bool{}, values: map[string][]value{}, apps: map[string][]int{}, modules: map[string][]int{},
	}
	p.addFiles()
	names := asked(files)
	for i, f := range files {
		if f.Skipped == "" {
			p.addSymbols(i, f)
			p.addValues(i, f, names)
			p.addRouters(i, f)
		}
	}
	return p
}

// addFiles makes what files are found by.
func (p *project) addFiles() {
	first := map[string]int{}
	for i, f := range p.files {
		p.home[i] = i
		p.byPath[f.Path] = i
		dir, base := path.Split(f.Path)
		dir = strings.TrimSuffix(dir, "/")
		stem := strings.TrimSuffix(base, path.Ext(base))
		p.stems[stem] = append(p.stems[stem], i)
		if stem == "index" || stem == "__init__" || stem == "mod" || stem == "main" {
			p.stems[path.Base(dir)] = append(p.stems[path.Base(dir)], i)
		}
		if f.Language == "go" {
			if _, ok := first[dir]; !ok {
				first[dir] = i
				p.folders[path.Base(dir)] = append(p.folders[path.Base(dir)], i)
			}
			p.home[i] = first[dir]
		}
	}
}

func (p *project) addSymbols(i int, f *facts.File) {
	for k := range f.Symbols {
		s := &f.Symbols[k]
		switch s.Kind {
		case facts.Function, facts.Method, facts.Class, facts.Interface, facts.Struct, facts.Module, facts.Enum:
			at := place{p.home[i], s.Owner, s.Name}
			if _, ok := p.symbols[at]; !ok {
				p.symbols[at] = symbol{i, k}
				if s.Owner == "" {
					p.addGlobal(f, at)
				}
			}
		default:
		}
	}
}

// anywhere are the languages in which a name of another file needs no path.
var anywhere = map[string]bool{"java": true, "kotlin": true, "csharp": true, "php": true, "ruby": true, "scala": true, "rust": true}

func (p *project) addRouters(i int, f *facts.File) {
	for k := range f.Routing.Routers {
		r := f.Routing.Routers[k]
		at := p.placeOf(i, r.Ref)
		if r.Func != "" {
			p.scoped[scopeKey(p.home[i], r.Func)] = true
		}
		if r.Kind == facts.Same {
			p.same[at] = append(p.same[at], ref{i, r.Of})
			continue
		}
		if n, ok := p.at[at]; ok {
			p.again(n, r)
			continue
		}
		n := p.addNode(i, at, r)
		if r.Kind == facts.Parameter {
			p.params[place{p.home[i], r.Func, position(r.Index)}] = n
			p.params[place{p.home[i], r.Func, r.Name}] = n
		}
		if r.Kind == facts.App {
			p.apps[r.Framework] = append(p.apps[r.Framework], n)
		}
		p.addGlobal(f, at)
	}
}

func (p *project) addGlobal(f *facts.File, at place) {
	if anywhere[f.Language] && !slices.Contains(p.global[at.name], at) {
		p.global[at.name] = append(p.global[at.name], at)
	}
}

func scopeKey(home int, fn string) string { return strconv.Itoa(home) + " " + fn }

// again takes over what a second declaration of the same name adds: a variable
// that is assigned twice keeps the router that serves.
func (p *project) again(n int, r facts.Router) {
	old := &p.nodes[n].router
	if r.Kind == facts.App && old.Kind != facts.App {
		old.Kind = facts.App
		p.apps[r.Framework] = append(p.apps[r.Framework], n)
	}
	old.Guards = append(slices.Clip(old.Guards), r.Guards...)
}

func (p *project) addNode(file int, at place, r facts.Router) int {
	p.nodes = append(p.nodes, &node{router: r, file: file})
	p.at[at] = len(p.nodes) - 1
	return len(p.nodes) - 1
}

// placeOf is where a declared name belongs: a field, to the class around.
func (p *project) placeOf(file int, r facts.Ref) place {
	fn := r.Func
	if strings.HasPrefix(r.Name, "this.") {
		fn = owner(fn)
	}
	return place{p.home[file], fn, r.Name}
}

// owner is the scope around a scope.
func owner(fn string) string {
	return fn[:max(0, strings.LastIndexByte(fn, '.'))]
}

func position(i int) string { return strconv.Itoa(i) }

// lastPart is the name within its scope.
func lastPart(fn string) string {
	return fn[strings.LastIndexByte(fn, '.')+1:]
}

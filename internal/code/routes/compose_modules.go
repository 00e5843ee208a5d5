package routes

import (
	"path"
	"strings"
)

// module are the files that an import's path leads to from a file: one, or all
// of a Go package by its first. None when it leads out of the project.
func (p *project) module(from int, spec string) (int, bool) {
	f := p.files[from]
	key := f.Language + "\x00" + path.Dir(f.Path) + "\x00" + spec
	if found, ok := p.modules[key]; ok {
		return first(found)
	}
	found := p.findModule(from, spec)
	p.modules[key] = found
	return first(found)
}

func first(found []int) (int, bool) {
	if len(found) == 0 {
		return 0, false
	}
	return found[0], true
}

func (p *project) findModule(from int, spec string) []int {
	f := p.files[from]
	switch f.Language {
	case "python":
		return p.pythonModule(f.Path, spec)
	case "javascript", "typescript":
		return p.scriptModule(f.Path, spec)
	case "go":
		return p.goPackage(spec)
	case "rust":
		parts := strings.Split(strings.ReplaceAll(spec, "::", "."), ".")
		return p.nearest(f.Path, strings.Join(parts, "/"), ".rs")
	case "ruby", "php":
		return p.nearest(f.Path, strings.TrimSuffix(strings.TrimLeft(spec, "./"), path.Ext(spec)), path.Ext(f.Path))
	}
	return nil
}

// pythonModule follows app.api.orders, .orders and ..orders.
func (p *project) pythonModule(from, spec string) []int {
	rest := strings.TrimLeft(spec, ".")
	up := len(spec) - len(rest)
	below := strings.ReplaceAll(rest, ".", "/")
	if up == 0 {
		return p.nearest(from, below, ".py")
	}
	dir := path.Dir(from)
	for ; up > 1; up-- {
		dir = path.Dir(dir)
	}
	return p.exact(path.Join(dir, below), ".py")
}

// exact finds a module by its path without extension: a file, or a folder's
// index.
func (p *project) exact(name string, exts ...string) []int {
	for _, ext := range exts {
		for _, candidate := range []string{name + ext, name + "/index" + ext, name + "/__init__" + ext, name + "/mod" + ext} {
			if i, ok := p.byPath[candidate]; ok {
				return []int{i}
			}
		}
	}
	return nil
}

// scriptExts are tried in this order; a name that ends in .js may be written in
// TypeScript.
var scriptExts = []string{".ts", ".tsx", ".js", ".mjs", ".cjs", ".jsx", ".mts", ".cts"}

func (p *project) scriptModule(from, spec string) []int {
	stem := spec
	switch ext := path.Ext(spec); ext {
	case ".js", ".mjs", ".cjs", ".jsx", ".ts", ".tsx", ".mts":
		stem = strings.TrimSuffix(spec, ext)
	}
	if strings.HasPrefix(spec, ".") {
		name := path.Join(path.Dir(from), stem)
		if i, ok := p.byPath[path.Join(path.Dir(from), spec)]; ok {
			return []int{i}
		}
		return p.exact(name, scriptExts...)
	}
	if !strings.Contains(spec, "/") {
		return nil // a library
	}
	alias, rest, _ := strings.Cut(stem, "/")
	if strings.HasPrefix(alias, "@") && alias != "@" && !strings.Contains(rest, "/") && !aliases[alias[1:]] {
		return p.workspace(rest)
	}
	if alias == "@" || alias == "~" || strings.HasPrefix(alias, "@") || strings.HasPrefix(alias, "#") || strings.HasPrefix(alias, "~") {
		return p.nearest(from, rest, scriptExts...)
	}
	return p.nearest(from, stem, scriptExts...)
}

// aliases are names under which projects put their own folders; what else begins
// with @ is a package, perhaps one of the workspace.
var aliases = map[string]bool{
	"app": true, "src": true, "root": true, "api": true, "server": true, "lib": true, "libs": true, "utils": true, "shared": true, "common": true, "core": true, "config": true,
	"modules": true, "routes": true, "routers": true, "controllers": true, "services": true, "middleware": true, "middlewares": true, "models": true, "features": true, "backend": true,
}

// workspace finds the package of a monorepo that has a folder of its own.
func (p *project) workspace(name string) []int {
	for _, i := range p.stems["index"] {
		dir := path.Dir(p.files[i].Path)
		if path.Base(dir) == "src" {
			dir = path.Dir(dir)
		}
		if path.Base(dir) == name && strings.Count(dir, "/") <= 2 {
			return []int{i}
		}
	}
	return nil
}

// nearest finds the module whose path ends in name, the one that shares most
// folders with the file that asks. Two that are as near are none.
func (p *project) nearest(from, name string, exts ...string) []int {
	if name == "" || name == "." {
		return nil
	}
	best, score, twice := -1, -1, false
	for _, i := range p.stems[path.Base(name)] {
		file := p.files[i].Path
		if !endsIn(file, name, exts) {
			continue
		}
		switch s := 2*shared(from, file) - strings.Count(file, "/"); {
		case best < 0 || s > score:
			best, score, twice = i, s, false
		case s == score && p.files[best].Path != file:
			twice = true
		}
	}
	if best < 0 || twice {
		return nil
	}
	return []int{best}
}

// endsIn reports whether a file is the module called name, or its index.
func endsIn(file, name string, exts []string) bool {
	ext := path.Ext(file)
	known := false
	for _, e := range exts {
		known = known || e == ext
	}
	stem := strings.TrimSuffix(file, ext)
	for _, index := range []string{"/index", "/__init__", "/mod"} {
		if s, ok := strings.CutSuffix(stem, index); ok && (s == name || strings.HasSuffix(s, "/"+name)) {
			return known
		}
	}
	return known && (stem == name || strings.HasSuffix(stem, "/"+name))
}

// shared is how many folders two files have in common from the top.
func shared(a, b string) int {
	n := 0
	for i := 0; i < len(a) && i < len(b) && a[i] == b[i]; i++ {
		if a[i] == '/' {
			n++
		}
	}
	return n
}

// goPackage finds the folder that an import path ends in: the whole folder from
// the top of the project, or at least two of its names.
func (p *project) goPackage(spec string) []int {
	best, score, twice := -1, 0, false
	for _, i := range p.folders[path.Base(spec)] {
		dir := path.Dir(p.files[i].Path)
		same := commonEnd(dir, spec)
		if same < 2 && dir != path.Base(spec) {
			continue
		}
		switch {
		case same > score:
			best, score, twice = i, same, false
		case same == score:
			twice = true
		}
	}
	if best < 0 || twice {
		return nil
	}
	return []int{best}
}

// commonEnd is how many names two paths have in common from their ends.
func commonEnd(a, b string) int {
	x, y := strings.Split(a, "/"), strings.Split(b, "/")
	n := 0
	for n < len(x) && n < len(y) && x[len(x)-1-n] == y[len(y)-1-n] {
		n++
	}
	return n
}

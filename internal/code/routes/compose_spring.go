package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// adopt gives applications that look for their controllers what stands in other
// files: prefixes of properties and rules over paths. Controllers of a module
// belong to the application that is nearest.
func (p *project) adopt() {
	p.inheritGuards()
	p.loseLaravel()
	p.adoptAspnet()
	p.prefixNest()
	apps := p.apps["spring"]
	if len(apps) == 0 {
		return
	}
	for i, f := range p.files {
		for _, v := range f.Routing.Values {
			if slices.Contains(springPrefixes, v.Name) && !f.Test {
				p.prefixApps(p.nearestApps(i, apps), v)
			}
		}
	}
	for _, node := range p.nodes {
		p.adoptSpring(node, apps)
	}
}

// prefixApps puts the path of a property before what applications serve.
func (p *project) prefixApps(apps []int, v facts.Value) {
	for _, a := range apps {
		r := &p.nodes[a].router
		switch {
		case !strings.Contains(v.Text, "${"):
			r.Prefix = join(r.Prefix, v.Text)
		default: // from the environment; its default, if it has one, is only that
			r.Prefix = join(r.Prefix, unread)
		}
	}
}

func (p *project) adoptSpring(node *node, apps []int) {
	if node.router.Framework != "spring" {
		return
	}
	switch {
	case node.router.Name == springChain:
		for _, a := range p.nearestApps(node.file, apps) {
			p.nodes[a].router.Guards = append(slices.Clip(p.nodes[a].router.Guards), node.router.Guards...)
		}
	case node.router.Kind == facts.Controller && len(node.above) == 0 && len(apps) > 1:
		for _, a := range p.nearestApps(node.file, apps) {
			node.above = append(node.above, above{parent: a, mount: &facts.Mount{Arg: -1}, file: node.file})
		}
	}
}

// nearestApps are the applications that share most folders with a file; those
// of tests only when there is no other.
func (p *project) nearestApps(file int, apps []int) []int {
	var out []int
	most := -1
	for _, test := range []bool{false, true} {
		for _, a := range apps {
			if p.files[p.nodes[a].file].Test != test || test && len(out) > 0 && most >= 0 {
				continue
			}
			switch n := shared(moduleOf(p.files[file].Path), moduleOf(p.files[p.nodes[a].file].Path)); {
			case n > most:
				most, out = n, []int{a}
			case n == most:
				out = append(out, a)
			}
		}
		if len(out) > 0 {
			break
		}
	}
	return out
}

// moduleOf is the folder of the module that a file is in, with a slash.
func moduleOf(file string) string {
	if before, _, ok := strings.Cut(file, "src/main/"); ok {
		return before
	}
	return file
}

// deepestClass bounds how far guards are taken over from base classes.
const deepestClass = 4

// inheritGuards gives controllers the guards of the classes that they build on,
// which readers write as mounts of the base below the controller.
func (p *project) inheritGuards() {
	for range deepestClass {
		for _, base := range p.nodes {
			if len(base.router.Guards) == 0 || base.router.Framework != "spring" && base.router.Framework != "aspnet" {
				continue
			}
			for _, a := range base.above {
				r := &p.nodes[a.parent].router
				if r.Framework == base.router.Framework && a.mount.Prefix == "" && !strings.Contains(a.mount.Child.Name, "#") {
					r.Guards = addGuards(base.router.Guards, r.Guards)
				}
			}
		}
	}
}

// addGuards puts guards before others, each once.
func addGuards(before, after []facts.Guard) []facts.Guard {
	out := slices.Clone(before)
	for _, g := range after {
		if !slices.ContainsFunc(out, func(o facts.Guard) bool { return o.Name == g.Name && o.Line == g.Line }) {
			out = append(out, g)
		}
	}
	return out
}

package routes

import (
	"path"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// folderOf stands before the folder whose files Fastify loads as plugins.
const folderOf = "@folder "

// loadFolder mounts every file below a folder: the folders between are its
// prefix, and guards in a file named autohooks hold for those beside and below
// it.
func (p *project) loadFolder(file, parent int, m *facts.Mount) {
	base := path.Join(path.Dir(p.files[file].Path), strings.TrimPrefix(m.Child.Name, folderOf))
	for i, f := range p.files {
		rest, ok := strings.CutPrefix(f.Path, base+"/")
		if !ok || f.Test || f.Language != "javascript" && f.Language != "typescript" {
			continue
		}
		n, ok := p.handed(i, facts.Ref{Name: "default"}, 0)
		if !ok || n == parent || isHooks(f.Path) {
			continue
		}
		one := *m
		one.Prefix = m.Prefix
		one.Guards = append(append([]facts.Guard{}, m.Guards...), p.folderGuards(base, f.Path)...)
		if v, ok := p.valueIn(i, "", "autoPrefix"); ok {
			one.Prefix += "/" + strings.Trim(v.text, "/")
		} else if dir := path.Dir(rest); dir != "." {
			for name := range strings.SplitSeq(dir, "/") {
				if strings.HasPrefix(name, "_") {
					name = ":" + name[1:]
				}
				one.Prefix += "/" + name
			}
		}
		p.nodes[n].above = append(p.nodes[n].above, above{parent, &one, file})
	}
}

// folderGuards are those of autohooks in the folders from base to a file.
func (p *project) folderGuards(base, file string) []facts.Guard {
	var out []facts.Guard
	for i, f := range p.files {
		dir := path.Dir(f.Path)
		if !isHooks(f.Path) || !strings.HasPrefix(dir+"/", base+"/") || !strings.HasPrefix(file, dir+"/") {
			continue
		}
		if n, ok := p.handed(i, facts.Ref{Name: "default"}, 0); ok {
			for _, g := range p.nodes[n].router.Guards {
				g.File = f.Path
				out = append(out, g)
			}
		}
	}
	return out
}

func isHooks(file string) bool {
	base := path.Base(file)
	return strings.HasPrefix(base, "autohooks.") || strings.HasPrefix(base, ".autohooks.")
}

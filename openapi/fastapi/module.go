package fastapi

import (
	"maps"
	"slices"
	"strings"
)

// libraries are the modules that do not come with Python. Imports stand in
// three groups: Python's own, libraries, and ours.
var libraries = []string{"fastapi", "pydantic", "starlette"}

// module is the whole file: its docstring, its imports, then what was written.
func (f *file) module(doc string) []byte {
	head := newFile()
	head.put(docstring(0, doc)...)
	head.gap(1)
	head.put("from __future__ import annotations")
	for group := range 3 {
		head.gap(1)
		for _, module := range slices.Sorted(maps.Keys(f.imports)) {
			if groupOf(module) == group {
				head.imported(module, slices.Sorted(maps.Keys(f.imports[module])))
			}
		}
	}
	body := f.b.String()
	if body == "" {
		return []byte(head.b.String())
	}
	between := "\n"
	if first := strings.TrimLeft(body, "\n"); strings.HasPrefix(first, "class ") || strings.HasPrefix(first, "@") || strings.HasPrefix(first, "def ") || strings.HasPrefix(first, "async ") {
		between = "\n\n"
	}
	return []byte(head.b.String() + between + body)
}

func (f *file) imported(module string, names []string) {
	if names[0] == "" {
		f.put("import " + module)
		if len(names) == 1 {
			return
		}
		names = names[1:]
	}
	line := "from " + module + " import " + strings.Join(names, ", ")
	if len(line) <= width {
		f.put(line)
		return
	}
	f.put("from " + module + " import (")
	for _, name := range names {
		f.put("    " + name + ",")
	}
	f.put(")")
}

func groupOf(module string) int {
	top, _, _ := strings.Cut(module, ".")
	switch {
	case top == "app":
		return 2
	case slices.Contains(libraries, top):
		return 1
	default:
		return 0
	}
}

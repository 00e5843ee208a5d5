package code

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"kiro-mcp/internal/ignore"
)

// tree is one listing of a workspace.
type tree struct {
	dir    string
	listed time.Time
	limits Limits
	short  string // which bound cut the listing; empty when it is whole

	paths []string // all files, for looking files up
	files []*file  // the source files among them

	read   bool   // words have been read
	unread string // which bound kept some from being read
}

// file is one source file and its words, which are read when first needed.
type file struct {
	path    string
	size    int64
	changed time.Time
	words   words
	known   bool
}

// list walks a workspace. Words of files that have not changed are taken over
// from the listing before.
func list(dir string, limits Limits, old *tree) *tree {
	t := &tree{dir: dir, listed: time.Now(), limits: limits}
	before := map[string]*file{}
	if old != nil {
		for _, f := range old.files {
			before[f.path] = f
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.short = "the workspace cannot be opened"
		return t
	}
	defer func() { _ = root.Close() }() // nothing was written
	w := &walker{fsys: root.FS(), entries: limits.Entries, file: func(name string, e fs.DirEntry) {
		if e.Type().IsRegular() {
			t.add(name, e, before)
		}
	}}
	w.walk(".", nil)
	t.short = w.short
	return t
}

func (t *tree) add(name string, e fs.DirEntry, before map[string]*file) {
	t.paths = append(t.paths, name)
	if !sourceExtensions[strings.ToLower(path.Ext(name))] {
		return
	}
	info, err := e.Info()
	if err != nil {
		return // it vanished since the folder was read
	}
	f := before[name]
	if f == nil || f.size != info.Size() || !f.changed.Equal(info.ModTime()) {
		f = &file{path: name, size: info.Size(), changed: info.ModTime()}
	}
	t.files = append(t.files, f)
}

// walker goes through the folders of a workspace that may hold source.
type walker struct {
	fsys    fs.FS
	entries int                              // files that may be seen
	file    func(name string, e fs.DirEntry) // is told of every file, link or pipe
	left    func(name, why string)           // is told of every folder that is not entered; may be nil
	stop    func() bool                      // says that nobody waits any more; may be nil
	short   string                           // which bound cut the walk; empty when it is whole
}

// walk goes through a folder and those below it, in lexical order. Links are
// not followed: what they lead to is listed where it is, or is not ours.
func (w *walker) walk(dir string, rules *ignore.Rules) {
	entries, err := fs.ReadDir(w.fsys, dir)
	if err != nil {
		w.short = "the folder " + dir + " cannot be read"
		return
	}
	if source, err := fs.ReadFile(w.fsys, path.Join(dir, ".gitignore")); err == nil {
		rules = rules.With(dir, source)
	}
	for _, e := range entries {
		if w.entries <= 0 {
			w.short = "the workspace has too many files"
			return
		}
		if w.stop != nil && w.stop() {
			return
		}
		name := path.Join(dir, e.Name())
		if e.IsDir() {
			w.folder(name, e.Name(), rules)
		} else if !rules.Match(name, false) {
			w.entries--
			w.file(name, e)
		}
	}
}

func (w *walker) folder(name, base string, rules *ignore.Rules) {
	why := skipped(base)
	if why == "" && rules.Match(name, true) {
		why = "ignored by git"
	}
	if why == "" {
		w.walk(name, rules)
	} else if w.left != nil && base != ".git" {
		w.left(name, why)
	}
}

// skipped says why a folder is not entered: it is hidden, or holds what is
// other people's or made. Empty for all others.
func skipped(name string) string {
	if strings.HasPrefix(name, ".") {
		return "hidden"
	}
	switch name {
	case "node_modules", "bower_components", "vendor", "third_party", "venv", "site-packages":
		return "other people's code"
	case "dist", "build", "target", "out", "coverage", "__pycache__":
		return "made by a build"
	}
	return ""
}

// sourceExtensions are those of files whose words are looked at.
var sourceExtensions = map[string]bool{
	".c": true, ".cc": true, ".clj": true, ".cpp": true, ".cs": true, ".cshtml": true, ".css": true, ".cts": true,
	".dart": true, ".ex": true, ".exs": true, ".fs": true, ".go": true, ".gradle": true, ".graphql": true, ".groovy": true,
	".h": true, ".hpp": true, ".hs": true, ".java": true, ".js": true, ".jsx": true, ".kt": true, ".kts": true,
	".lua": true, ".m": true, ".mjs": true, ".mm": true, ".mts": true, ".php": true, ".pl": true, ".prisma": true,
	".proto": true, ".ps1": true, ".py": true, ".pyi": true, ".r": true, ".rb": true, ".rs": true, ".scala": true,
	".scss": true, ".sh": true, ".sol": true, ".sql": true, ".svelte": true, ".swift": true, ".tf": true, ".toml": true,
	".ts": true, ".tsx": true, ".vb": true, ".vue": true, ".yaml": true, ".yml": true, ".zig": true,
}

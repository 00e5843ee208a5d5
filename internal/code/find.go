package code

import (
	"io/fs"
	"os"
	"path"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// file looks a path up: as it is, else as the end of a listed one.
func (t *tree) file(name string) Found {
	name = strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "./")
	if root, err := os.OpenRoot(t.dir); err == nil {
		defer func() { _ = root.Close() }() // nothing was written
		if info, err := root.Stat(name); err == nil && !info.IsDir() {
			return Found{Verdict: Exists, File: name}
		}
	}
	for _, p := range t.paths {
		if strings.HasSuffix(p, name) && (len(p) == len(name) || p[len(p)-len(name)-1] == '/') {
			return Found{Verdict: Exists, File: p}
		}
	}
	return absent(t.short)
}

// symbol looks for the last part of a name in the files that hold all parts.
func (t *tree) symbol(name string) Found {
	t.readWords()
	parts := strings.FieldsFunc(name, func(r rune) bool { return r < 0x80 && !isWordByte(byte(r)) })
	if len(parts) == 0 {
		return Found{Verdict: NotChecked, Why: "no word to look for"}
	}
	hashes := make([]uint32, len(parts))
	for i, p := range parts {
		hashes[i] = facts.WordHash([]byte(p))
	}
	best := absent(t.unread)
	root, err := os.OpenRoot(t.dir)
	if err != nil {
		return absent("the workspace cannot be opened")
	}
	defer func() { _ = root.Close() }() // nothing was written
	for _, f := range t.files {
		if !f.hasAll(hashes) {
			continue
		}
		text, err := fs.ReadFile(root.FS(), f.path)
		if err != nil {
			continue
		}
		line, defines := findWord(text, parts[len(parts)-1])
		switch {
		case line == 0:
		case defines:
			return Found{Verdict: Defined, File: f.path, Line: line}
		case best.Verdict != Mentioned:
			best = Found{Verdict: Mentioned, File: f.path, Line: line}
		}
	}
	return best
}

func absent(bound string) Found {
	if bound != "" {
		return Found{Verdict: NotChecked, Why: bound}
	}
	return Found{Verdict: Missing}
}

func (f *file) hasAll(hashes []uint32) bool {
	for _, h := range hashes {
		if !f.words.has(h) {
			return false
		}
	}
	return true
}

// readWords takes in the words of all source files that are new or changed.
func (t *tree) readWords() {
	if t.read {
		return
	}
	t.read, t.unread = true, t.short
	root, err := os.OpenRoot(t.dir)
	if err != nil {
		t.unread = "the workspace cannot be opened"
		return
	}
	defer func() { _ = root.Close() }() // nothing was written
	var read int64
	for _, f := range t.files {
		switch {
		case f.known:
			read += f.size
			continue
		case f.size > t.limits.FileBytes:
			t.unread = "source files above the size limit were not searched, such as " + f.path
			continue
		case read+f.size > t.limits.Bytes:
			t.unread = "the project has more source than is searched"
			continue
		}
		read += f.size
		text, err := fs.ReadFile(root.FS(), f.path)
		if err != nil {
			t.unread = f.path + " cannot be read"
			continue
		}
		f.words, f.known = wordsOf(text), true
	}
}

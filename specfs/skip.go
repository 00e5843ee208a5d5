package specfs

import (
	"bytes"
	"strings"
)

// skippedFolders are never searched for nested .kiro folders: what they hold
// is somebody else's, made by a tool, or made to test one.
var skippedFolders = map[string]bool{
	"node_modules": true, "bower_components": true, "vendor": true, "third_party": true,
	"dist": true, "build": true, "target": true, "out": true, "coverage": true,
	"venv": true, "site-packages": true, "__pycache__": true,
	"fixtures": true, "__fixtures__": true, "testdata": true,
	"template": true, "templates": true,
}

// skipFolder reports whether the search for nested .kiro folders passes by.
// Hidden folders hold tools' own files and git worktrees.
func skipFolder(name string) bool {
	return strings.HasPrefix(name, ".") || skippedFolders[strings.ToLower(name)]
}

// isArchive knows the folders that finished specs are moved to.
func isArchive(name string) bool {
	switch strings.Trim(strings.ToLower(name), "_") {
	case "archive", "archives", "archived":
		return true
	}
	return false
}

// templateHead is how much of a document is looked at to tell a template.
const templateHead = 4 << 10

// isTemplate reports whether the beginning of a document is a form still to
// be filled in: a heading holds a {{PLACEHOLDER}}. Real documents have such
// names only in code and prose, where they are about templates, and in boxes
// of a plan that somebody has begun.
func isTemplate(head []byte) bool {
	for line := range bytes.Lines(head) {
		line = bytes.TrimPrefix(line, []byte("\ufeff"))
		text := bytes.TrimLeft(line, " \t")
		if !bytes.HasPrefix(text, []byte("#")) {
			continue
		}
		before, after, ok := bytes.Cut(text, []byte("{{"))
		if !ok || bytes.Count(before, []byte("`"))%2 == 1 {
			continue
		}
		if name, _, closed := bytes.Cut(after, []byte("}}")); closed && isPlaceholder(name) {
			return true
		}
	}
	return false
}

func isPlaceholder(name []byte) bool {
	name = bytes.TrimSpace(name)
	for _, c := range name {
		if !isLetter(c) && (c < '0' || c > '9') && c != '_' && c != '-' && c != ' ' {
			return false
		}
	}
	return len(name) > 0
}

// isWorktreeLink tells the .git file of a worktree from that of a submodule.
func isWorktreeLink(gitFile []byte) bool {
	target, ok := bytes.CutPrefix(gitFile, []byte("gitdir:"))
	return ok && bytes.Contains(bytes.ReplaceAll(target, []byte(`\`), []byte("/")), []byte("/worktrees/"))
}

package claims

import (
	"path"
	"strings"
)

// fileWords say that a path which stands by them is one of the code's files.
var fileWords = []string{
	"new file", "create", "creates", "created", "add", "adds", "located at", "located in", "lives in", "live in", "implemented in", "defined in", "placed in", "stored in", "file:", "files:", "location:", "location", "path:", "module:", "source:", "in file", "will be in", "new module",
	"位置", "文件", "新建", "新增", "创建", "实现于", "位于", "路径", "ファイル", "配置", "新規", "作成", "モジュール",
}

// files reads paths that a heading, label, row or sentence says are there.
func files(r *reading, b *block) []Claim {
	if b.frame.motive {
		return nil
	}
	if c := fileInFolder(b); c != nil {
		return c
	}
	if !strings.Contains(b.text, "/") {
		return nil
	}
	lower := strings.ToLower(b.text)
	_, said := holdsAny(lower, fileWords)
	said = said || b.kind == heading || b.below([]string{"new files", "test files", "files to create", "file structure", "files created", "file changes", "files modified", "files to modify", "modified files", "affected files", "location", "file organization", "文件结构", "新增文件", "变更文件", "文件", "ファイル構成", "変更ファイル"})
	if b.kind == row && b.cell("file", "files", "path", "location", "文件", "文件路径", "路径", "ファイル", "パス", "source file", "test file") != "" && changes(b) {
		said = true
	}
	if !said {
		return nil
	}
	var claims []Claim
	gone := r.deletedBelow(b)
	for _, w := range pathWords(b.text) {
		if len(claims) == 6 {
			break
		}
		w = strings.TrimPrefix(strings.TrimRight(w, "."), "./")
		if b.kind == heading || b.kind == label {
			w = strings.TrimPrefix(w, "/") // from the root of the project
		}
		known := isFilePath(w) || isFilePath(strings.NewReplacer("[", "", "]", "").Replace(w))
		if !known || strings.HasPrefix(w, ".kiro/specs/") || ofMany(w) || strings.Contains(b.text, strings.TrimSuffix(w, path.Base(w))+"*") {
			continue
		}
		_, note, _ := strings.Cut(b.text, w)
		claims = append(claims, Claim{Kind: KindFile, Line: b.line, File: &File{Path: w}, Negated: gone || removedNote(strings.TrimLeft(cut(note, 40), "`"))})
	}
	return claims
}

// ofMany reports whether a path is a pattern of many files, of which nothing but
// the ending is left: "routes/*.ts".
func ofMany(p string) bool {
	base := path.Base(p)
	return strings.Contains(p, "*") || strings.HasPrefix(base, ".") && len(base) <= 5 && namesFile("x"+base)
}

// changes reports whether a table lists files by what is done to them or what
// they are for. Others list what is made while the program runs.
func changes(b *block) bool {
	if b.hasColumn([]string{"change", "changes", "action", "status", "purpose", "responsibility", "modification", "component", "operation", "type of change", "变更", "操作", "职责", "说明", "変更内容", "責務", "役割", "test file", "source file"}) {
		return true
	}
	_, ok := holdsAny(strings.ToLower(b.text), []string{"new", "create", "created", "add", "added", "modify", "modified", "update", "updated", "delete", "removed", "新增", "修改", "删除", "新規", "変更"})
	return ok
}

// fileInFolder reads an item that begins with a file's name below a heading
// that gives the folder: "### Templates (`src/templates/`)".
func fileInFolder(b *block) []Claim {
	if b.kind != item || !strings.HasPrefix(b.text, "`") || b.section == nil {
		return nil
	}
	name, _, ok := strings.Cut(b.text[1:], "`")
	if !ok || strings.Contains(name, "/") || !namesFile(name) || !plainPath(name) {
		return nil
	}
	for _, title := range []string{b.label, b.section.Title} {
		for _, w := range pathWords(title) {
			if strings.HasSuffix(w, "/") && len(w) > 2 && plainPath(strings.TrimSuffix(w, "/")) {
				return []Claim{{Kind: KindFile, Line: b.line, File: &File{Path: strings.TrimPrefix(w, "./") + name}}}
			}
		}
	}
	return nil
}

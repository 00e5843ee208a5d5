package structure

import (
	"path"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
)

// fileWords say that a path which stands by them is one of the code's files.
var fileWords = []string{
	"new file", "create", "creates", "created", "add", "adds", "located at", "located in", "lives in", "live in", "implemented in", "defined in", "placed in", "stored in", "file:", "files:", "location:", "location", "path:", "module:", "source:", "in file", "will be in", "new module",
	"位置", "文件", "新建", "新增", "创建", "实现于", "位于", "路径", "ファイル", "配置", "新規", "作成", "モジュール",
}

// Files reads paths that a heading, label, row or sentence says are there.
func Files(r *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Frame.Motive {
		return nil
	}
	if c := fileInFolder(p); c != nil {
		return c
	}
	if !strings.Contains(p.Text, "/") {
		return nil
	}
	lower := strings.ToLower(p.Text)
	_, said := words.HoldsAny(lower, fileWords)
	said = said || p.Kind == pieces.Heading || p.Below([]string{"new files", "test files", "files to create", "file structure", "files created", "file changes", "files modified", "files to modify", "modified files", "affected files", "location", "file organization", "文件结构", "新增文件", "变更文件", "文件", "ファイル構成", "変更ファイル"})
	if p.Kind == pieces.Row && p.Cell("file", "files", "path", "location", "文件", "文件路径", "路径", "ファイル", "パス", "source file", "test file") != "" && changes(p) {
		said = true
	}
	if !said {
		return nil
	}
	var found []claims.Claim
	gone := deletedBelow(r, p)
	for _, w := range names.PathWords(p.Text) {
		if len(found) == 6 {
			break
		}
		w = strings.TrimPrefix(strings.TrimRight(w, "."), "./")
		if p.Kind == pieces.Heading || p.Kind == pieces.Label {
			w = strings.TrimPrefix(w, "/") // from the root of the project
		}
		known := names.IsFilePath(w) || names.IsFilePath(strings.NewReplacer("[", "", "]", "").Replace(w))
		if !known || strings.HasPrefix(w, ".kiro/specs/") || ofMany(w) || strings.Contains(p.Text, strings.TrimSuffix(w, path.Base(w))+"*") {
			continue
		}
		_, note, _ := strings.Cut(p.Text, w)
		found = append(found, claims.Claim{Kind: claims.KindFile, Line: p.Line, File: &claims.File{Path: w}, Negated: gone || RemovedNote(strings.TrimLeft(words.Cut(note, 40), "`"))})
	}
	return found
}

// ofMany reports whether a path is a pattern of many files, of which nothing but
// the ending is left: "routes/*.ts".
func ofMany(p string) bool {
	base := path.Base(p)
	return strings.Contains(p, "*") || strings.HasPrefix(base, ".") && len(base) <= 5 && names.IsFile("x"+base)
}

// changes reports whether a table lists files by what is done to them or what
// they are for. Others list what is made while the program runs.
func changes(p *pieces.Piece) bool {
	if p.HasColumn([]string{"change", "changes", "action", "status", "purpose", "responsibility", "modification", "component", "operation", "type of change", "变更", "操作", "职责", "说明", "変更内容", "責務", "役割", "test file", "source file"}) {
		return true
	}
	_, ok := words.HoldsAny(strings.ToLower(p.Text), []string{"new", "create", "created", "add", "added", "modify", "modified", "update", "updated", "delete", "removed", "新增", "修改", "删除", "新規", "変更"})
	return ok
}

// fileInFolder reads an item that begins with a file's name below a heading
// that gives the folder: "### Templates (`src/templates/`)".
func fileInFolder(p *pieces.Piece) []claims.Claim {
	if p.Kind != pieces.Item || !strings.HasPrefix(p.Text, "`") || p.Section == nil {
		return nil
	}
	name, _, ok := strings.Cut(p.Text[1:], "`")
	if !ok || strings.Contains(name, "/") || !names.IsFile(name) || !names.IsPlainPath(name) {
		return nil
	}
	for _, title := range []string{p.Label, p.Section.Title} {
		for _, w := range names.PathWords(title) {
			if strings.HasSuffix(w, "/") && len(w) > 2 && names.IsPlainPath(strings.TrimSuffix(w, "/")) {
				return []claims.Claim{{Kind: claims.KindFile, Line: p.Line, File: &claims.File{Path: strings.TrimPrefix(w, "./") + name}}}
			}
		}
	}
	return nil
}

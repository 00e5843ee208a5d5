package claims

import "strings"

// titledFile claims the file or folder that a title is about and gives without the folder
// it lies in: "### The till (till.py)", "### `models/`", "**`main.go`**:". Where it lies is
// not said, so that one of that name anywhere keeps the promise.
func titledFile(_ *reading, b *block) []Claim {
	if b.kind != heading && b.kind != label || b.frame.motive || b.frame.testing {
		return nil
	}
	name := titledName(strings.Trim(b.text, ": "))
	if name == "" || !plainPath(name) || strings.HasPrefix(name, ".kiro") {
		return nil
	}
	return []Claim{{Kind: KindFile, Line: b.line, File: &File{Path: name}}}
}

// titledName is the name of a file, or of a folder with its stroke, that is all of a title
// or what stands at its end in brackets or between back-ticks.
func titledName(title string) string {
	for _, end := range []string{")", "`", "）"} {
		title = strings.TrimSuffix(title, end)
	}
	if at := strings.LastIndexAny(title, "(`（"); at >= 0 {
		title = title[at:]
	}
	name := strings.TrimPrefix(strings.TrimSpace(strings.TrimLeft(withoutMarker(title), "(`（")), "./")
	folder := strings.TrimSuffix(name, "/")
	if strings.Contains(folder, "/") || strings.Contains(folder, " ") {
		return "" // with its folder it is read by [files]
	}
	if namesFile(name) && !strings.HasPrefix(name, ".") || folder != name && len(folder) > 1 {
		return folder
	}
	return ""
}

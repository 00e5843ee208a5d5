package structure

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
)

// TitledFile claims the file or folder that a title is about and gives without the folder
// it lies in: "### The till (till.py)", "### `models/`", "**`main.go`**:". Where it lies is
// not said, so that one of that name anywhere keeps the promise.
func TitledFile(_ *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Kind != pieces.Heading && p.Kind != pieces.Label || p.Frame.Motive || p.Frame.Testing {
		return nil
	}
	name := titledName(strings.Trim(p.Text, ": "))
	if name == "" || !names.IsPlainPath(name) || strings.HasPrefix(name, ".kiro") {
		return nil
	}
	return []claims.Claim{{Kind: claims.KindFile, Line: p.Line, File: &claims.File{Path: name}}}
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
	name := strings.TrimPrefix(strings.TrimSpace(strings.TrimLeft(words.WithoutMarker(title), "(`（")), "./")
	folder := strings.TrimSuffix(name, "/")
	if strings.Contains(folder, "/") || strings.Contains(folder, " ") {
		return "" // with its folder it is read by [Files]
	}
	if names.IsFile(name) && !strings.HasPrefix(name, ".") || folder != name && len(folder) > 1 {
		return folder
	}
	return ""
}

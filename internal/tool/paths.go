package tool

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
)

// absolutePath is a path from the root of a file system, on either kind of
// system, where one may begin: "and/or" and "GET /orders" are none.
var absolutePath = lazily(`(^|[\s"'(=\[])(?:[A-Za-z]:[\\/]|/|\\\\)[^\s"':)\]]*[\\/]([^\s"':)\]\\/]+)`)

// withoutPaths is the error's text with every absolute path cut to its last
// element: where a workspace lies is nobody's business but its owner's.
func withoutPaths(err error) string {
	text := err.Error()
	if pe, ok := errors.AsType[*fs.PathError](err); ok && filepath.IsAbs(pe.Path) {
		text = strings.ReplaceAll(text, pe.Path, "…/"+filepath.Base(pe.Path))
	}
	return absolutePath().ReplaceAllString(text, "$1…/$2")
}

// Package ignore says which paths of a folder git would ignore.
//
// Most callers want [Rules.With] for every .gitignore on the way down, then
// [Rules.Match] before they descend. The package reads no files: the caller,
// who holds the folder, hands in the bytes.
//
// It alone knows go-git, and of it only the matcher: measured against
// "git check-ignore" it was wrong on one form of pattern, [!b], which is
// rewritten here.
package ignore

import (
	"bufio"
	"bytes"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/format/gitignore"
)

// Rules are the patterns in force in one folder: its own and those of the
// folders above it. The zero value and nil ignore nothing. Rules do not
// change; [Rules.With] makes new ones.
type Rules struct {
	patterns []gitignore.Pattern
}

// With adds the patterns of the .gitignore in dir, a slash-separated path
// relative to the workspace, empty for the workspace itself.
func (r *Rules) With(dir string, source []byte) *Rules {
	domain := segments(dir)
	var own []gitignore.Pattern
	lines := bufio.NewScanner(bytes.NewReader(bytes.TrimPrefix(source, []byte("\ufeff"))))
	for lines.Scan() {
		line := strings.TrimSuffix(lines.Text(), "\r")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		own = append(own, gitignore.ParsePattern(strings.ReplaceAll(line, "[!", "[^"), domain))
	}
	if len(own) == 0 {
		return r
	}
	if r != nil {
		own = append(slices.Clip(r.patterns), own...)
	}
	return &Rules{patterns: own}
}

// Match reports whether git would ignore path, slash-separated and relative
// to the workspace. As in git, what is in an ignored folder is ignored; the
// caller does not descend into one, so that is not asked again here.
func (r *Rules) Match(path string, folder bool) bool {
	if r == nil || path == "" {
		return false
	}
	return gitignore.NewMatcher(r.patterns).Match(segments(path), folder)
}

func segments(path string) []string {
	if path == "" || path == "." {
		return nil
	}
	return strings.Split(path, "/")
}

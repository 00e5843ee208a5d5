package workflow

import (
	"path"
	"strings"
)

// matchesGlob holds a slash-separated path against a pattern with *, ?, [],
// ** for any number of folders, and {a,b}. As in Kiro, a pattern without a
// slash matches a file in any folder.
func matchesGlob(pattern, name string) bool {
	for _, p := range alternatives(pattern, 64) {
		parts := strings.Split(strings.TrimPrefix(p, "./"), "/")
		if len(parts) == 1 {
			parts = []string{"**", p}
		}
		if matchesParts(parts, strings.Split(strings.TrimPrefix(name, "./"), "/")) {
			return true
		}
	}
	return false
}

// alternatives writes out {a,b}, the first group first, at most limit of them.
func alternatives(pattern string, limit int) []string {
	open := strings.IndexByte(pattern, '{')
	end := strings.IndexByte(pattern, '}')
	if open < 0 || end < open {
		return []string{pattern}
	}
	var all []string
	for choice := range strings.SplitSeq(pattern[open+1:end], ",") {
		if len(all) >= limit {
			break
		}
		all = append(all, alternatives(pattern[:open]+strings.TrimSpace(choice)+pattern[end+1:], limit-len(all))...)
	}
	return all
}

func matchesParts(pattern, name []string) bool {
	for len(pattern) > 0 {
		if pattern[0] == "**" {
			for len(pattern) > 0 && pattern[0] == "**" {
				pattern = pattern[1:]
			}
			if len(pattern) == 0 {
				return true
			}
			for i := range name {
				if matchesParts(pattern, name[i:]) {
					return true
				}
			}
			return false
		}
		if len(name) == 0 {
			return false
		}
		if ok, err := path.Match(pattern[0], name[0]); err != nil || !ok {
			return false
		}
		pattern, name = pattern[1:], name[1:]
	}
	return len(name) == 0
}

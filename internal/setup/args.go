package setup

import (
	"slices"
	"strings"
)

// commandLine is an entry as a host reads it.
type commandLine struct {
	command string
	args    []string
}

// server is what the line starts.
func (l commandLine) server() Server {
	_, roots := splitArgs(l.args)
	return Server{Command: l.command, Roots: roots}
}

// mergedArgs puts roots in place of those of an entry. Its other arguments
// stay: a person who added --read-only must not lose it to an update.
func mergedArgs(had, roots []string) []string {
	rest, former := splitArgs(had)
	if !slices.Contains(rest, "serve") {
		rest = append([]string{"serve"}, rest...)
	}
	if len(roots) == 0 {
		roots = former
	}
	for _, root := range roots {
		rest = append(rest, "--root", root)
	}
	return rest
}

func splitArgs(args []string) (rest, roots []string) {
	for i := 0; i < len(args); i++ {
		value, joined := strings.CutPrefix(args[i], "--root=")
		switch {
		case joined:
			roots = append(roots, value)
		case args[i] == "--root" && i+1 < len(args):
			i++
			roots = append(roots, args[i])
		default:
			rest = append(rest, args[i])
		}
	}
	return rest, roots
}

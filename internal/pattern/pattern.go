// Package pattern keeps regular expressions until somebody needs them. Hosts
// wait for a server to start, and one that is never asked to validate a spec
// should not pay for the words that validation looks for: half a millisecond
// and half a megabyte for some forty of them (measured).
package pattern

import (
	"regexp"
	"sync"
)

// Of is a regular expression that is compiled when it is first used. It panics
// then if the expression is wrong, which is a mistake in the program.
func Of(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

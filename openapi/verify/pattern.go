package verify

import (
	"sync"
	"time"

	"github.com/dlclark/regexp2/v2"
)

// matchTime is how long one match may take. Patterns of contracts are ECMA's,
// whose engines go back, some of them for years.
const matchTime = 50 * time.Millisecond

// maxPatterns is how many compiled patterns are kept. The largest contract of
// the corpus has a few hundred.
const maxPatterns = 2000

var compiled = struct {
	sync.Mutex
	patterns map[string]*regexp2.Regexp // nil: it cannot be compiled
}{patterns: map[string]*regexp2.Regexp{}}

// Matches reports whether a pattern of ECMA 262 is found in s, and whether that
// could be told at all: not for one that cannot be read or takes too long.
func Matches(pattern, s string) (yes, known bool) {
	re := patternOf(pattern)
	if re == nil {
		return false, false
	}
	yes, err := re.MatchString(s)
	return yes, err == nil
}

func patternOf(pattern string) *regexp2.Regexp {
	compiled.Lock()
	defer compiled.Unlock()
	re, known := compiled.patterns[pattern]
	if known {
		return re
	}
	// Categories such as \p{L} are ECMA's too, but not in this mode.
	for _, options := range []regexp2.RegexOptions{regexp2.ECMAScript | regexp2.Unicode, regexp2.None} {
		if made, err := regexp2.Compile(pattern, options); err == nil {
			made.MatchTimeout = matchTime
			re = made
			break
		}
	}
	if len(compiled.patterns) >= maxPatterns {
		clear(compiled.patterns)
	}
	compiled.patterns[pattern] = re
	return re
}

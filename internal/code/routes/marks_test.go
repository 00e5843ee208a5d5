package routes

import (
	"slices"
	"strings"
	"testing"
)

// One pass finds what a search for each mark finds, wherever in the file a mark
// begins: the pass steps over bytes.
func TestMarksAreFoundInOnePass(t *testing.T) {
	if n := len(frameworks()); n == 0 || n > 32 {
		t.Fatalf("%d frameworks", n)
	}
	for language, m := range allMarks() {
		for i, f := range frameworks() {
			if !slices.Contains(f.languages, language) {
				continue
			}
			for _, mark := range f.marks {
				sources := []string{mark, mark + "\n", mark[:len(mark)-1], "", "\x00\xff" + mark[1:]}
				for n := range 12 {
					sources = append(sources, strings.Repeat("x", n)+mark, strings.Repeat(mark[:1], n)+mark+" ")
				}
				for _, src := range sources {
					if got, want := m.in([]byte(src))&(1<<i) != 0, marked([]byte(src), f.marks); got != want {
						t.Errorf("%s in %q: %v, want %v", f.name, src, got, want)
					}
				}
			}
		}
	}
}

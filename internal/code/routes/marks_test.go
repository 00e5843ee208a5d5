package routes

import (
	"slices"
	"testing"
)

// One pass finds what a search for each mark finds, and no framework has a mark
// that is too short for it.
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
				for _, src := range []string{mark, "x" + mark, mark + "\n", mark[:len(mark)-1], "", "\x00\xff" + mark[1:]} {
					if got, want := m.in([]byte(src))&(1<<i) != 0, marked([]byte(src), f.marks); got != want {
						t.Errorf("%s in %q: %v, want %v", f.name, src, got, want)
					}
				}
			}
		}
	}
}

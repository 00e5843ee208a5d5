package specfs

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestCheckPath(t *testing.T) {
	for _, name := range []string{"a", ".kiro/specs/x/tasks.md", "a b/c", "日本", "console.md", "com.md", "ab:c", "..a/b..", "community"} {
		if err := checkPath(name); err != nil {
			t.Errorf("%q is refused: %v", name, err)
		}
	}
	for _, name := range []string{"", "/", "..", "../a", "a/../b", "a/..", "./a", "a/", "a//b", `a\b`, "c:", "C:x", "a/d:x", "a\x00", "nul", "NUL.txt", "x/Con", "aux .md", "COM1.md", "lpt³", "CONIN$", strings.Repeat("a/", 2100) + "a"} {
		if err := checkPath(name); err == nil {
			t.Errorf("%q is accepted", name)
		}
	}
}

// FuzzCheckPath holds our rule against the one of the standard library: what
// we accept stays in its folder.
func FuzzCheckPath(f *testing.F) {
	for _, seed := range []string{"a/b", "../x", "a/./b", "c:/x", `\\host\share`, "nul", "a\x00b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if checkPath(name) != nil {
			return
		}
		if !filepath.IsLocal(filepath.FromSlash(name)) || strings.ContainsAny(name, "\\\x00") {
			t.Errorf("%q is accepted and may leave its folder", name)
		}
	})
}

func TestIsSpecName(t *testing.T) {
	for _, name := range []string{"orders", "mit blank", "注文", "a%2Fb", "@x", "👩\u200d💻", "می\u200cخواهم", "-dash"} {
		if !isSpecName(name) {
			t.Errorf("%q is refused", name)
		}
	}
	for _, name := range []string{"con", "c:x", `a\b`, "bad\xff", "a\nb", "x\u202ey", "soft\u00adhyphen", "zero\u200bwidth"} {
		if isSpecName(name) {
			t.Errorf("%q is taken, but cannot be given back", name)
		}
	}
}

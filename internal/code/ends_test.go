package code

import (
	"io/fs"
	"os"
	"testing"

	"kiro-mcp/internal/code/lex"
)

// samples are nine projects in as many stacks.
const samples = "../conform/bench/testdata"

// A file that is being written ends anywhere. Whatever stands last, no reader
// looks for what should follow it, as one for EF did after "Entity<A."; and a
// function without its end ends with the file, not on line 0 as in Go once.
func TestSourceEndsAnywhere(t *testing.T) {
	for _, l := range everyLanguage {
		endsAnywhere(t, l.name, []byte(l.src), 1)
	}
	step := 41
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		step = 1
	}
	files := 0
	err := fs.WalkDir(os.DirFS(samples), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || lex.Of(name) == nil {
			return err
		}
		src, err := os.ReadFile(samples + "/" + name)
		files++
		endsAnywhere(t, name, src, step)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 200 {
		t.Fatalf("only %d files of samples in %s", files, samples)
	}
}

// endsAnywhere reads all that stands before a token, for one in so many tokens:
// what stood before is then the last of its file.
func endsAnywhere(t *testing.T, name string, src []byte, step int) {
	t.Helper()
	lang := lex.Of(name)
	if lang == nil {
		return
	}
	whole := lex.Scan(name, lang, src)
	for i := len(name) % step; i < len(whole.Tokens); i += step {
		check(t, name, src[:whole.Tokens[i].Start])
	}
}
